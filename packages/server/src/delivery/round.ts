import { createHash } from 'node:crypto';
import {
  type ActionInputs,
  canonicalJson,
  failure,
  type ParcelStep,
  type Problem,
  parcelAction,
  type Result,
  type Service,
  success,
} from '@satuloket/engine';
import { wrongProof } from '../cases/index.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { callUnavailable } from '../platform/telephone/index.ts';
import { recordList } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { codeCheck } from './codes.ts';
import type { DeliveryService, FieldRecord, Round, Stop } from './contract.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { findManifest, manifestNumber, stopsOf } from './manifest-list.ts';
import { closeStop } from './manifests.ts';
import { deskOf } from './policy.ts';
import { differenceUnexplained, problems } from './problems.ts';
import { proofsOf } from './proofs.ts';
import { labelOf, officeNameOf, pointOf, streetWords, toldOf, villageName, windowTitle } from './told.ts';

/** No courier has more manifests at once than fit on a motorcycle. */
const mostManifests = 5;

/** What a courier's device keeps. Stops that are over stay in it, so that a device that starts anew knows them. */
export async function round(dependencies: DeliveryDependencies, caller: Caller): Promise<Result<Round>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskOf(dependencies, caller, 'round', region);
  if (!may.ok) return may;
  const database = regionDatabase(dependencies.database, region.id);
  const found = await database
    .selectFrom('manifest')
    .selectAll()
    .where('courier_id', '=', may.value.officer.accountId)
    .where('state', 'in', ['handed-over', 'accepted'])
    .orderBy('number')
    .limit(mostManifests)
    .execute();
  const manifests = [];
  for (const manifest of found) {
    const stops: Stop[] = [];
    for (const stop of await stopsOf(database, manifest.manifest_id)) {
      const caseId = stop.case_id;
      const told = await toldOf(dependencies, database, { regionId: region.id, caseId });
      const point = pointOf(region, told?.address, stop.village_code);
      stops.push({
        parcelId: caseId,
        code: stop.code,
        label: labelOf(stop),
        order: stop.position,
        holds: told?.holds ?? { id: 'Kiriman', en: 'Parcel' },
        receiver: told?.receiver ?? '',
        street: streetWords(told?.address),
        village: villageName(region, stop.village_code),
        ...(told?.address?.point && point && { point }),
        window: windowTitle(region, stop.window_code),
        callUrl: `/api/v1/regions/${region.slug}/delivery/parcels/${caseId}/calls`,
        attempt: stop.attempt,
        takeBack: told?.takeBack ?? null,
        outcome: stop.outcome,
        codeCheck: await codeCheck(dependencies.masterKeys, {
          regionId: region.id,
          caseId,
          keyId: stop.code_key_id,
          version: stop.code_version,
        }),
      });
    }
    manifests.push({
      id: manifest.manifest_id,
      number: manifestNumber(manifest),
      officeName: officeNameOf(region, manifest.office_id),
      window: windowTitle(region, manifest.window_code),
      state: manifest.state === 'accepted' ? ('accepted' as const) : ('handed-over' as const),
      stops,
    });
  }
  await recordList(dependencies, database, region, caller, {
    purpose: 'delivery',
    what: 'round',
    kinds: ['address'],
    caseIds: manifests.flatMap(({ stops }) => stops.map(({ parcelId }) => parcelId)),
  });
  return success({ at: dependencies.now().toISOString(), manifests });
}

type Recorded = { readonly outcome: 'done' | 'already' | 'set-aside'; readonly problem?: Problem };

/** Takes back what a refused event had begun; never leaves this module. */
class SetAside extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * One event from a device, wholly or not at all. What the rules refuse is set aside with the reason, and happens when
 * it is told again after the reason has gone.
 */
export async function record(
  dependencies: DeliveryDependencies,
  caller: Caller,
  event: FieldRecord,
): Promise<Result<Recorded>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskOf(dependencies, caller, 'record', region);
  if (!may.ok) return may;
  const { accountId } = may.value.officer;
  const now = dependencies.now();
  const happened = new Date(event.at);
  const digest = createHash('sha256')
    .update(canonicalJson([event.manifestId, event.parcelId ?? null, event.body]))
    .digest();
  let code: string | undefined;
  try {
    return await inTransaction(regionDatabase(dependencies.database, region.id), async (transaction) => {
      const begun = await transaction
        .insertInto('delivery_record')
        .values({
          account_id: accountId,
          key: event.key,
          content_hash: digest,
          manifest_id: event.manifestId,
          case_id: event.parcelId ?? null,
          kind: event.body.kind,
          happened_at: Number.isNaN(happened.getTime()) ? now : happened,
          received_at: now,
          file_id: event.body.kind === 'failed' ? (event.body.photo ?? null) : null,
        })
        .onConflict((conflict) => conflict.columns(['region_id', 'account_id', 'key']).doNothing())
        .returning('key')
        .executeTakeFirst();
      if (begun === undefined) return success<Recorded>({ outcome: 'already' });
      const applied = await apply(dependencies, transaction, caller, accountId, event, now);
      if (!applied.ok) {
        if (applied.error.code === wrongProof) code = await codeOfCase(transaction, event.parcelId);
        throw new SetAside(applied.error);
      }
      return success<Recorded>({ outcome: applied.value });
    });
  } catch (error) {
    if (!(error instanceof SetAside)) throw error;
    if (code !== undefined) await proofsOf(dependencies).countWrong({ regionId: region.id, code });
    return success({ outcome: 'set-aside', problem: error.problem });
  }
}

async function codeOfCase(
  transaction: DatabaseTransaction,
  caseId: string | undefined,
): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('parcel')
    .select('code')
    .where('case_id', '=', caseId ?? '')
    .executeTakeFirst();
  return row?.code;
}

async function apply(
  dependencies: DeliveryDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  accountId: string,
  event: FieldRecord,
  now: Date,
): Promise<Result<'done' | 'already'>> {
  const manifest = await findManifest(transaction, event.manifestId, { lock: true });
  // Another courier's manifest is as good as none.
  if (manifest?.courier_id !== accountId) return failure(problems.manifestUnknown);
  const { body } = event;
  if (body.kind === 'accepted') {
    if (manifest.state === 'accepted' || manifest.state === 'closed') return failure(problems.manifestMoved);
    if (manifest.state !== 'handed-over') return failure(problems.manifestMoved);
    return accept(dependencies, transaction, caller, event.manifestId, body, now);
  }
  if (body.kind === 'came-back') {
    if (manifest.state === 'closed') return success('already');
    if (body.scanned.length > 0) {
      await transaction
        .updateTable('manifest_stop')
        .set({ is_returned: true })
        .where('manifest_id', '=', event.manifestId)
        .where('case_id', 'in', body.scanned)
        .execute();
    }
    await transaction
      .updateTable('manifest')
      .set({ returned_at: now })
      .where('manifest_id', '=', event.manifestId)
      .execute();
    return success('done');
  }
  return atDoor(dependencies, transaction, caller, event, body);
}

/** Only what both sides have is on its way; what the courier did not get is named, and waits to be packed again. */
async function accept(
  dependencies: DeliveryDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  manifestId: string,
  { scanned, missing }: Extract<FieldRecord['body'], { kind: 'accepted' }>,
  now: Date,
): Promise<Result<'done'>> {
  const stops = await stopsOf(transaction, manifestId);
  const reasons = new Map(missing.map(({ parcelId, reason }) => [parcelId, reason.trim()]));
  const open = stops.filter(({ outcome }) => outcome === 'listed');
  const unexplained = open.filter(({ case_id }) => !scanned.includes(case_id) && !reasons.get(case_id));
  if (unexplained.length > 0)
    return failure(
      differenceUnexplained('missing', {
        id: `${unexplained.length} kiriman di daftar tidak dipindai dan tidak disebut sebabnya.`,
        en: `${unexplained.length} parcels of the list were not scanned, and no reason is given.`,
      }),
    );
  for (const { case_id: caseId } of open) {
    if (!scanned.includes(caseId)) {
      await closeStop(transaction, manifestId, caseId, {
        outcome: 'missing',
        reason: reasons.get(caseId)!,
        now,
      });
      continue;
    }
    const gone = await step(dependencies, transaction, caller, caseId, 'to-courier', () => ({}));
    if (!gone.ok) return gone;
  }
  await transaction
    .updateTable('manifest')
    .set({ state: 'accepted', accepted_at: now })
    .where('manifest_id', '=', manifestId)
    .execute();
  return success('done');
}

async function atDoor(
  dependencies: DeliveryDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  event: FieldRecord,
  body: Extract<FieldRecord['body'], { kind: 'delivered' | 'failed' }>,
): Promise<Result<'done' | 'already'>> {
  const caseId = event.parcelId ?? '';
  const stop = await transaction
    .selectFrom('manifest_stop')
    .select(['outcome', 'is_open'])
    .where('manifest_id', '=', event.manifestId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (stop === undefined) return failure(problems.notOnManifest);
  // Told twice under two keys, as when a device was given away: it is so already.
  if (stop.outcome === body.kind) return success('already');
  const taken =
    body.kind === 'delivered'
      ? await step(dependencies, transaction, caller, caseId, 'deliver', (service, action) => ({
          proof: body.proof,
          asked: handOverAnswers(service, action, body),
        }))
      : await step(dependencies, transaction, caller, caseId, 'fail', () => ({
          asked: { why: body.why },
          ...(body.photo !== undefined && { proof: { kind: 'photo' as const, fileId: body.photo } }),
          ...(body.note?.trim() ? { note: body.note } : {}),
        }));
  return taken.ok ? success('done') : taken;
}

/** Answers to the questions that the step of the pack asks of whoever hands over. */
export function handOverAnswers(
  service: Service,
  action: string,
  given: {
    readonly receiverName: string;
    readonly receiverRelation: string;
    readonly tookBack?: boolean | undefined;
  },
): NonNullable<ActionInputs['asked']> {
  const asks = service.flow.actions[action]?.asks ?? [];
  const answers: Record<string, string | boolean> = {};
  for (const { code, type } of asks) {
    if (code === 'receiverName') answers[code] = given.receiverName;
    else if (code === 'receiverRelation') answers[code] = given.receiverRelation;
    // The only question that is answered by yes or no is whether the old one was taken back.
    else if (type === 'yes-no' && given.tookBack !== undefined) answers[code] = given.tookBack;
  }
  return answers;
}

async function step(
  dependencies: DeliveryDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  caseId: string,
  what: ParcelStep,
  inputs: (service: Service, action: string) => ActionInputs,
): Promise<Result<unknown>> {
  return dependencies.cases.takeStep(transaction, caller, {
    caseId,
    step: ({ service, state }) => {
      const found = parcelAction(service, state, what);
      return found && { action: found.code, with: inputs(service, found.code) };
    },
  });
}

/** Connects the courier with the receiver of a parcel that is on the way; the number stays here. */
export async function call(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { key, parcelId }: Parameters<DeliveryService['call']>[1],
): ReturnType<DeliveryService['call']> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskOf(dependencies, caller, 'call', region);
  if (!may.ok) return may;
  const database = regionDatabase(dependencies.database, region.id);
  const stop = await database
    .selectFrom('manifest_stop')
    .innerJoin('manifest', (join) =>
      join
        .onRef('manifest.region_id', '=', 'manifest_stop.region_id')
        .onRef('manifest.manifest_id', '=', 'manifest_stop.manifest_id'),
    )
    .select('manifest_stop.case_id')
    .where('manifest_stop.case_id', '=', parcelId)
    .where('manifest_stop.is_open', '=', true)
    .where('manifest.courier_id', '=', may.value.officer.accountId)
    .executeTakeFirst();
  if (stop === undefined) return failure(problems.notOnManifest);
  const told = await toldOf(dependencies, database, { regionId: region.id, caseId: parcelId });
  if (told === undefined || told.phone === '') return failure(problems.noPhone);
  if (dependencies.telephone === undefined) return failure(callUnavailable);
  const connected = await dependencies.telephone.connect({ key, to: told.phone });
  if (!connected.ok) return connected;
  return success({
    dial: connected.value.dial,
    sentence: {
      id: 'Telepon nomor ini dalam beberapa menit; ia menyambungkan Anda dengan penerima.',
      en: 'Dial this number within minutes; it connects you with the receiver.',
    },
  });
}
