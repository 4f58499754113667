import {
  type ActionBody,
  type Actor,
  applyAction,
  automaticAction,
  type CaseAction,
  type CaseState,
  calendarOf,
  type Pack,
  type Region,
  type Service,
} from '@satuloket/engine';
import { type RawBuilder, sql } from 'kysely';
import { type DatabaseTransaction, writing } from '../platform/database/index.ts';
import { emptyChain, nextAction, type VaultReader, type VaultRow, type WrappedKey } from '../record/index.ts';
import { escalationTimers, regionParameters, tellPromise } from './clock.ts';
import type { Followers } from './followers.ts';
import { regionDate } from './form-context.ts';
import { queueOf } from './scope.ts';

/** A case that is about to change: locked, or new (`state` null). */
export type CaseTarget = {
  readonly region: Region;
  readonly caseId: string;
  readonly code: string;
  readonly pack: Pack;
  readonly service: Service;
  readonly state: CaseState | null;
  readonly applicantAccountId: string | null;
  readonly applicantName: string;
  /** When it last changed; time never goes back within a case. */
  readonly changedAt: Date | null;
};

export type NewAction = { readonly actor: Actor; readonly body: ActionBody };

export type BlindRow = { readonly purpose: string; readonly digest: Buffer; readonly keyId: string };

/** What goes into the vault together with the actions that refer to it. */
export type VaultWrites = {
  readonly wrapped?: WrappedKey;
  readonly entries?: readonly VaultRow[];
  readonly blind?: readonly BlindRow[];
};

export type Append = {
  readonly actions: readonly NewAction[];
  readonly now: Date;
  readonly vault?: VaultWrites;
  /** What followers may read without opening the vault once more. */
  readonly opened?: VaultReader;
};

/** A flow that takes more steps by itself than this has a circle that its lint did not see. */
const maximumAutomaticActions = 10;

/**
 * Appends actions to a case, and the steps that the machine takes by itself from there: the actions with their hashes, the sealer's outbox, the vault, the cache and the timers in
 * one statement, and then what follows from them, all within the caller's transaction.
 */
export async function appendToCase(
  followers: Followers,
  transaction: DatabaseTransaction,
  target: CaseTarget,
  append: Append,
): Promise<CaseState> {
  const { region, service } = target;
  const now = target.changedAt !== null && target.changedAt > append.now ? target.changedAt : append.now;
  const steps: { action: CaseAction; before: CaseState | null; after: CaseState }[] = [];
  let state = target.state;
  const add = ({ actor, body }: NewAction): void => {
    const head = state === null ? emptyChain : { seq: state.lastSeq, hash: state.lastHash };
    const make = (told: ActionBody): CaseAction =>
      nextAction(head, { regionId: region.id, caseId: target.caseId, at: now, actor, body: told });
    const first = make(body);
    const action = make(withPromise(body, applyAction(state, first, service), target, now));
    const after = applyAction(state, action, service);
    steps.push({ action, before: state, after });
    state = after;
  };
  append.actions.forEach(add);
  if (state === null) throw new Error('A case can not be written without an action.');
  const guards = {
    today: regionDate(region, now),
    zone: region.zone,
    parameters: regionParameters(region, service),
  };
  for (let taken = 0; ; taken += 1) {
    const next = automaticAction(service, state, guards);
    if (next === undefined) break;
    if (taken === maximumAutomaticActions)
      throw new Error(`The flow of ${service.code} goes round by itself at "${state.state}".`);
    add({
      actor: { kind: 'system', name: 'flow' },
      body: { type: 'taken', action: next.code, from: state.state, to: next.action.to },
    });
  }
  const actions = steps.map(({ action }) => action);
  const { vault = {} } = append;
  const hasKeys = vault.wrapped !== undefined || vault.blind !== undefined;
  await (hasKeys ? writeWithKeys : writeRows)(transaction, rowsOf(target, state, actions, vault, now));
  for (const step of steps) {
    await followers.tell({
      tx: transaction,
      regionId: region.id,
      caseId: target.caseId,
      code: target.code,
      ...step,
      pack: target.pack,
      service,
      applicantAccountId: target.applicantAccountId,
      now,
      read: append.opened?.read ?? (() => undefined),
      ...(append.opened && { opened: append.opened }),
    });
  }
  return state;
}

/** What was told is a fact of the action: the due time by the calendar of the office that has the case from now on. */
function withPromise(body: ActionBody, after: CaseState, target: CaseTarget, now: Date): ActionBody {
  if (body.type !== 'filed' && body.type !== 'taken' && body.type !== 'moved-office') return body;
  const promise = tellPromise(
    target.region,
    target.service,
    after,
    calendarOf(target.region, after.officeId),
    now,
  );
  return promise === undefined ? body : { ...body, promise };
}

type Rows = ReturnType<typeof rowsOf>;

/** What is written, as the statement wants it; lists are JSON. */
function rowsOf(
  target: CaseTarget,
  state: CaseState,
  actions: readonly CaseAction[],
  vault: VaultWrites,
  now: Date,
) {
  const { region, caseId, service } = target;
  const regionId = region.id;
  const calendar = calendarOf(region, state.officeId);
  const timers = escalationTimers(region, service, state, calendar, now);
  const told = actions.findLast(({ body }) => 'promise' in body && body.promise !== undefined)?.body;
  const calendarVersion = told !== undefined && 'promise' in told ? told.promise?.calendarVersion : undefined;
  const queue = state.role === null || state.endedAt !== null ? null : queueOf(state.service, state.role);
  const json = (value: unknown) => JSON.stringify(value);
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return {
    actions: json(
      actions.map((action) => ({
        seq: action.seq,
        id: action.id,
        at: action.at,
        type: action.body.type,
        actor: action.actor,
        body: action.body,
        previous_hash: action.previousHash,
        hash: action.hash,
      })),
    ),
    wrapped: json(
      vault.wrapped === undefined
        ? []
        : [
            {
              master_key_id: vault.wrapped.master_key_id,
              wrapped_key: hex(vault.wrapped.wrapped_key),
            },
          ],
    ),
    entries: json((vault.entries ?? []).map(({ id, kind, sealed }) => ({ id, kind, sealed: hex(sealed) }))),
    blind: json(
      (vault.blind ?? []).map(({ purpose, digest, keyId }) => ({
        purpose,
        digest: hex(digest),
        key_id: keyId,
      })),
    ),
    regionId,
    caseId,
    timerKinds: timers.map(({ kind }) => kind),
    timers: json(timers),
    code: target.code,
    pack: target.pack.manifest.name,
    service: state.service,
    packDigest: state.packDigest,
    state: state.state,
    turn: state.turn,
    queue,
    officeId: state.officeId,
    villageCode: state.villageCode,
    assigneeId: state.assigneeId,
    applicantAccountId: target.applicantAccountId,
    applicantName: target.applicantName,
    filedAt: state.filedAt,
    stateSince: state.stateSince,
    dueAt: state.dueAt,
    dueOrder: state.dueAt ?? 'infinity',
    calendarVersion: calendarVersion ?? null,
    endedAt: state.endedAt,
    end: state.end,
    escalation: state.escalation,
    rating: state.rating,
    lastSeq: state.lastSeq,
    now,
    replayed: json(state),
  };
}

/** What a case is opened by and found by: further parts of the statement that writes it. */
const keyRows = (given: Rows) => sql`, new_key as (
    insert into vault_key (region_id, case_id, master_key_id, wrapped_key)
    select ${given.regionId}, ${given.caseId}::uuid, master_key_id, decode(wrapped_key, 'hex')
    from jsonb_to_recordset(${given.wrapped}::jsonb) as entry (master_key_id text, wrapped_key text)
  ), new_blind as (
    insert into blind_index (region_id, purpose, digest, case_id, key_id)
    select ${given.regionId}, purpose, decode(digest, 'hex'), ${given.caseId}::uuid, key_id
    from jsonb_to_recordset(${given.blind}::jsonb) as entry (purpose text, digest text, key_id text)
    on conflict do nothing
  )`;

/** One statement: record, sealed values, timers and the cached row, whatever of them there is, and `keys`. */
const rowsStatement = (given: Rows, keys: RawBuilder<unknown>) => sql`
  with new_action as (
    insert into case_action (region_id, case_id, seq, id, at, type, actor, body, previous_hash, hash)
    select ${given.regionId}, ${given.caseId}::uuid, seq, id, at, type, actor, body, decode(previous_hash, 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(${given.actions}::jsonb) as entry (seq integer, id uuid, at timestamptz, type text, actor jsonb, body jsonb, previous_hash text, hash text)
    returning seq, hash
  ), outbox as (
    insert into seal_outbox (region_id, case_id, seq, hash)
    select ${given.regionId}, ${given.caseId}::uuid, seq, hash from new_action
  ), new_entry as (
    insert into vault_entry (region_id, case_id, id, kind, sealed)
    select ${given.regionId}, ${given.caseId}::uuid, id, kind, decode(sealed, 'hex')
    from jsonb_to_recordset(${given.entries}::jsonb) as entry (id uuid, kind text, sealed text)
  )${keys}, old_timer as (
    delete from timer where region_id = ${given.regionId} and case_id = ${given.caseId}::uuid
      and kind <> all(${given.timerKinds}::text[])
  ), new_timer as (
    insert into timer (region_id, case_id, kind, due_at)
    select ${given.regionId}, ${given.caseId}::uuid, kind, "dueAt"
    from jsonb_to_recordset(${given.timers}::jsonb) as entry (kind text, "dueAt" timestamptz)
    where not exists (
      select from timer as kept where kept.region_id = ${given.regionId} and kept.case_id = ${given.caseId}::uuid
        and kept.kind = entry.kind and kept.due_at = entry."dueAt"
    )
    on conflict (region_id, case_id, kind) do update set due_at = excluded.due_at
  )
  insert into case_current as current (
    region_id, case_id, code, pack, service, pack_digest, state, turn, queue, office_id, village_code, assignee_id,
    applicant_account_id, applicant_name, filed_at, state_since, due_at, due_order, calendar_version, ended_at,
    end_kind, escalation, rating, last_seq, updated_at, replayed
  ) values (
    ${given.regionId}, ${given.caseId}::uuid, ${given.code}, ${given.pack}, ${given.service},
    ${given.packDigest}, ${given.state}, ${given.turn}, ${given.queue}, ${given.officeId}, ${given.villageCode},
    ${given.assigneeId}, ${given.applicantAccountId}, ${given.applicantName}, ${given.filedAt},
    ${given.stateSince}, ${given.dueAt}, ${given.dueOrder}, ${given.calendarVersion},
    ${given.endedAt}, ${given.end}, ${given.escalation}, ${given.rating}, ${given.lastSeq}, ${given.now},
    ${given.replayed}::jsonb
  )
  on conflict (region_id, case_id) do update set
    state = excluded.state, turn = excluded.turn, queue = excluded.queue, office_id = excluded.office_id,
    assignee_id = excluded.assignee_id, state_since = excluded.state_since, due_at = excluded.due_at,
    due_order = excluded.due_order,
    calendar_version = case when excluded.due_at is null then null
      else coalesce(excluded.calendar_version, current.calendar_version) end,
    ended_at = excluded.ended_at, end_kind = excluded.end_kind, escalation = excluded.escalation,
    rating = excluded.rating, last_seq = excluded.last_seq, updated_at = excluded.updated_at,
    replayed = excluded.replayed
`;

/** Most of what a case goes through brings it no keys, and a part of a statement that writes nothing costs as well. */
const writeRows = writing((_database, given: Rows) => rowsStatement(given, sql``));
const writeWithKeys = writing((_database, given: Rows) => rowsStatement(given, keyRows(given)));
