import { failure, success } from '@satuloket/engine';
import { endLimit } from '../cases/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { appendEntry, isIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DataRequest, PrivacyService } from './contract.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import { officerFor } from './policy.ts';
import { problems } from './problems.ts';

/** What each of these requests has brought about. */
export async function limitsOf(
  database: DatabaseConnection,
  requestIds: readonly string[],
): Promise<(requestId: string) => Pick<DataRequest, 'limit'>> {
  const rows =
    requestIds.length === 0
      ? []
      : await database
          .selectFrom('processing_limit')
          .select(['request_id', 'since', 'ended_at'])
          .where('request_id', 'in', [...requestIds])
          .execute();
  const limits = new Map(
    rows.map(({ request_id: id, since, ended_at: endedAt }) => [
      id,
      { since: since.toISOString(), endedAt: endedAt?.toISOString() ?? null },
    ]),
  );
  return (requestId) => {
    const limit = limits.get(requestId);
    return limit === undefined ? {} : { limit };
  };
}

export async function endLimitOf(
  { database, now: clock }: PrivacyDependencies,
  caller: Caller,
  { key, requestId }: Parameters<PrivacyService['endLimit']>[1],
): ReturnType<PrivacyService['endLimit']> {
  const officer = officerFor(caller, 'end-limit');
  if (!officer.ok) return officer;
  if (!isIdentifier(requestId)) return failure(problems.limitUnknown);
  const now = clock();
  const { accountId } = officer.value;
  return runCommand(
    database,
    { regionId: caller.regionId, caller: accountId, key, content: { command: 'end-limit', requestId }, now },
    async (transaction) => {
      const ended = await endLimit(transaction, { requestId, by: accountId, now });
      if (ended === undefined) return failure(problems.limitUnknown);
      await appendEntry(transaction, {
        at: now,
        kind: 'privacy.limit-ended',
        who: officer.value,
        detail: { requestId, kind: ended.kind },
      });
      return success({ requestId });
    },
  );
}
