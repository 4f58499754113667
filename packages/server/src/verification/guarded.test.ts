import { afterEach, expect, it } from 'vitest';
import { createFileCheck, type FileCheck } from './guarded.ts';
import { makeAuthority } from './testing/authority.ts';
import { plainPdf, signed } from './testing/documents.ts';

let check: FileCheck;
afterEach(() => check.close());

it('checks in a process of its own, and reads the text of what someone trusted has signed', async () => {
  const authority = await makeAuthority('Otoritas Uji');
  check = createFileCheck({ signatures: [authority.root.der], timestamps: [authority.root.der] });
  const at = new Date('2026-11-22T03:00:00Z');
  const pdf = await signed(plainPdf(['Nama Dewi Anggraini']), { authority, at });
  const answer = await check.check(pdf, { withText: true });
  expect(answer?.report.verdict).toBe('genuine');
  expect(answer?.text).toContain('Nama Dewi Anggraini');
  expect((await check.check(plainPdf(), { withText: true }))?.text).toBeUndefined();
});

it('ends what takes too long, and goes on with the next file', async () => {
  check = createFileCheck({ signatures: [], timestamps: [] }, { timeoutMilliseconds: 1 });
  expect((await check.check(plainPdf()))?.report.verdict).toBe('too-complex');
  await check.close();
  check = createFileCheck({ signatures: [], timestamps: [] });
  expect((await check.check(plainPdf()))?.report.verdict).toBe('unsigned');
});

it('lets only so many wait', async () => {
  check = createFileCheck({ signatures: [], timestamps: [] }, { waiting: 1 });
  const [first, second] = await Promise.all([check.check(plainPdf()), check.check(plainPdf())]);
  expect(first?.report.verdict).toBe('unsigned');
  expect(second).toBeUndefined();
});

it.runIf(process.platform === 'linux')(
  'ends what takes too much memory, and says that it can not be judged',
  async () => {
    // With less, Node does not even fail: the time would end it, and the memory be proved by nothing.
    const limits = { memoryMegabytes: 64, timeoutMilliseconds: 1_000_000 };
    check = createFileCheck({ signatures: [], timestamps: [] }, limits);
    expect((await check.check(plainPdf()))?.report.verdict).toBe('too-complex');
  },
);
