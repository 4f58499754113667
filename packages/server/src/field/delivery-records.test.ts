import { success } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { officerCaller } from '../cases/testing/fakes.ts';
import type { FieldRecord } from '../delivery/contract.ts';
import { deliveryRecords } from './delivery-records.ts';

const courier = officerCaller('kur', [{ role: 'courier', officeId: 'registry' }]);
const photo = 'a'.repeat(64);
const at = new Date('2026-11-22T02:00:00.000Z');

function arrange() {
  const records: FieldRecord[] = [];
  const handler = deliveryRecords({
    record: async (_caller, record) => {
      records.push(record);
      return success({ outcome: 'done' });
    },
  });
  const take = (kind: string, payload: Record<string, unknown>) =>
    handler.take(courier, { key: 'act', at, kind, payload, fileIds: new Map([[photo, 'file-1']]) });
  return { handler, records, take };
}

const stop = { manifestId: 'm', parcelId: 'p' };
const given = { ...stop, receiverName: 'Dewi', receiverRelation: 'self' };

test.each([
  [
    'a manifest that was accepted',
    'delivery.accepted',
    { manifestId: 'm', scanned: ['p'], missing: [{ parcelId: 'q', reason: 'Tidak ada' }] },
    { kind: 'accepted', scanned: ['p'], missing: [{ parcelId: 'q', reason: 'Tidak ada' }] },
  ],
  [
    'a code',
    'delivery.delivered',
    { ...given, proof: { kind: 'code', code: '123456' }, tookBack: true },
    { kind: 'delivered', proof: { kind: 'code', code: '123456' }, receiverName: 'Dewi', tookBack: true },
  ],
  [
    'a photo, by the file that it has become',
    'delivery.delivered',
    { ...given, proof: { kind: 'photo', file: photo } },
    { kind: 'delivered', proof: { kind: 'photo', fileId: 'file-1' } },
  ],
  [
    'an attempt that failed',
    'delivery.failed',
    { ...stop, why: 'nobody', note: 'Pagar terkunci', photo },
    { kind: 'failed', why: 'nobody', note: 'Pagar terkunci', photo: 'file-1' },
  ],
  [
    'what came back',
    'delivery.came-back',
    { manifestId: 'm', scanned: ['p'] },
    { kind: 'came-back', scanned: ['p'] },
  ],
])('%s', async (_what, kind, payload, body) => {
  const { handler, records, take } = arrange();
  expect(await take(kind, payload)).toMatchObject({ ok: true });
  expect(records).toMatchObject([{ key: 'act', at: at.toISOString(), manifestId: 'm', body }]);
  expect(handler.describe({ kind, payload })?.id).toBeTruthy();
  expect(handler.caseOf?.({ kind, payload })).toBe('parcelId' in payload ? payload.parcelId : undefined);
});

test.each([
  ['an unknown kind', 'delivery.sung', stop],
  ['no parcel', 'delivery.failed', { manifestId: 'm', why: 'nobody' }],
  ['an unknown reason', 'delivery.failed', { ...stop, why: 'rain' }],
  [
    'a photo that was never sent',
    'delivery.delivered',
    { ...given, proof: { kind: 'photo', file: 'b'.repeat(64) } },
  ],
  ['more than is asked', 'delivery.came-back', { manifestId: 'm', scanned: [], nik: '1' }],
])('%s is malformed', async (_what, kind, payload) => {
  const { records, take } = arrange();
  expect(await take(kind, payload)).toMatchObject({ ok: false, error: { code: 'record-malformed' } });
  expect(records).toEqual([]);
});
