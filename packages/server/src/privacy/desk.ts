import { dueBefore, type RetentionSubject, success, type Text } from '@satuloket/engine';
import { openAccountValue } from '../people/sealing.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { noticeSummary, protectionContact } from './breach/notices.ts';
import type { PrivacyService, ProtectionDesk } from './contract.ts';
import { type PrivacyDependencies, regionOf } from './dependencies.ts';
import { exportsOf } from './exports/making.ts';
import { keptRule, keptTitles } from './kept.ts';
import { limitsOf } from './limits.ts';
import { holdPlace } from './places.ts';
import { officerFor, residentFor } from './policy.ts';
import { requestsWithCases } from './request-rows.ts';
import { answeredRequest, requestOf } from './requests.ts';
import { deletions } from './retention/deletions.ts';
import { casesDue } from './retention/erasing.ts';

const mostOpen = 100;
const mostAnswered = 20;
const mostLimits = 50;
const mostHolds = 50;
const mostRuns = 30;
const mostNotices = 20;
/** Counting further would tell nobody more. */
const mostDue = 1_000;
/** What is kept of residents; the rest is the office's own affair. */
const ofResidents: ReadonlySet<string> = new Set<RetentionSubject>([
  'case',
  'draft',
  'start-code',
  'mandate',
  'document-share',
  'household-copy',
  'identity-claim',
  'session',
  'data-export',
  'data-request',
]);

export async function myData(
  dependencies: PrivacyDependencies,
  caller: Caller,
): ReturnType<PrivacyService['myData']> {
  const resident = residentFor(caller, 'read-own');
  if (!resident.ok) return resident;
  const { accountId } = resident.value;
  const { catalogue } = dependencies;
  const region = regionOf(dependencies, caller.regionId);
  const rows = await requestsWithCases(regionDatabase(dependencies.database, region.id))
    .where('account_id', '=', accountId)
    .orderBy('made_at', 'desc')
    .limit(mostAnswered)
    .execute();
  const limits = await limitsOf(
    regionDatabase(dependencies.database, region.id),
    rows.map(({ id }) => id),
  );
  return success({
    exports: await exportsOf(dependencies, region.id, accountId),
    requests: rows.map((row) => ({ ...answeredRequest(dependencies, row), ...limits(row.id) })),
    services: region.corrections.flatMap((correcting) => {
      const service = catalogue.service(region.id, correcting);
      if (service === undefined) return [];
      const { code, title, summary } = service;
      return [{ code, title, summary }];
    }),
    kept: region.retention
      .filter(({ what }) => ofResidents.has(what))
      .map((rule) => keptRule(catalogue, region, rule)),
    answerWithinHours: region.dataDeadlines.answerWithinHours,
    officer: protectionContact(region) ?? null,
  });
}

export async function desk(
  dependencies: PrivacyDependencies,
  caller: Caller,
): ReturnType<PrivacyService['desk']> {
  const officer = officerFor(caller, 'read-desk');
  if (!officer.ok) return officer;
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const now = dependencies.now();
  const open = await requestsWithCases(database)
    .where('answered_at', 'is', null)
    .orderBy('due_at')
    .orderBy('data_request.id')
    .limit(mostOpen)
    .execute();
  const answered = await requestsWithCases(database)
    .where('answered_at', 'is not', null)
    .orderBy('answered_at', 'desc')
    .limit(mostAnswered)
    .execute();
  const notices = await database
    .selectFrom('breach_notice')
    .selectAll()
    .orderBy('prepared_at', 'desc')
    .limit(mostNotices)
    .execute();
  return success({
    open: open.map((row) => ({ ...requestOf(row), isLate: row.due_at < now })),
    answered: answered.map(requestOf),
    limits: await limitsInForce(database),
    holds: await holdsOf(dependencies, region.id),
    rules: await rulesWithDue(dependencies, region.id),
    runs: await runsOf(dependencies, region.id),
    notices: notices.map(noticeSummary),
  });
}

async function limitsInForce(database: DatabaseConnection): Promise<ProtectionDesk['limits']> {
  const rows = await requestsWithCases(database)
    .innerJoin('processing_limit', 'processing_limit.request_id', 'data_request.id')
    .select('processing_limit.since')
    .where('processing_limit.ended_at', 'is', null)
    .orderBy('processing_limit.since', 'desc')
    .orderBy('processing_limit.request_id', 'desc')
    .limit(mostLimits)
    .execute();
  return rows.map(({ since, ...row }) => ({
    ...requestOf(row),
    limit: { since: since.toISOString(), endedAt: null },
  }));
}

async function holdsOf(
  { database, masterKeys }: PrivacyDependencies,
  regionId: string,
): Promise<ProtectionDesk['holds']> {
  const rows = await regionDatabase(database, regionId)
    .selectFrom('legal_hold as hold')
    .innerJoin('case_current', 'case_current.case_id', 'hold.case_id')
    .select(['hold.id', 'case_current.code', 'hold.reason_sealed', 'hold.placed_at', 'hold.ended_at'])
    .orderBy('hold.placed_at', 'desc')
    .limit(mostHolds)
    .execute();
  return rows.map((row) => ({
    holdId: row.id,
    code: row.code,
    reason: openAccountValue<string>(masterKeys, holdPlace(regionId, row.id), row.reason_sealed),
    placedAt: row.placed_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}

async function rulesWithDue(
  dependencies: PrivacyDependencies,
  regionId: string,
): Promise<ProtectionDesk['rules']> {
  const region = regionOf(dependencies, regionId);
  const { retention, catalogue } = dependencies;
  const now = dependencies.now();
  return Promise.all(
    region.retention.map(async (rule) => {
      const deletion = deletions.find(({ what }) => what === rule.what);
      const due =
        retention === undefined
          ? 0
          : rule.what === 'case'
            ? (await casesDue(retention, region, { rule, now, most: mostDue })).length
            : ((await deletion?.count(regionDatabase(retention, regionId), {
                regionId,
                before: dueBefore(rule, now),
                most: mostDue,
              })) ?? 0);
      return { ...keptRule(catalogue, region, rule), due, isMore: due >= mostDue };
    }),
  );
}

async function runsOf({ database }: PrivacyDependencies, regionId: string): Promise<ProtectionDesk['runs']> {
  const rows = await regionDatabase(database, regionId)
    .selectFrom('retention_run')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostRuns)
    .execute();
  const titles: Readonly<Record<string, Text>> = keptTitles;
  return rows.map((row) => ({
    at: row.at.toISOString(),
    title: titles[row.what] ?? { id: row.what, en: row.what },
    before: row.due_before.toISOString(),
    counts: Object.entries(row.counts).map(([table, count]) => ({ table, rows: count })),
  }));
}
