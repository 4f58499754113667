import { failure, maskPhone, type Result, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { beginLimit } from '../cases/index.ts';
import { readPhone } from '../people/household.ts';
import { readIdentity } from '../people/identity.ts';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { appendEntry, isIdentifier, newIdentifier, recordReveals, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { AnsweredRequest, DataRequest, PrivacyService } from './contract.ts';
import { type PrivacyDependencies, regionOf } from './dependencies.ts';
import { limitsOf } from './limits.ts';
import { requestPlace } from './places.ts';
import { officerFor, residentFor } from './policy.ts';
import { problems } from './problems.ts';
import { askedNow, requestsWithCases } from './request-rows.ts';
import type { DataRequestTable, RequestKind, RequestOutcome } from './schema.ts';

const kinds: readonly string[] = ['correction', 'erasure', 'limitation', 'objection'] satisfies RequestKind[];
const outcomes: readonly string[] = ['granted', 'partly', 'refused'] satisfies RequestOutcome[];
export const longestWords = 2_000;
const mostOpen = 5;

type RequestRow = Selectable<DataRequestTable> & { readonly case_code: string | null };

/** What was written, or undefined where it is empty or too long. */
export function readWords(words: string): string | undefined {
  const trimmed = words.trim();
  return trimmed === '' || [...trimmed].length > longestWords ? undefined : trimmed;
}

export async function request(
  dependencies: PrivacyDependencies,
  caller: Caller,
  { key, kind, words: entered }: Parameters<PrivacyService['request']>[1],
): ReturnType<PrivacyService['request']> {
  const resident = residentFor(caller, 'request');
  if (!resident.ok) return resident;
  const { accountId } = resident.value;
  const { regionId } = caller;
  const region = regionOf(dependencies, regionId);
  const now = dependencies.now();
  if (!kinds.includes(kind)) return failure(problems.kindUnknown);
  const words = readWords(entered);
  if (words === undefined) return failure(problems.wordsMissing);
  return runCommand(
    dependencies.database,
    { regionId, caller: accountId, key, content: { command: 'request', kind, words }, now },
    async (transaction) => {
      const open = await transaction
        .selectFrom('data_request')
        .select('id')
        .where('account_id', '=', accountId)
        .where('answered_at', 'is', null)
        .where('case_id', 'is', null)
        .limit(mostOpen)
        .execute();
      if (open.length === mostOpen) return failure(problems.requestsOpen);
      const requestId = newIdentifier(now);
      await transaction
        .insertInto('data_request')
        .values({
          id: requestId,
          account_id: accountId,
          kind,
          words_sealed: sealAccountValue(
            dependencies.masterKeys,
            requestPlace('words', regionId, requestId),
            words,
          ),
          ...askedNow(region, now),
        })
        .execute();
      await appendEntry(transaction, {
        at: now,
        kind: 'privacy.requested',
        who: { accountId },
        detail: { requestId, kind },
      });
      return success({ requestId });
    },
  );
}

export const requestOf = (row: RequestRow): DataRequest => ({
  requestId: row.id,
  kind: row.kind,
  madeAt: row.made_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  outcome: row.outcome,
  answeredAt: row.answered_at?.toISOString() ?? null,
  caseCode: row.case_code,
});

export function answeredRequest(
  { masterKeys }: Pick<PrivacyDependencies, 'masterKeys'>,
  row: RequestRow,
): AnsweredRequest {
  const open = (column: 'words' | 'answer', sealed: Buffer | null): string | null =>
    sealed === null
      ? null
      : openAccountValue(masterKeys, requestPlace(column, row.region_id, row.id), sealed);
  return {
    ...requestOf(row),
    words: open('words', row.words_sealed),
    answer: open('answer', row.answer_sealed),
  };
}

export async function openRequest(
  dependencies: PrivacyDependencies,
  caller: Caller,
  requestId: string,
): ReturnType<PrivacyService['openRequest']> {
  const officer = officerFor(caller, 'open-request');
  if (!officer.ok) return officer;
  if (!isIdentifier(requestId)) return failure(problems.requestUnknown);
  const { database, masterKeys } = dependencies;
  const region = regionOf(dependencies, caller.regionId);
  const opened = await inTransaction(regionDatabase(database, region.id), async (transaction) => {
    const row = await requestsWithCases(transaction)
      .where('data_request.id', '=', requestId)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const identity = await readIdentity({ database: transaction, masterKeys }, row.account_id);
    const phone = await readPhone({ database: transaction, masterKeys }, row.account_id);
    await recordReveals(dependencies, transaction, region, [
      {
        to: officer.value,
        purpose: 'legal-duty',
        what: `data-request/${requestId}`,
        kinds: ['contact'],
        ...(identity.state !== 'none' && { of: { nik: identity.claim.nik } }),
      },
    ]);
    const limits = await limitsOf(transaction, [row.id]);
    return { row, identity, phone, limit: limits(row.id) };
  });
  if (opened === undefined) return failure(problems.requestUnknown);
  const { row, identity, phone, limit } = opened;
  return success({
    ...answeredRequest(dependencies, row),
    ...limit,
    name: identity.state === 'none' ? '' : identity.claim.name,
    phoneMasked: phone === undefined ? '' : maskPhone(phone),
  });
}

export async function answer(
  dependencies: PrivacyDependencies,
  caller: Caller,
  { key, requestId, outcome, words: entered }: Parameters<PrivacyService['answer']>[1],
): ReturnType<PrivacyService['answer']> {
  const officer = officerFor(caller, 'answer');
  if (!officer.ok) return officer;
  const now = dependencies.now();
  const { regionId } = caller;
  if (!isIdentifier(requestId)) return failure(problems.requestUnknown);
  if (!outcomes.includes(outcome)) return failure(problems.outcomeUnknown);
  const words = readWords(entered);
  if (words === undefined) return failure(problems.wordsMissing);
  const content = { command: 'answer-request', requestId, outcome, words };
  return runCommand(
    dependencies.database,
    { regionId, caller: officer.value.accountId, key, content, now },
    async (transaction): Promise<Result<{ requestId: string }>> => {
      const place = requestPlace('answer', regionId, requestId);
      const row = await transaction
        .updateTable('data_request')
        .set({
          outcome,
          answered_at: now,
          answered_by: officer.value.accountId,
          answer_sealed: sealAccountValue(dependencies.masterKeys, place, words),
        })
        .where('id', '=', requestId)
        .where('answered_at', 'is', null)
        .where('case_id', 'is', null)
        .returning(['account_id', 'kind', 'due_at'])
        .executeTakeFirst();
      if (row === undefined) {
        const known = await transaction
          .selectFrom('data_request')
          .select('case_id')
          .where('id', '=', requestId)
          .executeTakeFirst();
        if (known === undefined) return failure(problems.requestUnknown);
        return failure(known.case_id === null ? problems.requestAnswered : problems.requestOfCase);
      }
      const erased =
        row.kind === 'erasure' && outcome !== 'refused'
          ? await forgetOwn(transaction, row.account_id, now)
          : undefined;
      if ((row.kind === 'limitation' || row.kind === 'objection') && outcome !== 'refused')
        await beginLimit(transaction, { requestId, accountId: row.account_id, kind: row.kind }, now);
      await appendEntry(transaction, {
        at: now,
        kind: 'privacy.answered',
        who: officer.value,
        detail: {
          requestId,
          kind: row.kind,
          outcome,
          inTime: now <= row.due_at,
          ...(erased === undefined ? {} : { erased }),
        },
      });
      return success({ requestId });
    },
  );
}

/** What is kept for the person's comfort and by no duty. Cases stay until their own time is over. */
async function forgetOwn(
  transaction: DatabaseTransaction,
  accountId: string,
  now: Date,
): Promise<Readonly<Record<string, number>>> {
  const drafts = await transaction
    .deleteFrom('draft')
    .where('owner_account_id', '=', accountId)
    .returning('id')
    .execute();
  if (drafts.length > 0) {
    // Their files are nobody's now, and go with the sweep of those.
    await transaction
      .deleteFrom('file_in_draft')
      .where(
        'draft_id',
        'in',
        drafts.map(({ id }) => id),
      )
      .execute();
  }
  await transaction
    .updateTable('document_share')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
  const counts: Record<string, number> = { draft: drafts.length };
  for (const table of [
    'account_household',
    'message_preference',
    'push_subscription',
    'suggestion_hidden',
  ] as const) {
    const { numDeletedRows } = await transaction
      .deleteFrom(table)
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    counts[table] = Number(numDeletedRows);
  }
  return counts;
}
