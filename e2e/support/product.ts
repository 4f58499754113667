import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The running products, each with a database and stand-ins of its own; `our-product.ts` says which is whose. */
    products: readonly Product[];
  }
}

export type Product = { readonly url: string; readonly sandboxUrl: string };

/** As many as files run side by side (`vitest.config.ts`): what one does to the outside world, the others don't see. */
const sideBySide = 2;
const projectFolder = join(import.meta.dirname, '..', '..');
const startsWithinMilliseconds = 240_000;

/** Starts the products by their own command, once for all browser tests, on free ports and empty data folders. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = Array.from({ length: sideBySide }, startProduct);
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((each) => each.stop()));
  };
  try {
    project.provide('products', await Promise.all(started.map(({ ready }) => ready)));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function startProduct(): { readonly ready: Promise<Product>; stop(): Promise<void> } {
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
  return {
    ready: addressesOf(child).then(async (addresses) => {
      await leaveTheNight(addresses.sandboxUrl);
      return addresses;
    }),
    async stop() {
      await ended(child);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function addressesOf(child: ChildProcess): Promise<Product> {
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
 * Messages wait at night, and tests run at any hour: the demo's clock goes on to the morning unless it is one, which
 * leaves the tests the afternoon to jump into.
 */
async function leaveTheNight(sandboxUrl: string): Promise<void> {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', timeStyle: 'short' });
  const [hours, minutes] = shown.format(new Date()).split(':').map(Number) as [number, number];
  if (hours >= 7 && hours < 13) return;
  const untilSeven = ((7 + 24 - hours) % 24) * 60 - minutes;
  await fetch(`${sandboxUrl}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes: untilSeven }),
  });
}
