import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { type DatabaseConnection, inTransaction } from '../platform/database/index.ts';
import { arrangeDelivery } from './testing/arrange.ts';

const arranged = await arrangeDelivery();

// One database for the file; each test begins with empty shelves.
beforeEach(() => arranged.empty());

test('from the desk to the door: packed, on a manifest, counted on both sides, delivered by the code', async () => {
  const { newBox, prepare, service, desk, courier, tell, codeFor, deliveredBy, act, parcelOf, cases, key } =
    arranged;
  const { code, caller, parcelId } = await newBox();
  expect(value(await service.desk(desk, {})).packing).toMatchObject([
    { window: 'evening', hours: '17:00–20:30', count: 1 },
  ]);
  const { manifestId } = value(await prepare({ window: 'evening' }));
  expect(codeOf(await prepare())).toBe('nothing-to-pack');

  expect(value(await service.round(courier)).manifests).toEqual([]);
  value(await service.handOver(desk, { key: key(), manifestId, counted: 1 }));
  const [manifest] = value(await service.round(courier)).manifests;
  expect(manifest).toMatchObject({ id: manifestId, state: 'handed-over', window: { en: 'In the evening' } });
  expect(manifest!.stops).toMatchObject([
    {
      parcelId,
      receiver: 'Sari Melati',
      street: 'Jalan Mawar 1, RT\u00a0001 RW\u00a0002',
      attempt: 1,
      outcome: 'listed',
    },
  ]);
  expect(JSON.stringify(manifest)).not.toContain('9901014101800001');
  expect(JSON.stringify(manifest)).not.toContain('81200000001');

  expect(value(await tell(manifestId, { kind: 'accepted', scanned: [parcelId], missing: [] })).outcome).toBe(
    'done',
  );
  expect(value(await cases.cases.view(caller, code)).stateCode).toBe('underway');
  const receiver = value(await service.followParcel(caller, code));
  expect(receiver.pickupCode).toBe(await codeFor(parcelId));
  expect(receiver.steps.map(({ standing }) => standing)).toEqual(['done', 'done', 'now', 'ahead']);
  const seenByDesk = value(await service.followParcel(desk, code));
  expect(seenByDesk.pickupCode).toBeNull();

  const told = await tell(manifestId, deliveredBy(receiver.pickupCode!), { parcelId });
  expect(value(told).outcome).toBe('done');
  expect(await parcelOf(parcelId)).toMatchObject({ standing: 'delivered' });
  const { cameBack, state } = value(
    await service.close(desk, { key: key(), manifestId, scanned: [], missing: [] }),
  );
  expect([state, cameBack]).toEqual(['closed', 0]);
  expect(value(await service.manifest(desk, { manifestId })).stops).toMatchObject([{ outcome: 'delivered' }]);
  const done = value(await service.followParcel(caller, code));
  expect(done).toMatchObject({
    mayConfirm: 'confirm',
    mayDispute: 'dispute',
    mayChange: false,
    pickupCode: null,
  });

  value(await act(caller, code, 'dispute'));
  expect(value(await service.parcels(desk, { standing: 'disputed' })).rows).toMatchObject([{ code }]);
});

test('a parcel whose case is being written is waited for where nothing else waits to be packed', async () => {
  const { newBox, prepare, regional, service, desk } = arranged;
  const { parcelId } = await newBox();
  const held = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const writing = inTransaction(regional, async (transaction) => {
    await transaction
      .selectFrom('parcel')
      .select('case_id')
      .where('case_id', '=', parcelId)
      .forUpdate()
      .execute();
    held.resolve();
    await letGo.promise;
  });
  await held.promise;
  const preparing = prepare();
  await waitingForLock(regional).finally(letGo.resolve);
  await writing;
  const { manifestId } = value(await preparing);
  expect(value(await service.manifest(desk, { manifestId })).stops).toMatchObject([{ parcelId }]);
});

test('nobody there: it comes back, goes on the next round by itself, and then waits at the counter', async () => {
  const { newBox, underway, tell, service, desk, courier, cases, parcelOf, key } = arranged;
  const caseState = async (of: string) => value(await cases.cases.view(desk, of)).stateCode;
  const { code, caller, parcelId } = await newBox();
  const photos = [randomUUID(), randomUUID()];
  for (const attempt of [1, 2]) {
    const manifestId = await underway([parcelId]);
    const failed = await tell(
      manifestId,
      { kind: 'failed', why: 'nobody', note: 'Pagar terkunci', photo: photos[attempt - 1]! },
      { parcelId },
    );
    expect(value(failed).outcome).toBe('done');
    expect(value(await service.round(courier)).manifests[0]!.stops).toMatchObject([
      { attempt, outcome: 'failed' },
    ]);
    value(await tell(manifestId, { kind: 'came-back', scanned: [parcelId] }));
    expect(codeOf(await service.close(desk, { key: key(), manifestId, scanned: [], missing: [] }))).toBe(
      'difference-unexplained',
    );
    value(await service.close(desk, { key: key(), manifestId, scanned: [parcelId], missing: [] }));
    expect(await caseState(code)).toBe(attempt === 1 ? 'packing' : 'ready');
  }
  expect(await parcelOf(parcelId)).toMatchObject({ standing: 'counter', attempts: 2, failure: 'nobody' });
  const card = value(await service.followParcel(caller, code));
  expect(card).toMatchObject({ attempts: 2, failure: { en: 'Nobody was there' }, mayChange: true });
  expect(card.collectAt).toMatchObject({ name: { en: 'North Office' } });
  // What the courier saw belongs to the case: who disputes the attempt, and who answers, look at the same picture.
  const { rows } = await arranged.admin.query(
    "select body->'proof'->>'fileId' as photo from case_action where case_id = $1 and body ? 'proof' order by seq",
    [parcelId],
  );
  expect(rows.map(({ photo }) => photo)).toEqual(photos);
});

describe('counting', () => {
  test('a difference is named and needs a reason, on both sides', async () => {
    const { newBox, prepare, service, desk, tell, parcelOf, key } = arranged;
    const first = await newBox();
    const second = await newBox({ street: 'Jalan Melati 2' });
    const { manifestId } = value(await prepare());
    expect(codeOf(await service.handOver(desk, { key: key(), manifestId, counted: 1 }))).toBe(
      'difference-unexplained',
    );
    value(await service.handOver(desk, { key: key(), manifestId, counted: 1, reason: 'Satu belum dikemas' }));
    const short = await tell(manifestId, { kind: 'accepted', scanned: [first.parcelId], missing: [] });
    expect(value(short)).toMatchObject({ outcome: 'set-aside', problem: { code: 'difference-unexplained' } });
    const told = await tell(manifestId, {
      kind: 'accepted',
      scanned: [first.parcelId],
      missing: [{ parcelId: second.parcelId, reason: 'Tidak ada di kantong' }],
    });
    expect(value(told).outcome).toBe('done');
    expect(await parcelOf(first.parcelId)).toMatchObject({ standing: 'courier' });
    expect(await parcelOf(second.parcelId)).toMatchObject({ standing: 'packing', manifest_id: null });
    const view = value(await service.manifest(desk, { manifestId }));
    expect(view).toMatchObject({ counted: 1, countedReason: 'Satu belum dikemas' });
    expect(view.stops.map(({ outcome, reason }) => [outcome, reason]).sort()).toEqual([
      ['accepted', null],
      ['missing', 'Tidak ada di kantong'],
    ]);
    // What was missing goes with the next round.
    expect(value(await prepare()).parcels).toBe(1);
  });

  test('what neither reached anyone nor came back is named as lost, and can be made again', async () => {
    const { newBox, underway, service, desk, act, key } = arranged;
    const { code, parcelId } = await newBox();
    const manifestId = await underway([parcelId]);
    value(
      await service.close(desk, {
        key: key(),
        manifestId,
        scanned: [],
        missing: [{ parcelId, reason: 'Jatuh di jalan' }],
      }),
    );
    expect(value(await service.manifest(desk, { manifestId })).stops).toMatchObject([
      { outcome: 'lost', reason: 'Jatuh di jalan' },
    ]);
    value(await act(desk, code, 'make-again'));
    value(await act(desk, code, 'make'));
    expect(value(await service.parcels(desk, { standing: 'packing' })).rows).toMatchObject([{ code }]);
  });
});

describe('at the same moment', () => {
  test('a parcel is on one manifest only', async () => {
    const { newBox, prepare, regional } = arranged;
    for (const street of ['A', 'B', 'C', 'D', 'E', 'F']) await newBox({ street: `Jalan ${street} 1` });
    const prepared = await Promise.all([prepare(), prepare({ courierAccountId: 'kardi' }), prepare()]);
    const taken = prepared.flatMap((result) => (result.ok ? [result.value.parcels] : []));
    expect(taken.reduce((total, parcels) => total + parcels, 0)).toBe(6);
    const stops = await regional.selectFrom('manifest_stop').select('case_id').execute();
    expect(new Set(stops.map(({ case_id }) => case_id)).size).toBe(6);
    expect(stops).toHaveLength(6);
    // No round is larger than a courier can carry.
    expect(Math.max(...taken)).toBeLessThanOrEqual(4);
  });

  test('an event that is told twice happens once', async () => {
    const { newBox, underway, tell, codeFor, deliveredBy, regional } = arranged;
    const { parcelId } = await newBox();
    const manifestId = await underway([parcelId]);
    const body = deliveredBy(await codeFor(parcelId));
    const both = await Promise.all([
      tell(manifestId, body, { parcelId, key: 'device-7' }),
      tell(manifestId, body, { parcelId, key: 'device-7' }),
    ]);
    expect(both.map((result) => value(result).outcome).sort()).toEqual(['already', 'done']);
    expect(value(await tell(manifestId, body, { parcelId, key: 'device-8' })).outcome).toBe('already');
    const deliveries = await regional
      .selectFrom('case_action')
      .select('seq')
      .where('case_id', '=', parcelId)
      .where('type', '=', 'taken')
      .execute();
    // Made, packed, taken along, delivered.
    expect(deliveries).toHaveLength(4);
  });
});

test('another courier’s manifest is as good as none, and of another office nobody’s', async () => {
  const { newBox, underway, tell, otherCourier, southDesk, service, deliveredBy, codeFor } = arranged;
  const { parcelId } = await newBox();
  const manifestId = await underway([parcelId]);
  const body = deliveredBy(await codeFor(parcelId));
  expect(value(await tell(manifestId, body, { parcelId }, otherCourier))).toMatchObject({
    outcome: 'set-aside',
    problem: { code: 'manifest-unknown' },
  });
  expect(codeOf(await service.manifest(southDesk, { manifestId }))).toBe('outside-your-office');
});

test('the route can be put in another order, and a parcel taken off, until it leaves', async () => {
  const { newBox, prepare, service, desk, key } = arranged;
  for (const street of ['A', 'B', 'C']) await newBox({ street: `Jalan ${street} 1` });
  const { manifestId } = value(await prepare());
  const streets = async () =>
    value(await service.manifest(desk, { manifestId })).stops.map(({ street }) => street.split(' ')[1]);
  expect(await streets()).toEqual(['A', 'B', 'C']);
  const { stops } = value(await service.manifest(desk, { manifestId }));
  value(await service.moveStop(desk, { key: key(), manifestId, parcelId: stops[2]!.parcelId, order: 1 }));
  expect(await streets()).toEqual(['C', 'A', 'B']);
  value(await service.moveStop(desk, { key: key(), manifestId, parcelId: stops[0]!.parcelId, order: null }));
  expect(await streets()).toEqual(['C', 'B']);
  value(await service.handOver(desk, { key: key(), manifestId, counted: 2 }));
  expect(
    codeOf(await service.moveStop(desk, { key: key(), manifestId, parcelId: stops[2]!.parcelId, order: 2 })),
  ).toBe('manifest-moved');
  expect(value(await prepare()).parcels).toBe(1);
});

test('a call connects the courier of the parcel with its receiver, and shows no number', async () => {
  const { newBox, underway, service, courier, otherCourier, rung, key } = arranged;
  const { parcelId } = await newBox();
  await underway([parcelId]);
  expect(codeOf(await service.call(otherCourier, { key: key(), parcelId }))).toBe('not-on-manifest');
  expect(value(await service.call(courier, { key: key(), parcelId })).dial).toBe('+622100000000');
  expect(rung).toEqual(['+6281200000001']);
});

/** Until somebody waits for a row that another transaction holds. */
async function waitingForLock(database: DatabaseConnection): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      database,
    );
    expect(rows).not.toEqual([]);
  });
}
