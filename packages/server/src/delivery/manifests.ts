import {
  failure,
  officeOf,
  parcelAction,
  type Region,
  type Result,
  routeOrder,
  success,
} from '@satuloket/engine';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DeliveryService } from './contract.ts';
import { couriersOf } from './couriers.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { findManifest, type StoredManifest, stopsOf } from './manifest-list.ts';
import { type DeliveryCommand, deskAt, type Officer } from './policy.ts';
import { differenceUnexplained, problems } from './problems.ts';
import { pointOf, toldOf } from './told.ts';

const longestReason = 300;

/** The frame of every command of the desk: the key, the region and who asks. */
function frameOf(dependencies: DeliveryDependencies, caller: Caller, key: string, content: unknown) {
  const { who } = caller;
  return {
    regionId: caller.regionId,
    caller: `officer:${who.kind === 'officer' ? who.accountId : ''}`,
    key,
    content,
    now: dependencies.now(),
  };
}

/**
 * Takes parcels that wait to be packed onto a manifest. Each is locked before it is taken, so that two desks at the same
 * moment never have the same one.
 */
export async function prepareManifest(
  dependencies: DeliveryDependencies,
  caller: Caller,
  command: Parameters<DeliveryService['prepareManifest']>[1],
): Promise<Result<{ readonly manifestId: string; readonly parcels: number }>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskAt(dependencies, caller, 'prepare-manifest', region, command.officeId);
  if (!may.ok) return may;
  const { officeId, officer } = may.value;
  const couriers = await couriersOf(dependencies, region, officeId);
  if (!couriers.some(({ accountId }) => accountId === command.courierAccountId))
    return failure(problems.courierUnknown);
  const { window } = command;
  if (window !== undefined && !region.delivery.windows.some(({ code }) => code === window))
    return failure(problems.windowUnknown);
  const { key, parcelIds, courierAccountId } = command;
  const content = ['prepare-manifest', officeId, courierAccountId, window ?? null, parcelIds ?? null];
  return runCommand(
    dependencies.database,
    frameOf(dependencies, caller, key, content),
    async (transaction) => {
      const now = dependencies.now();
      const manifestId = newIdentifier(now);
      const taken = await takeParcels(transaction, region, manifestId, { officeId, window, parcelIds });
      if (taken.length === 0) return failure(problems.nothingToPack);
      await transaction
        .insertInto('manifest')
        .values({
          manifest_id: manifestId,
          office_id: officeId,
          courier_id: courierAccountId,
          window_code: window ?? null,
          state: 'prepared',
          prepared_at: now,
          prepared_by: officer.accountId,
        })
        .execute();
      const order = await orderOf(dependencies, transaction, region, officeId, taken);
      await transaction
        .insertInto('manifest_stop')
        .values(
          order.map((caseId, index) => ({
            manifest_id: manifestId,
            case_id: caseId,
            position: index + 1,
            attempt: (taken.find(({ case_id }) => case_id === caseId)?.attempts ?? 0) + 1,
            outcome: 'listed' as const,
            reason: null,
            at: now,
          })),
        )
        .execute();
      return success({ manifestId, parcels: taken.length });
    },
  );
}

type Taken = { readonly case_id: string; readonly village_code: string; readonly attempts: number };

async function takeParcels(
  transaction: DatabaseTransaction,
  region: Region,
  manifestId: string,
  input: {
    readonly officeId: string;
    readonly window: string | undefined;
    readonly parcelIds: readonly string[] | undefined;
  },
): Promise<readonly Taken[]> {
  const { officeId, window, parcelIds } = input;
  if (parcelIds?.length === 0) return [];
  let waiting = transaction
    .selectFrom('parcel')
    .select('case_id')
    .where('office_id', '=', officeId)
    .where('standing', '=', 'packing')
    .where('way', '=', 'home')
    .where('manifest_id', 'is', null);
  if (window !== undefined) waiting = waiting.where('window_code', 'in', [window, '']);
  if (parcelIds !== undefined) waiting = waiting.where('case_id', 'in', parcelIds.slice(0, 200));
  // Locked first: what another desk takes at this moment is passed over, and not one more than fits is taken. Where all
  // is held, perhaps only because something is being noted in the cases, it is waited for.
  const inOrder = waiting
    .orderBy('since')
    .orderBy('case_id')
    .limit(region.delivery.largestManifest)
    .forUpdate();
  const free = await inOrder.skipLocked().execute();
  const locked = free.length > 0 ? free : await inOrder.execute();
  if (locked.length === 0) return [];
  return transaction
    .updateTable('parcel')
    .set({ manifest_id: manifestId })
    .where('manifest_id', 'is', null)
    .where(
      'case_id',
      'in',
      locked.map(({ case_id }) => case_id),
    )
    .returning(['case_id', 'village_code', 'attempts'])
    .execute();
}

async function orderOf(
  dependencies: DeliveryDependencies,
  transaction: DatabaseTransaction,
  region: Region,
  officeId: string,
  taken: readonly Taken[],
): Promise<readonly string[]> {
  const stops = [];
  for (const { case_id: caseId, village_code: villageCode } of taken) {
    const told = await toldOf(dependencies, transaction, { regionId: region.id, caseId });
    const point = pointOf(region, told?.address, villageCode);
    stops.push({
      id: caseId,
      along: `${villageCode} ${told?.address?.street ?? ''}`,
      ...(point && { point }),
    });
  }
  return routeOrder(officeOf(region, officeId)?.location, stops);
}

/** A manifest that the caller's desk may change, locked, in the state in which the command makes sense. */
async function openManifest(
  dependencies: DeliveryDependencies,
  caller: Caller,
  transaction: DatabaseTransaction,
  input: {
    readonly command: DeliveryCommand;
    readonly manifestId: string;
    readonly states: readonly StoredManifest['state'][];
  },
): Promise<
  Result<{ readonly manifest: StoredManifest; readonly officer: Officer; readonly region: Region }>
> {
  const region = regionOf(dependencies, caller.regionId);
  const manifest = await findManifest(transaction, input.manifestId, { lock: true });
  const may = deskAt(dependencies, caller, input.command, region, manifest?.office_id);
  if (!may.ok) return may;
  if (manifest === undefined) return failure(problems.manifestUnknown);
  if (!input.states.includes(manifest.state)) return failure(problems.manifestMoved);
  return success({ manifest, officer: may.value.officer, region });
}

export async function moveStop(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { key, manifestId, parcelId, order }: Parameters<DeliveryService['moveStop']>[1],
): Promise<Result<{ readonly parcels: number }>> {
  const content = ['move-stop', manifestId, parcelId, order];
  return runCommand(
    dependencies.database,
    frameOf(dependencies, caller, key, content),
    async (transaction) => {
      const open = await openManifest(dependencies, caller, transaction, {
        command: 'move-stop',
        manifestId,
        states: ['prepared'],
      });
      if (!open.ok) return open;
      const stops = await stopsOf(transaction, manifestId);
      const ids = stops.map((stop) => stop.case_id);
      if (!ids.includes(parcelId)) return failure(problems.notOnManifest);
      const others = ids.filter((id) => id !== parcelId);
      if (order === null) {
        await transaction
          .deleteFrom('manifest_stop')
          .where('manifest_id', '=', manifestId)
          .where('case_id', '=', parcelId)
          .execute();
        await transaction
          .updateTable('parcel')
          .set({ manifest_id: null })
          .where('case_id', '=', parcelId)
          .where('manifest_id', '=', manifestId)
          .execute();
      } else {
        others.splice(Math.min(Math.max(0, Math.trunc(order) - 1), others.length), 0, parcelId);
      }
      for (const [index, id] of others.entries()) {
        await transaction
          .updateTable('manifest_stop')
          .set({ position: index + 1 })
          .where('manifest_id', '=', manifestId)
          .where('case_id', '=', id)
          .execute();
      }
      return success({ parcels: others.length });
    },
  );
}

/** The office's side of the count; the courier's comes with `accepted`. */
export async function handOver(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { key, manifestId, counted, reason }: Parameters<DeliveryService['handOver']>[1],
): Promise<Result<{ readonly state: StoredManifest['state'] }>> {
  const said = reason?.trim() ?? '';
  return runCommand(
    dependencies.database,
    frameOf(dependencies, caller, key, ['hand-over', manifestId, counted, said]),
    async (transaction) => {
      const open = await openManifest(dependencies, caller, transaction, {
        command: 'hand-over',
        manifestId,
        states: ['prepared'],
      });
      if (!open.ok) return open;
      const stops = await stopsOf(transaction, manifestId);
      if (stops.length === 0) return failure(problems.nothingToPack);
      if (!Number.isSafeInteger(counted) || counted < 0 || (counted !== stops.length && said === '')) {
        return failure(
          differenceUnexplained('reason', {
            id: `Di daftar ada ${stops.length}, hitungan Anda ${counted}. Hitung lagi atau tulis sebabnya.`,
            en: `The list has ${stops.length}, you counted ${counted}. Count again or write why.`,
          }),
        );
      }
      const now = dependencies.now();
      await transaction
        .updateTable('manifest')
        .set({
          state: 'handed-over',
          counted,
          counted_reason: said === '' ? null : said.slice(0, longestReason),
          handed_over_at: now,
          handed_over_by: open.value.officer.accountId,
        })
        .where('manifest_id', '=', manifestId)
        .execute();
      return success({ state: 'handed-over' });
    },
  );
}

/**
 * Counts back in what was not delivered: it goes on by its flow, to a second try or to the counter. Where the courier
 * says that something came back and the office has not got it, the difference is named and needs a reason.
 */
export async function close(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { key, manifestId, scanned, missing }: Parameters<DeliveryService['close']>[1],
): Promise<Result<{ readonly state: StoredManifest['state']; readonly cameBack: number }>> {
  return runCommand(
    dependencies.database,
    frameOf(dependencies, caller, key, ['close', manifestId, scanned, missing]),
    async (transaction) => {
      const open = await openManifest(dependencies, caller, transaction, {
        command: 'close-manifest',
        manifestId,
        states: ['handed-over', 'accepted'],
      });
      if (!open.ok) return open;
      const now = dependencies.now();
      const stops = await stopsOf(transaction, manifestId);
      const due = stops.filter(({ outcome }) => outcome === 'accepted' || outcome === 'failed');
      const reasons = new Map(missing.map(({ parcelId, reason }) => [parcelId, reason.trim()]));
      const unexplained = due.filter(({ case_id }) => !scanned.includes(case_id) && !reasons.get(case_id));
      if (unexplained.length > 0) {
        return failure(
          differenceUnexplained('missing', {
            id: `${unexplained.length} kiriman belum kembali dan belum diserahkan. Centang yang ada, atau tulis sebabnya untuk masing-masing.`,
            en: `${unexplained.length} parcels are neither delivered nor here. Tick those that are here, or write why for each.`,
          }),
        );
      }
      for (const stop of due) {
        const { case_id: caseId } = stop;
        if (!scanned.includes(caseId)) {
          await closeStop(transaction, manifestId, caseId, {
            outcome: 'lost',
            reason: reasons.get(caseId)!,
            now,
          });
          continue;
        }
        const back = await dependencies.cases.takeStep(transaction, caller, {
          caseId,
          step: ({ service, state }) => {
            const found = parcelAction(service, state, 'come-back');
            return found && { action: found.code, with: {} };
          },
        });
        if (!back.ok) return back;
      }
      // What was never taken along lies at the office as before.
      for (const stop of stops.filter(({ outcome }) => outcome === 'listed')) {
        await closeStop(transaction, manifestId, stop.case_id, {
          outcome: 'missing',
          reason: 'Tidak diambil pengantar',
          now,
        });
      }
      await transaction
        .updateTable('manifest_stop')
        .set({ is_open: false })
        .where('manifest_id', '=', manifestId)
        .execute();
      await transaction
        .updateTable('parcel')
        .set({ manifest_id: null })
        .where('manifest_id', '=', manifestId)
        .where(
          'case_id',
          'in',
          stops.map(({ case_id }) => case_id),
        )
        .execute();
      await transaction
        .updateTable('manifest')
        .set({ state: 'closed', closed_at: now, closed_by: open.value.officer.accountId })
        .where('manifest_id', '=', manifestId)
        .execute();
      return success({
        state: 'closed',
        cameBack: due.length - due.filter((s) => !scanned.includes(s.case_id)).length,
      });
    },
  );
}

/** Ends a stop without the parcel: it is named with the reason, and is free for another manifest. */
export async function closeStop(
  transaction: DatabaseTransaction,
  manifestId: string,
  caseId: string,
  input: { readonly outcome: 'missing' | 'lost'; readonly reason: string; readonly now: Date },
): Promise<void> {
  await transaction
    .updateTable('manifest_stop')
    .set({
      outcome: input.outcome,
      reason: input.reason.slice(0, longestReason),
      is_open: false,
      at: input.now,
    })
    .where('manifest_id', '=', manifestId)
    .where('case_id', '=', caseId)
    .execute();
  await transaction
    .updateTable('parcel')
    .set({ manifest_id: null })
    .where('case_id', '=', caseId)
    .where('manifest_id', '=', manifestId)
    .execute();
}
