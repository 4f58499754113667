import { type ActionBody, type Actor, actionHash, type CaseAction, verifyChain } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, statement } from '../platform/database/index.ts';
import { newIdentifier } from './identifiers.ts';
import type { CaseActionTable } from './schema.ts';

const noHash = '0'.repeat(64);

/** Where a chain stands: what the next action builds on. */
export type ChainHead = { readonly seq: number; readonly hash: string };

export const emptyChain: ChainHead = { seq: 0, hash: noHash };

/** The next action of a case, bound to all before it by its hash. */
export function nextAction(
  head: ChainHead,
  input: { regionId: string; caseId: string; at: Date; actor: Actor; body: ActionBody },
): CaseAction {
  const content = {
    regionId: input.regionId,
    caseId: input.caseId,
    seq: head.seq + 1,
    id: newIdentifier(input.at),
    at: input.at.toISOString(),
    actor: input.actor,
    // A property that is undefined is no property, in the hash as in the table.
    body: withoutUndefined(input.body),
  };
  const previous = head.hash === noHash ? null : Buffer.from(head.hash, 'hex');
  return {
    ...content,
    previousHash: head.hash,
    hash: Buffer.from(actionHash(previous, content)).toString('hex'),
  };
}

function withoutUndefined<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

export function actionRow(action: CaseAction) {
  return {
    case_id: action.caseId,
    seq: action.seq,
    id: action.id,
    at: new Date(action.at),
    type: action.body.type,
    actor: JSON.stringify(action.actor),
    body: JSON.stringify(action.body),
    previous_hash: Buffer.from(action.previousHash, 'hex'),
    hash: Buffer.from(action.hash, 'hex'),
  };
}

export function actionOf(row: Selectable<CaseActionTable>): CaseAction {
  return {
    regionId: row.region_id,
    caseId: row.case_id,
    seq: row.seq,
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    body: row.body,
    previousHash: row.previous_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

/** A case's whole record in its order. */
export async function actionsOf(database: DatabaseConnection, caseId: string): Promise<CaseAction[]> {
  return (await wholeRecord(database, { caseId })).map(actionOf);
}

const wholeRecord = statement((database, { caseId }: { readonly caseId: string }) =>
  database.selectFrom('case_action').selectAll().where('case_id', '=', caseId).orderBy('seq'),
);

/** Whether a record is whole: nothing changed, missing, doubled or out of order, and ending where `expected` says. */
export function verifyActions(
  actions: readonly CaseAction[],
  expected?: ChainHead,
): ReturnType<typeof verifyChain> {
  const entries = actions.map(({ previousHash, hash, ...content }) => ({
    sequence: content.seq,
    previousHash: previousHash === noHash ? null : Buffer.from(previousHash, 'hex'),
    hash: Buffer.from(hash, 'hex'),
    action: content,
  }));
  return expected === undefined
    ? verifyChain(entries)
    : verifyChain(entries, { length: expected.seq, headHash: Buffer.from(expected.hash, 'hex') });
}
