import { failure, success } from '@satuloket/engine';
import { sealAccountValue } from '../people/sealing.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { isIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { openEvent } from './content.ts';
import type { FieldOutcome, FieldService, SetAsideRow } from './contract.ts';
import type { FieldDependencies } from './dependencies.ts';
import { findDevice } from './devices.ts';
import { actorFor, headOffices } from './policy.ts';
import { fieldProblems } from './problems.ts';
import { eventRow, handlerOf, takenEvent, toldProblem } from './settling.ts';
import { ownerOnRelease } from './standing.ts';

const mostRows = 50;
const longestReason = 500;

/** What waits for a decision at the offices of the head, the oldest first. */
export async function listSetAside(
  dependencies: FieldDependencies,
  caller: Caller,
  query: Parameters<FieldService['setAside']>[1],
): ReturnType<FieldService['setAside']> {
  const actor = actorFor(caller, 'list-set-aside');
  if (!actor.ok) return actor;
  const limit = Math.min(query.limit ?? mostRows, mostRows);
  const after = readCursor(query.cursor);
  const rows = await regionDatabase(dependencies.database, caller.regionId)
    .selectFrom('field_outcome as outcome')
    .innerJoin('field_event as event', (join) =>
      join.onRef('event.device_id', '=', 'outcome.device_id').onRef('event.seq', '=', 'outcome.seq'),
    )
    .innerJoin('field_device as device', 'device.id', 'outcome.device_id')
    .selectAll('event')
    .select(['outcome.problem', 'outcome.settled_at', 'device.account_id', 'device.name'])
    .where('outcome.outcome', '=', 'set-aside')
    .where('outcome.office_id', 'in', [...headOffices(actor.value.posts)])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('field_resolution as resolution')
            .select('resolution.seq')
            .whereRef('resolution.device_id', '=', 'outcome.device_id')
            .whereRef('resolution.seq', '=', 'outcome.seq'),
        ),
      ),
    )
    .$if(after !== undefined, (page) =>
      page.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('outcome.settled_at', 'outcome.device_id', 'outcome.seq'),
          '>',
          tuple(after!.at, after!.deviceId, after!.seq),
        ),
      ),
    )
    .orderBy('outcome.settled_at')
    .orderBy('outcome.device_id')
    .orderBy('outcome.seq')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const names = await dependencies.people.namesOf(
    caller.regionId,
    shown.map((row) => row.account_id),
  );
  const opened = shown.map((row) => {
    const event = openEvent(dependencies, row);
    const caseId = handlerOf(dependencies, row.kind)?.caseOf?.(event);
    return { row, event, caseId: caseId !== undefined && isIdentifier(caseId) ? caseId : undefined };
  });
  const codes = await codesOf(
    regionDatabase(dependencies.database, caller.regionId),
    opened.flatMap(({ caseId }) => caseId ?? []),
  );
  const last = shown.at(-1);
  return success({
    rows: opened.map(({ row, event, caseId }): SetAsideRow => {
      return {
        deviceId: row.device_id,
        seq: row.seq,
        officer: names.get(row.account_id) ?? '',
        device: row.name,
        what: handlerOf(dependencies, row.kind)?.describe(event) ?? { id: row.kind, en: row.kind },
        code: (caseId && codes.get(caseId)) ?? null,
        at: event.at,
        receivedAt: row.received_at.toISOString(),
        problem: toldProblem(row.problem ?? fieldProblems.recordMalformed),
      };
    }),
    next:
      rows.length > limit && last ? `${last.settled_at.toISOString()}_${last.device_id}_${last.seq}` : null,
    previous: null,
  });
}

/** Of cases, by their identifier. */
async function codesOf(
  database: DatabaseConnection,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map();
  const found = await database
    .selectFrom('case_current')
    .select(['case_id', 'code'])
    .where('case_id', 'in', [...new Set(caseIds)])
    .execute();
  return new Map(found.map(({ case_id, code }) => [case_id, code]));
}

function readCursor(
  cursor: string | undefined,
): { readonly at: Date; readonly deviceId: string; readonly seq: number } | undefined {
  const [, at, deviceId, seq] = /^([0-9TZ:.-]{24})_([0-9a-f-]{36})_(\d{1,9})$/.exec(cursor ?? '') ?? [];
  if (at === undefined || deviceId === undefined) return undefined;
  return Number.isNaN(Date.parse(at)) ? undefined : { at: new Date(at), deviceId, seq: Number(seq) };
}

/** A head's decision. Released, the act is taken in hand for who did it, under its own key: it happens once even so. */
export async function resolve(
  dependencies: FieldDependencies,
  caller: Caller,
  command: Parameters<FieldService['resolve']>[1],
): ReturnType<FieldService['resolve']> {
  const actor = actorFor(caller, 'resolve');
  if (!actor.ok) return actor;
  const { deviceId, seq, decision } = command;
  const reason = command.reason.trim().slice(0, longestReason);
  if (reason === '') return failure(fieldProblems.reasonNeeded);
  const { regionId } = caller;
  const database = regionDatabase(dependencies.database, regionId);
  const device = await findDevice(database, deviceId);
  if (device === undefined || !headOffices(actor.value.posts).includes(device.office_id)) {
    return failure(fieldProblems.setAsideUnknown);
  }
  const waiting = await database
    .selectFrom('field_outcome')
    .select('seq')
    .where('device_id', '=', deviceId)
    .where('seq', '=', seq)
    .where('outcome', '=', 'set-aside')
    .executeTakeFirst();
  if (waiting === undefined) return failure(fieldProblems.setAsideUnknown);
  let outcome: Exclude<FieldOutcome, 'set-aside'> | 'left' = 'left';
  if (decision === 'release') {
    const row = await eventRow(database, deviceId, seq);
    const handler = handlerOf(dependencies, row.kind);
    if (handler === undefined) return failure(fieldProblems.kindUnknown);
    const owner = await ownerOnRelease(dependencies, device);
    const taken = await handler.take(owner, await takenEvent(dependencies, row));
    if (!taken.ok) return taken;
    if (taken.value.outcome === 'set-aside') {
      return failure(taken.value.problem ?? fieldProblems.recordMalformed);
    }
    outcome = taken.value.outcome;
  }
  const now = dependencies.now();
  const { accountId } = actor.value;
  const frame = {
    regionId,
    caller: `officer:${accountId}`,
    key: command.key,
    content: ['resolve-set-aside', deviceId, seq, decision, reason],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const kept = await transaction
      .insertInto('field_resolution')
      .values({
        device_id: deviceId,
        seq,
        decision,
        outcome,
        account_id: accountId,
        reason_sealed: sealAccountValue(
          dependencies.masterKeys,
          `field-resolution/${regionId}/${deviceId}/${seq}`,
          reason,
        ),
        at: now,
      })
      .onConflict((conflict) => conflict.columns(['region_id', 'device_id', 'seq']).doNothing())
      .returning('seq')
      .executeTakeFirst();
    return kept === undefined ? failure(fieldProblems.setAsideUnknown) : success({ outcome });
  });
}
