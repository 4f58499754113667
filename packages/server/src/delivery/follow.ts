import { parcelPlace } from '@satuloket/engine';
import type { CaseEvent, Follower } from '../cases/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { type MasterKeys, rootsOf } from '../record/index.ts';
import type { ParcelStanding, StopOutcome } from './contract.ts';

type ParcelRow = {
  readonly standing: ParcelStanding;
  readonly is_disputed: boolean;
  readonly manifest_id: string | null;
  readonly attempts: number;
};

/** Brings the parcel of a case, and its stop on a manifest, to what the case's record says after each step. */
export function followParcels({ masterKeys }: { readonly masterKeys: MasterKeys }): Follower {
  return async (event) => {
    const { service, after, tx, caseId } = event;
    if (service.parcel === undefined || after.parcel === undefined) return;
    const row = await tx
      .selectFrom('parcel')
      .select(['standing', 'is_disputed', 'manifest_id', 'attempts'])
      .where('case_id', '=', caseId)
      .forUpdate()
      .executeTakeFirst();
    const place = parcelPlace(service, after);
    if (row === undefined && place === null) return;
    const standing = place ?? standingOf(event, row?.standing);
    await write(event, masterKeys, row, standing);
    if (row !== undefined && row.manifest_id !== null)
      await followStop(event, row.manifest_id, row.standing, standing);
  };
}

/** Where it is when no state says so: out of the office's hands, or not made any more. */
function standingOf(event: CaseEvent, before: ParcelStanding | undefined): ParcelStanding {
  const { service, after, action } = event;
  if (action.body.type === 'taken') {
    const { parcel } = service.flow.actions[action.body.action] ?? {};
    if (parcel === 'deliver') return 'delivered';
    if (parcel === 'print-again') return 'gone';
  }
  if (before !== 'delivered') return 'gone';
  const isOpenedAgain =
    action.body.type === 'taken' &&
    event.before?.end != null &&
    after.end === null &&
    service.flow.actions[action.body.action]?.parcel === undefined;
  return isOpenedAgain ? 'gone' : 'delivered';
}

async function write(
  event: CaseEvent,
  masterKeys: MasterKeys,
  row: ParcelRow | undefined,
  standing: ParcelStanding,
): Promise<void> {
  const { tx, caseId, code, service, after, now } = event;
  const parcel = after.parcel!;
  const values = {
    office_id: after.officeId,
    standing,
    is_disputed: isDisputed(event),
    way: parcel.way,
    window_code: parcel.window,
    village_code: parcel.villageCode ?? after.villageCode,
    attempts: parcel.attempts,
    failure: parcel.failure,
  };
  if (row === undefined) {
    await tx
      .insertInto('parcel')
      .values({
        ...values,
        case_id: caseId,
        code,
        service: service.code,
        since: now,
        code_key_id: rootsOf(masterKeys).currentId,
        manifest_id: null,
      })
      .execute();
    return;
  }
  const hasMoved = row.standing !== standing || row.is_disputed !== values.is_disputed;
  await tx
    .updateTable('parcel')
    .set({
      ...values,
      ...(hasMoved && { since: now }),
      // What is made anew gets a code of its own.
      ...(standing === 'gone' && row.standing !== 'gone'
        ? { code_version: (update) => update('code_version', '+', 1), code_tries: 0 }
        : {}),
    })
    .where('case_id', '=', caseId)
    .execute();
}

/** It is where a step of the applicant's doubt leads to. */
function isDisputed({ service, after }: CaseEvent): boolean {
  return Object.values(service.flow.actions).some(
    ({ parcel, to }) => parcel === 'dispute' && to === after.state,
  );
}

/** How a stop stands after its parcel went from one place to another; undefined where it is off the manifest. */
function outcomeAfter(before: ParcelStanding, after: ParcelStanding): StopOutcome | 'off' | 'same' {
  if (after === before) return 'same';
  if (before === 'packing') return after === 'courier' ? 'accepted' : 'off';
  switch (after) {
    case 'delivered':
      return 'delivered';
    case 'resting':
      return before === 'courier' ? 'failed' : 'same';
    case 'courier':
      // A step at the door was taken back within its undo time.
      return 'accepted';
    case 'gone':
      return before === 'delivered' ? 'same' : 'lost';
    default:
      return 'came-back';
  }
}

async function followStop(
  { tx, caseId, now }: CaseEvent,
  manifestId: string,
  from: ParcelStanding,
  to: ParcelStanding,
): Promise<void> {
  const outcome = outcomeAfter(from, to);
  if (outcome === 'same') return;
  if (outcome === 'off') {
    // Until it leaves the applicant may choose otherwise.
    await tx
      .deleteFrom('manifest_stop')
      .where('manifest_id', '=', manifestId)
      .where('case_id', '=', caseId)
      .where('outcome', '=', 'listed')
      .execute();
    await release(tx, caseId);
    return;
  }
  const isOver = outcome === 'came-back' || outcome === 'lost';
  await tx
    .updateTable('manifest_stop')
    .set({ outcome, at: now, is_open: !isOver, reason: outcome === 'lost' ? madeAnew : null })
    .where('manifest_id', '=', manifestId)
    .where('case_id', '=', caseId)
    .where('outcome', 'in', ['listed', 'accepted', 'failed', 'delivered'])
    .execute();
  if (isOver) await release(tx, caseId);
}

/** Why a stop is over although nobody got the thing. */
const madeAnew = 'Dibuat lagi';

async function release(tx: DatabaseTransaction, caseId: string): Promise<void> {
  await tx.updateTable('parcel').set({ manifest_id: null }).where('case_id', '=', caseId).execute();
}
