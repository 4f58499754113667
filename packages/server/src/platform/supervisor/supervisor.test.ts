import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockInstance } from './instance-lock.ts';
import { createSupervisor } from './supervisor.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('everything is stopped once, last first, whatever fails', async () => {
  const told: string[] = [];
  const supervisor = createSupervisor({ onFailure: (name) => told.push(`failed ${name}`) });
  for (const name of ['database', 'sandbox', 'http']) {
    supervisor.onStop(name, async () => {
      told.push(name);
      if (name === 'sandbox') throw new Error('no');
    });
  }
  expect(supervisor.stopping).toBe(false);
  await Promise.all([supervisor.stop(), supervisor.stop()]);
  expect(supervisor.stopping).toBe(true);
  expect(told).toEqual(['http', 'sandbox', 'failed sandbox', 'database']);
});

test('a second instance on the same folder is told where the first one is', () => {
  const first = lockInstance(folder);
  if (!first.ok) throw new Error(first.error.code);
  first.value.announce('http://localhost:8080');
  expect(lockInstance(folder)).toMatchObject({
    ok: false,
    error: { code: 'already-running', message: { id: expect.stringContaining('http://localhost:8080') } },
  });
  first.value.release();
  const second = lockInstance(folder);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
});

test.each([
  ['a process that has ended', () => ({ pid: spawnSync('true').pid, born: '1' })],
  ['a process whose number was used again', () => ({ pid: process.pid, born: '1' })],
  ['a half written file', () => undefined],
])('a lock of %s is taken over', (_, holder) => {
  writeFileSync(join(folder, 'running.json'), JSON.stringify(holder()) ?? '{"pid":');
  const lock = lockInstance(folder);
  expect(lock.ok).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  if (lock.ok) lock.value.release();
});
