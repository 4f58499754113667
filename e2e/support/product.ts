import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The running product, its own database and stand-ins included. */
    product: { readonly url: string; readonly sandboxUrl: string };
  }
}

const projectFolder = join(import.meta.dirname, '..', '..');
const startsWithinMilliseconds = 240_000;

/** Starts the product by its own command, once for all browser tests, on free ports and an empty data folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'satuloket-e2e-'));
  const child = spawn(process.execPath, [join(projectFolder, 'packages/cli/bin/satuloket.mjs'), 'start'], {
    cwd: projectFolder,
    env: {
      ...process.env,
      SATULOKET_DATA: join(dataFolder, 'data'),
      SATULOKET_PORT: '0',
      SATULOKET_DEMO_CASES: '0',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await ended(child);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const addresses = await addressesOf(child);
    await leaveTheNight(addresses.sandboxUrl);
    project.provide('product', addresses);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function addressesOf(child: ChildProcess): Promise<{ url: string; sandboxUrl: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const tooLate = setTimeout(() => fail('did not start in time'), startsWithinMilliseconds);
    const fail = (why: string): void => {
      clearTimeout(tooLate);
      reject(new Error(`The product ${why}:\n${said}`));
    };
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /Satuloket siap di (\S+)/.exec(said)?.[1];
      const sandboxUrl = /layanan tiruan .*?(https?:\/\/\S+)/.exec(said)?.[1];
      if (!url || !sandboxUrl) return;
      clearTimeout(tooLate);
      resolve({ url, sandboxUrl });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}

/** Asks it to stop, as Ctrl-C does, and waits until it has ended its database too. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/**
 * Messages wait at night, and tests run at any hour: the demo's clock goes on to the morning when the evening is near.
 */
async function leaveTheNight(sandboxUrl: string): Promise<void> {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', timeStyle: 'short' });
  const [hours, minutes] = shown.format(new Date()).split(':').map(Number) as [number, number];
  if (hours >= 7 && hours < 20) return;
  const untilSeven = ((7 + 24 - hours) % 24) * 60 - minutes;
  await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes: untilSeven }),
  });
}
