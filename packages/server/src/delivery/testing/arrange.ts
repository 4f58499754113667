import { randomUUID } from 'node:crypto';
import { arrangeCases, masterKeys, value } from '../../cases/testing/arrange.ts';
import { gardener, officerCaller, residentCaller } from '../../cases/testing/fakes.ts';
import { regionDatabase } from '../../platform/database/index.ts';
import type { TelephoneBridge } from '../../platform/telephone/index.ts';
import type { ActionInputs, Caller, FieldRecord } from '../../types.ts';
import { receiverCode } from '../codes.ts';
import { createDelivery } from '../index.ts';
import { codeOf } from '../proofs.ts';
import { boxPack, boxRegion } from './invented-box.ts';

/** Boxes of seeds with this part registered above their cases, over a real database. */
export async function arrangeDelivery() {
  const arranged = await arrangeCases({
    packFiles: boxPack(),
    regions: [boxRegion('9901'), boxRegion('9902')],
  });
  const { services: cases, dependencies, people } = arranged;
  const rung: string[] = [];
  const telephone: TelephoneBridge = {
    async connect({ to }) {
      rung.push(to);
      return { ok: true, value: { dial: '+622100000000', until: '2026-11-16T02:10:00.000Z' } };
    },
  };
  const delivery = createDelivery({
    ...dependencies,
    masterKeys,
    cases,
    people,
    telephone,
    publicUrl: 'https://kebun.example',
  });
  cases.registerFollower(delivery.follow);
  cases.hooks.proofs = delivery.proofs;

  const officer = (accountId: string, role: string, officeId: string, villageCode?: string): Caller => {
    const posts = [{ role, officeId, ...(villageCode && { villageCode }) }];
    people.officers.push({ accountId, name: `Petugas ${accountId}`, posts });
    return officerCaller(accountId, posts);
  };
  const desk = officer('north-desk', 'recorder', 'north-office');
  const southDesk = officer('south-desk', 'recorder', 'south-office');
  const courier = officer('karta', 'carrier', 'registry');
  const otherCourier = officer('kardi', 'carrier', 'registry');
  const neighbour = officer('tina', 'village-officer', 'north-office', '99.01.01.1001');
  const { service } = delivery;
  const database = regionDatabase(arranged.database, '9901');

  async function act(caller: Caller, code: string, action: string, given: ActionInputs = {}) {
    const { lastSeq } = value(await cases.cases.view(caller, code));
    return cases.cases.act(caller, { key: randomUUID(), code, lastSeq, action, with: given });
  }

  /** A box that was asked for and made: packed, or at the counter where a small plot's is collected. */
  async function newBox(
    options: { size?: 'large' | 'small'; villageCode?: string; street?: string } = {},
  ): Promise<{ readonly caller: Caller; readonly code: string; readonly parcelId: string }> {
    const { size = 'large', villageCode = '99.01.01.1001', street = 'Jalan Mawar 1' } = options;
    const accountId = randomUUID();
    people.applicants.set(accountId, { applicant: gardener, household: [], identity: 'matched' });
    const caller = residentCaller(accountId);
    const { id } = value(await cases.drafts.start(caller, 'seed-box'));
    const home = { street, rt: '001', rw: '002', villageCode };
    value(await cases.drafts.saveStep(caller, id, 'plot', { answers: { size, plants: 'Cabai', home } }));
    arranged.files.upload(id, 'sketch');
    const saved = value(await cases.drafts.saveStep(caller, id, 'papers', { answers: { truth: true } }));
    const { code } = value(
      await cases.cases.send(caller, { key: randomUUID(), draftId: id, version: saved.version }),
    );
    value(await act(villageCode.startsWith('99.01.02') ? southDesk : desk, code, 'make'));
    const { case_id: parcelId } = await database
      .selectFrom('parcel')
      .select('case_id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    return { caller, code, parcelId };
  }

  /** What the receiver would read out. */
  async function codeFor(parcelId: string): Promise<string> {
    const found = await codeOf(arranged.database, '9901', parcelId);
    return receiverCode(masterKeys, found!.source);
  }

  const prepare = (
    more: Partial<Parameters<typeof service.prepareManifest>[1]> = {},
    caller: Caller = desk,
  ) =>
    service.prepareManifest(caller, {
      key: randomUUID(),
      officeId: 'north-office',
      courierAccountId: 'karta',
      ...more,
    });

  const tell = (
    manifestId: string,
    body: FieldRecord['body'],
    more: Partial<FieldRecord> = {},
    caller: Caller = courier,
  ) =>
    service.record(caller, {
      key: randomUUID(),
      at: arranged.clock.now.toISOString(),
      manifestId,
      body,
      ...more,
    });

  /** A manifest that the courier has taken along whole. */
  async function underway(parcelIds: readonly string[]): Promise<string> {
    const { manifestId } = value(await prepare({ parcelIds }));
    value(await service.handOver(desk, { key: randomUUID(), manifestId, counted: parcelIds.length }));
    const taken = value(await tell(manifestId, { kind: 'accepted', scanned: parcelIds, missing: [] }));
    if (taken.outcome !== 'done') throw new Error(JSON.stringify(taken));
    return manifestId;
  }

  const deliveredBy = (code: string): FieldRecord['body'] => ({
    kind: 'delivered',
    proof: { kind: 'code', code },
    receiverName: 'Sari Melati',
    receiverRelation: 'self',
  });

  const parcelOf = (parcelId: string) =>
    database.selectFrom('parcel').selectAll().where('case_id', '=', parcelId).executeTakeFirstOrThrow();

  const began = arranged.clock.now;
  async function empty(): Promise<void> {
    await arranged.admin.query('truncate parcel, manifest, manifest_stop, delivery_record');
    arranged.clock.now = began;
    rung.length = 0;
  }

  return {
    ...arranged,
    empty,
    cases,
    service,
    delivery,
    regional: database,
    desk,
    southDesk,
    courier,
    otherCourier,
    neighbour,
    rung,
    act,
    newBox,
    codeFor,
    prepare,
    tell,
    underway,
    deliveredBy,
    parcelOf,
    key: () => randomUUID() as string,
  };
}
