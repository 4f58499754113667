import { failure, officeOf, type Region, type Result, success, type Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { SealedApplicant } from '../../cases/case-values.ts';
import { findCase } from '../../cases/loading.ts';
import { writeToOther } from '../../notices/to-others.ts';
import { openAccountValue, sealAccountValue } from '../../people/sealing.ts';
import { type DatabaseTransaction, regionDatabase } from '../../platform/database/index.ts';
import { appendEntry, isIdentifier, newIdentifier, openVault, runCommand } from '../../record/index.ts';
import type { Caller } from '../../types.ts';
import type { BreachNotice, NoticeSummary, PrivacyService } from '../contract.ts';
import { type PrivacyDependencies, regionOf } from '../dependencies.ts';
import { noticePlace } from '../places.ts';
import { officerFor, protectionRole } from '../policy.ts';
import { problems } from '../problems.ts';
import { readWords } from '../requests.ts';
import type { BreachNoticeTable } from '../schema.ts';
import { casesLookedAt, kindsLookedAt, type LooksAsked, othersLookedAt } from './looks.ts';
import { noticeTexts } from './wording.ts';

const longestPeriodMilliseconds = 366 * 86_400_000;
const hourMilliseconds = 3_600_000;
const shownCodes = 500;

/** What is written of a breach, sealed: it names an officer, and what was found out about them. */
type Found = {
  readonly accountId: string | null;
  readonly officer: string | null;
  readonly caseId: string | null;
  readonly code: string | null;
  readonly from: string;
  readonly until: string;
  readonly how: string;
  readonly done: string;
  /** As the record of access said when the notice was prepared. */
  readonly kinds: readonly { readonly title: Text; readonly cases: number }[];
};

type NoticeRow = Selectable<BreachNoticeTable>;

export async function prepareNotice(
  dependencies: PrivacyDependencies,
  caller: Caller,
  { key, ...given }: Parameters<PrivacyService['prepareNotice']>[1],
): ReturnType<PrivacyService['prepareNotice']> {
  const officer = officerFor(caller, 'prepare-notice');
  if (!officer.ok) return officer;
  const region = regionOf(dependencies, caller.regionId);
  const now = dependencies.now();
  const accountId = given.accountId?.trim() || null;
  const typedCode = given.code?.trim() || null;
  if (accountId === null && typedCode === null) return failure(problems.subjectMissing);
  const period = readPeriod(given, now);
  if (period === undefined) return failure(problems.periodWrong);
  const how = readWords(given.how);
  if (how === undefined) return failure(problems.howMissing);
  const done = readWords(given.done);
  if (done === undefined) return failure(problems.doneMissing);
  const names = accountId === null ? undefined : await namesOf(dependencies, region, [accountId]);
  const content = { command: 'prepare-notice', ...given };
  return runCommand(
    dependencies.database,
    { regionId: region.id, caller: officer.value.accountId, key, content, now },
    async (transaction): Promise<Result<{ noticeId: string }>> => {
      const found = typedCode === null ? null : await findCase(dependencies, transaction, region, typedCode);
      if (found !== null && !found.ok)
        return failure({ ...problems.caseUnknown, message: found.error.message });
      const asked: LooksAsked = {
        regionId: region.id,
        accountId,
        caseId: found?.value.case_id ?? null,
        from: period.from,
        until: period.until,
      };
      const caseIds = await casesLookedAt(transaction, asked);
      const people = caseIds.length + (await othersLookedAt(transaction, asked));
      if (people === 0) return failure(problems.nobodyLooked);
      const noticeId = newIdentifier(now);
      const sealed: Found = {
        accountId,
        officer: accountId === null ? null : (names?.get(accountId) ?? null),
        caseId: asked.caseId,
        code: found?.value.code ?? null,
        from: period.from.toISOString(),
        until: period.until.toISOString(),
        how,
        done,
        kinds: await kindsLookedAt(transaction, asked),
      };
      await transaction
        .insertInto('breach_notice')
        .values({
          id: noticeId,
          number: await nextNumber(transaction),
          sealed: sealAccountValue(dependencies.masterKeys, noticePlace(region.id, noticeId), sealed),
          detected_at: period.detectedAt,
          due_at: new Date(
            period.detectedAt.getTime() + region.dataDeadlines.noticeWithinHours * hourMilliseconds,
          ),
          prepared_at: now,
          prepared_by: officer.value.accountId,
          people,
          sent_at: null,
          sent_by: null,
        })
        .execute();
      for (let start = 0; start < caseIds.length; start += 1_000) {
        await transaction
          .insertInto('breach_case')
          .values(
            caseIds.slice(start, start + 1_000).map((caseId) => ({ notice_id: noticeId, case_id: caseId })),
          )
          .execute();
      }
      await appendEntry(transaction, {
        at: now,
        kind: 'privacy.notice-prepared',
        who: officer.value,
        detail: { noticeId, people, cases: caseIds.length },
      });
      return success({ noticeId });
    },
  );
}

function readPeriod(given: { from: string; until: string; detectedAt: string }, now: Date) {
  const [from, until, detectedAt] = [given.from, given.until, given.detectedAt].map((each) => new Date(each));
  if (!from || !until || !detectedAt) return undefined;
  if ([from, until, detectedAt].some((each) => Number.isNaN(each.getTime()))) return undefined;
  const isInOrder = from <= until && from <= detectedAt && detectedAt <= now;
  return isInOrder && until.getTime() - from.getTime() <= longestPeriodMilliseconds
    ? { from, until, detectedAt }
    : undefined;
}

/** Two officers at the same moment: the unique number refuses the second, whose command may be sent again. */
async function nextNumber(transaction: DatabaseTransaction): Promise<number> {
  const last = await transaction
    .selectFrom('breach_notice')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

function namesOf(
  { officers }: PrivacyDependencies,
  region: Region,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return officers.namesOf(region.id, accountIds);
}

export const noticeSummary = (row: NoticeRow): NoticeSummary => ({
  noticeId: row.id,
  number: row.number,
  preparedAt: row.prepared_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  people: row.people,
  sentAt: row.sent_at?.toISOString() ?? null,
});

export async function readNotice(
  dependencies: PrivacyDependencies,
  caller: Caller,
  noticeId: string,
): Promise<Result<BreachNotice>> {
  const officer = officerFor(caller, 'read-notice');
  if (!officer.ok) return officer;
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const row = isIdentifier(noticeId)
    ? await database.selectFrom('breach_notice').selectAll().where('id', '=', noticeId).executeTakeFirst()
    : undefined;
  if (row === undefined) return failure(problems.noticeUnknown);
  const codes = await database
    .selectFrom('breach_case')
    .innerJoin('case_current', 'case_current.case_id', 'breach_case.case_id')
    .select('case_current.code')
    .where('breach_case.notice_id', '=', noticeId)
    .orderBy('case_current.code')
    .limit(shownCodes)
    .execute();
  const found = openAccountValue<Found>(dependencies.masterKeys, noticePlace(region.id, row.id), row.sealed);
  return success({
    ...noticeSummary(row),
    ...(found.accountId !== null && { accountId: found.accountId }),
    ...(found.code !== null && { code: found.code }),
    from: found.from,
    until: found.until,
    detectedAt: row.detected_at.toISOString(),
    how: found.how,
    done: found.done,
    officer: found.officer,
    kinds: found.kinds,
    codes: codes.map(({ code }) => code),
    ...textsOf(region, row, found),
  });
}

function textsOf(region: Region, row: NoticeRow, found: Found) {
  return noticeTexts({
    number: row.number,
    region: region.name,
    zone: region.zone,
    officer: found.officer,
    from: new Date(found.from),
    until: new Date(found.until),
    detectedAt: row.detected_at,
    how: found.how,
    done: found.done,
    kinds: found.kinds,
    people: row.people,
    contact: protectionContact(region) ?? { title: region.name, address: region.contact.address.id },
  });
}

/** Whom people turn to with questions about their data. */
export function protectionContact(
  region: Region,
): { readonly title: Text; readonly address: string } | undefined {
  const post = region.posts.find(({ roles }) => roles.includes(protectionRole));
  if (post === undefined) return undefined;
  const office = officeOf(region, post.office);
  return { title: post.title, address: office?.address.id ?? region.contact.address.id };
}

/** To the applicant of each case by a message; who can't be reached so stands in the list, to be told by letter. */
export async function sendNotice(
  dependencies: PrivacyDependencies,
  caller: Caller,
  { key, noticeId }: Parameters<PrivacyService['sendNotice']>[1],
): ReturnType<PrivacyService['sendNotice']> {
  const officer = officerFor(caller, 'send-notice');
  if (!officer.ok) return officer;
  if (!isIdentifier(noticeId)) return failure(problems.noticeUnknown);
  const region = regionOf(dependencies, caller.regionId);
  const now = dependencies.now();
  const { accountId } = officer.value;
  return runCommand(
    dependencies.database,
    { regionId: region.id, caller: accountId, key, content: { command: 'send-notice', noticeId }, now },
    async (transaction): Promise<Result<{ told: number }>> => {
      const row = await transaction
        .updateTable('breach_notice')
        .set({ sent_at: now, sent_by: accountId })
        .where('id', '=', noticeId)
        .where('sent_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) {
        const known = await transaction
          .selectFrom('breach_notice')
          .select('id')
          .where('id', '=', noticeId)
          .executeTakeFirst();
        return failure(known === undefined ? problems.noticeUnknown : problems.noticeSent);
      }
      const found = openAccountValue<Found>(
        dependencies.masterKeys,
        noticePlace(region.id, row.id),
        row.sealed,
      );
      const { toPerson } = textsOf(region, row, found);
      let told = 0;
      for (const { case_id: caseId } of await transaction
        .selectFrom('breach_case')
        .select('case_id')
        .where('notice_id', '=', noticeId)
        .execute()) {
        if (await tell(dependencies, transaction, { region, caseId, row, text: toPerson.id })) told += 1;
      }
      await appendEntry(transaction, {
        at: now,
        kind: 'privacy.notice-sent',
        who: officer.value,
        detail: { noticeId, told, inTime: now <= row.due_at },
      });
      return success({ told });
    },
  );
}

async function tell(
  { masterKeys, now }: PrivacyDependencies,
  transaction: DatabaseTransaction,
  {
    region,
    caseId,
    row,
    text,
  }: { readonly region: Region; readonly caseId: string; readonly row: NoticeRow; readonly text: string },
): Promise<boolean> {
  const current = await transaction
    .selectFrom('case_current')
    .select(['code', 'last_seq', 'replayed'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const { applicant } = current.replayed;
  const vault = await openVault(transaction, masterKeys, {
    regionId: region.id,
    caseId,
    entryIds: [applicant.entryId],
  });
  const phone = vault?.read<SealedApplicant>(applicant)?.applicant.phone ?? '';
  if (phone === '') return false;
  await writeToOther(masterKeys, transaction, {
    regionId: region.id,
    caseId,
    seq: current.last_seq,
    template: 'breach-notice',
    recipient: `breach/${row.number}`,
    to: phone,
    subject: `Pemberitahuan tentang data Anda pada berkas ${current.code}`,
    text: `Berkas ${current.code}. ${text}`,
    now: now(),
  });
  return true;
}
