import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSigningWorld, type SigningWorld } from '../testing/signing-world.ts';
import { localSigner } from './local-signer.ts';

const onLinux = test.runIf(process.platform === 'linux');

let world: SigningWorld;

beforeAll(async () => {
  world = await createSigningWorld();
});

afterAll(() => world.close());

onLinux('a worker that is killed signs nothing, and the next document finds another', async () => {
  const signer = localSigner(world.options);
  expect((await world.sign(signer)).ok).toBe(true);
  const [worker] = workers();
  const running = world.sign(signer);
  process.kill(worker!, 'SIGKILL');
  expect(await running).toMatchObject({ ok: false, error: { code: 'refused' } });
  expect((await world.sign(signer)).ok).toBe(true);
  expect(workers()).not.toContain(worker);
  await signer.close?.();
});

onLinux('who stops the server by its group stops no signature, and closing ends the worker', async () => {
  const signer = localSigner(world.options);
  expect((await world.sign(signer)).ok).toBe(true);
  const [worker] = workers();
  const running = world.sign(signer);
  process.kill(worker!, 'SIGINT');
  process.kill(worker!, 'SIGTERM');
  expect((await running).ok).toBe(true);
  expect(workers()).toEqual([worker]);
  await signer.close?.();
  expect(workers()).toEqual([]);
});

onLinux('a worker knows nothing of the environment, and its command line nothing of the key', async () => {
  process.env.SATULOKET_SECRET_OF_THIS_TEST = 'rahasia';
  const signer = localSigner(world.options);
  try {
    expect((await world.sign(signer)).ok).toBe(true);
    const [worker] = workers();
    const names = readFileSync(`/proc/${worker}/environ`, 'utf8')
      .split('\0')
      .filter((each) => each !== '')
      .map((each) => each.slice(0, each.indexOf('=')));
    expect(names.filter((name) => !name.startsWith('NODE_'))).toEqual([]);
    const command = readFileSync(`/proc/${worker}/cmdline`, 'utf8')
      .split('\0')
      .filter((each) => each !== '');
    expect(command.slice(1)).toEqual([
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=8',
      expect.stringMatching(/signing-worker\.ts$/),
    ]);
  } finally {
    delete process.env.SATULOKET_SECRET_OF_THIS_TEST;
    await signer.close?.();
  }
});

/** Numbers of this process's own children that sign. */
function workers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((number) => {
      try {
        const [, parent] = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${number}/stat`, 'utf8')) ?? [];
        return (
          Number(parent) === process.pid &&
          readFileSync(`/proc/${number}/cmdline`, 'utf8').includes('signing-worker')
        );
      } catch {
        // It ended meanwhile.
        return false;
      }
    })
    .map(Number);
}
