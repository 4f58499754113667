import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Unpacking takes seconds; a lock older than this was left by a process that died. */
const staleAfterMilliseconds = 90_000;

/**
 * Unpacks the Chromium from npm once for each user of the machine and tells where it is. It is packed for a cloud
 * function: the variable makes it bring its own libraries. Test files run at once, so one unpacks and the rest wait.
 */
export async function packedChromium(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const folder = join(tmpdir(), `satuloket-browser-${userInfo().uid}`);
  const ready = join(folder, 'ready');
  await mkdir(folder, { recursive: true });
  const lock = join(folder, 'lock');
  while (!existsSync(ready) && !(await take(lock))) await wait(200);
  try {
    return await unpack(folder, ready);
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function unpack(folder: string, ready: string): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    if (!existsSync(ready)) await rm(join(folder, 'chromium'), { force: true });
    const { default: packed } = await import('@sparticuz/chromium');
    const path = await packed.executablePath();
    await writeFile(join(folder, 'fonts', 'fonts.conf'), fontSettings(folder));
    await writeFile(ready, '');
    return path;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The packed settings look for fonts in fixed folders; without any font the browser dies at the first odd character. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const held = await stat(lock).catch(() => undefined);
    if (held && Date.now() - held.mtimeMs > staleAfterMilliseconds)
      await rm(lock, { recursive: true, force: true });
    return false;
  }
}
