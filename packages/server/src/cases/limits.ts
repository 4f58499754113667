import { failure, type Result, success } from '@satuloket/engine';
import type { ExpressionBuilder } from 'kysely';
import type { Database, DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { CaseRow } from './loading.ts';
import { problems } from './problems.ts';
import type { LimitKind } from './schema.ts';

/**
 * What a person was granted of limiting how their data are used (UU PDP 27/2022 art. 11), and of an objection (art. 10).
 * A limitation leaves what has ended in store: officers and the family neither find nor open it. What still runs goes
 * on, since the person asked for it and may cancel it. An objection ends what the product does of its own accord.
 */
export type ProcessingLimit = {
  readonly requestId: string;
  readonly accountId: string;
  readonly kind: LimitKind;
};

export async function beginLimit(
  transaction: DatabaseTransaction,
  { requestId, accountId, kind }: ProcessingLimit,
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('processing_limit')
    .values({
      request_id: requestId,
      account_id: accountId,
      kind,
      since: now,
      ended_at: null,
      ended_by: null,
    })
    .execute();
}

/** Undefined where there is none in force for this request. */
export function endLimit(
  transaction: DatabaseTransaction,
  { requestId, by, now }: { readonly requestId: string; readonly by: string; readonly now: Date },
): Promise<{ readonly kind: LimitKind } | undefined> {
  return transaction
    .updateTable('processing_limit')
    .set({ ended_at: now, ended_by: by })
    .where('request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .returning('kind')
    .executeTakeFirst();
}

/** Which of these accounts have one of these in force. */
export async function accountsWithLimit(
  database: DatabaseConnection,
  accountIds: readonly string[],
  kinds: readonly LimitKind[],
): Promise<ReadonlySet<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await database
    .selectFrom('processing_limit')
    .select('account_id')
    .where('account_id', 'in', [...accountIds])
    .where('kind', 'in', [...kinds])
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map(({ account_id: accountId }) => accountId));
}

type Ended = Pick<CaseRow, 'applicant_account_id' | 'ended_at'>;

/** Those of these cases that are only kept. */
export async function onlyKept<Row extends Ended>(
  database: DatabaseConnection,
  rows: readonly Row[],
): Promise<ReadonlySet<Row>> {
  const ended = rows.filter(({ ended_at: endedAt }) => endedAt !== null);
  const accounts = ended.flatMap(({ applicant_account_id: id }) => (id === null ? [] : [id]));
  const limited = await accountsWithLimit(database, [...new Set(accounts)], ['limitation']);
  return new Set(ended.filter(({ applicant_account_id: id }) => id !== null && limited.has(id)));
}

/** Whether an officer may use what is held in the case; whoever applied may always. */
export async function mayUse(
  database: DatabaseConnection,
  { who }: Caller,
  row: Ended,
): Promise<Result<void>> {
  if (who.kind !== 'officer' || (await onlyKept(database, [row])).size === 0) return success(undefined);
  return failure(problems.onlyKept);
}

type Cases = ExpressionBuilder<Database, 'case_current'>;

const limitations = (cases: Cases) =>
  cases
    .selectFrom('processing_limit')
    .where('processing_limit.kind', '=', 'limitation')
    .where('processing_limit.ended_at', 'is', null);

/** For lists: leaves out what is only kept. */
export function notOnlyKept(cases: Cases) {
  return cases.or([
    cases('ended_at', 'is', null),
    cases.not(
      cases.exists(
        limitations(cases)
          .select('processing_limit.request_id')
          .whereRef('processing_limit.account_id', '=', 'case_current.applicant_account_id'),
      ),
    ),
  ]);
}

/** For counts: what is only kept, found from the few people whose data are limited. */
export function endedAndOnlyKept(cases: Cases) {
  return cases.and([
    cases('ended_at', 'is not', null),
    cases('applicant_account_id', 'in', limitations(cases).select('processing_limit.account_id')),
  ]);
}
