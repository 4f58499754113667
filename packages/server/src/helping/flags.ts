import { failure, maskPhone, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import type { SealedApplicant } from '../cases/case-values.ts';
import type { Follower } from '../cases/followers.ts';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import { type DatabaseConnection, regionDatabase, statement } from '../platform/database/index.ts';
import { blindDigest, isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { type HelpingOptions, nikDigest, regionOf } from './dependencies.ts';
import { actorFor } from './policy.ts';
import { entryWrong, field, helpingProblems } from './problems.ts';
import type { HelperFlag } from './service.ts';
import { dayMilliseconds, helpingSettings } from './settings.ts';

const mostFlags = 100;
const mostCases = 50;
const maximumWords = 2_000;
/** Of a phone's cases only the latest are looked at: sending a case costs the same however many a phone has sent. */
const mostOfPhone = 200;
const labelPlace = (regionId: string, id: string): string => `helper_flag/${regionId}/${id}/label`;
const wordsPlace = (regionId: string, id: string): string => `helper_flag/${regionId}/${id}/words`;

/** Notes who filed for whom, and raises a flag where one account or one phone stands behind too many strangers. */
export function followFilings(options: HelpingOptions): Follower {
  return async ({ tx, regionId, caseId, action, read, now }) => {
    const { body } = action;
    if (body.type !== 'filed') return;
    const applicant = read<SealedApplicant>(body.applicant)?.applicant;
    if (applicant === undefined) return;
    const region = regionOf(options, regionId);
    const database = regionDatabase(tx, regionId);
    if (body.helper !== undefined) {
      const { kind, accountId, mandateId } = body.helper;
      await database
        .insertInto('helped_case')
        .values({
          case_id: caseId,
          nik_digest: nikDigest(options, regionId, applicant.nik),
          helper_account_id: accountId,
          kind,
          mandate_id: mandateId ?? null,
          filed_at: now,
        })
        .execute();
      if (kind === 'village-officer' || kind === 'officer') {
        const limit = helpingSettings(region).strangers[kind === 'officer' ? 'counter' : 'village'];
        await countHelper(options, database, region, { accountId, limit, now });
      }
    }
    // In a village the phone may rightly be the officer's, for all who have none: there the helper is counted.
    const isUnderMandate = body.helper?.kind === 'village-officer';
    if (applicant.phone !== '' && !isUnderMandate)
      await countPhone(options, database, region, { caseId, applicant, now });
  };
}

const sinceOf = (region: Region, now: Date): Date =>
  new Date(now.getTime() - helpingSettings(region).strangers.days * dayMilliseconds);

async function countHelper(
  options: HelpingOptions,
  database: DatabaseConnection,
  region: Region,
  { accountId, limit, now }: { accountId: string; limit: number; now: Date },
): Promise<void> {
  const since = sinceOf(region, now);
  const { people } = await database
    .selectFrom('helped_case')
    .select((eb) => eb.fn.count<string>('nik_digest').distinct().as('people'))
    .where('helper_account_id', '=', accountId)
    .where('filed_at', '>=', since)
    .executeTakeFirstOrThrow();
  if (Number(people) <= limit) return;
  const subject = Buffer.from(accountId.replaceAll('-', ''), 'hex');
  await raise(options, database, region, { kind: 'helper', subject, people: Number(people), since, now });
}

/** Families, not people: one family's phone stands on all its cases. */
async function countPhone(
  options: HelpingOptions,
  database: DatabaseConnection,
  region: Region,
  { caseId, applicant, now }: { caseId: string; applicant: SealedApplicant['applicant']; now: Date },
): Promise<void> {
  const since = sinceOf(region, now);
  const digestOf = (purpose: 'phone' | 'kk'): Buffer =>
    blindDigest(options.masterKeys, { regionId: region.id, purpose, value: applicant[purpose] }).digest;
  const digest = digestOf('phone');
  const [before] = await cardOfTheCaseBefore(database, { phone: digest, caseId });
  // No more families than when it was counted last; so most cases cost no count.
  if (before?.digest.equals(digestOf('kk'))) return;
  const { families } = await familyCards(database, { phone: digest, most: mostOfPhone })
    .innerJoin('case_current as current', 'current.case_id', 'latest.case_id')
    .select((eb) => eb.fn.count<string>('card.digest').distinct().as('families'))
    .where('current.filed_at', '>=', since)
    .executeTakeFirstOrThrow();
  if (Number(families) <= helpingSettings(region).strangers.phone) return;
  const label = maskPhone(applicant.phone);
  await raise(options, database, region, {
    kind: 'phone',
    subject: digest,
    people: Number(families),
    since,
    now,
    label,
  });
}

const cardOfTheCaseBefore = statement(
  (database, { phone, caseId }: { readonly phone: Buffer; readonly caseId: string }) =>
    familyCards(database, { phone, most: 1, but: caseId }).select('card.digest'),
);

/** The family card of each of a phone's latest cases; not of those that village officers filed, where they are counted. */
function familyCards(
  database: DatabaseConnection,
  { phone, most, but }: { readonly phone: Buffer; readonly most: number; readonly but?: string },
) {
  return database
    .selectFrom((cases) =>
      cases
        .selectFrom('blind_index')
        .select('case_id')
        .where('purpose', '=', 'phone')
        .where('digest', '=', phone)
        .$if(but !== undefined, (those) => those.where('case_id', '<>', but as string))
        .orderBy('case_id', 'desc')
        .limit(most)
        .as('latest'),
    )
    .innerJoin('blind_index as card', 'card.case_id', 'latest.case_id')
    .leftJoin('helped_case as helped', 'helped.case_id', 'latest.case_id')
    .where('card.purpose', '=', 'kk')
    .where('helped.kind', 'is distinct from', 'village-officer');
}

/** One open flag for each subject; what was reviewed is raised again only by what came after. */
async function raise(
  options: HelpingOptions,
  database: DatabaseConnection,
  region: Region,
  input: {
    readonly kind: 'helper' | 'phone';
    readonly subject: Buffer;
    readonly people: number;
    readonly since: Date;
    readonly now: Date;
    readonly label?: string;
  },
): Promise<void> {
  const { kind, subject, people, since, now, label } = input;
  const reviewed = await database
    .selectFrom('helper_flag')
    .select('id')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('reviewed_at', '>', since)
    .executeTakeFirst();
  if (reviewed !== undefined) return;
  const id = newIdentifier(now);
  await database
    .insertInto('helper_flag')
    .values({
      id,
      kind,
      subject,
      people,
      since,
      raised_at: now,
      counted_at: now,
      reviewed_at: null,
      reviewer_account_id: null,
      label_sealed:
        label === undefined ? null : sealAccountValue(options.masterKeys, labelPlace(region.id, id), label),
      words_sealed: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['region_id', 'kind', 'subject'])
        .where('reviewed_at', 'is', null)
        .doUpdateSet({ people, since, counted_at: now }),
    )
    .execute();
}

/** The open flags first, then what was reviewed, each with its cases. */
export async function listFlags(
  options: HelpingOptions,
  caller: Caller,
): Promise<Result<readonly HelperFlag[]>> {
  const actor = actorFor(caller, 'list-flags');
  if (!actor.ok) return actor;
  const region = regionOf(options, caller.regionId);
  const database = regionDatabase(options.database, region.id);
  const rows = await database
    .selectFrom('helper_flag')
    .selectAll()
    .orderBy(sql`reviewed_at is not null`)
    .orderBy('raised_at', 'desc')
    .limit(mostFlags)
    .execute();
  const accounts = rows.flatMap(({ kind, subject, reviewer_account_id: reviewer }) => [
    ...(kind === 'helper' ? [accountOf(subject)] : []),
    ...(reviewer === null ? [] : [reviewer]),
  ]);
  const names = await options.people.namesOf(region.id, accounts);
  return success(
    await Promise.all(
      rows.map(async (row): Promise<HelperFlag> => {
        const open = (place: string, sealed: Buffer | null): string =>
          sealed === null ? '' : openAccountValue<string>(options.masterKeys, place, sealed);
        return {
          id: row.id,
          kind: row.kind,
          who:
            row.kind === 'helper'
              ? (names.get(accountOf(row.subject)) ?? '')
              : open(labelPlace(region.id, row.id), row.label_sealed),
          people: row.people,
          days: helpingSettings(region).strangers.days,
          raisedAt: row.raised_at.toISOString(),
          cases: await casesBehind(options, database, row),
          review:
            row.reviewed_at === null
              ? null
              : {
                  at: row.reviewed_at.toISOString(),
                  by: names.get(row.reviewer_account_id ?? '') ?? '',
                  words: open(wordsPlace(region.id, row.id), row.words_sealed),
                },
        };
      }),
    ),
  );
}

const accountOf = (subject: Buffer): string =>
  subject.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function casesBehind(
  options: HelpingOptions,
  database: DatabaseConnection,
  flag: { readonly kind: 'helper' | 'phone'; readonly subject: Buffer; readonly since: Date },
): Promise<HelperFlag['cases']> {
  const cases = database
    .selectFrom('case_current as current')
    .select([
      'current.code',
      'current.service',
      'current.pack_digest',
      'current.applicant_name',
      'current.filed_at',
    ])
    .where('current.filed_at', '>=', flag.since)
    .orderBy('current.filed_at', 'desc')
    .limit(mostCases);
  const rows = await (flag.kind === 'helper'
    ? cases.where('current.case_id', 'in', (eb) =>
        eb
          .selectFrom('helped_case')
          .select('case_id')
          .where('helper_account_id', '=', accountOf(flag.subject)),
      )
    : cases.where('current.case_id', 'in', (eb) =>
        eb
          .selectFrom('blind_index as phone')
          .leftJoin('helped_case as helped', 'helped.case_id', 'phone.case_id')
          .select('phone.case_id')
          .where('phone.purpose', '=', 'phone')
          .where('phone.digest', '=', flag.subject)
          .where('helped.kind', 'is distinct from', 'village-officer'),
      )
  ).execute();
  return Promise.all(
    rows.map(async ({ code, service, pack_digest, applicant_name: applicantName, filed_at }) => ({
      code,
      service: (await options.packs.byDigest(pack_digest)).services[service]?.title ?? {
        id: service,
        en: service,
      },
      applicantName,
      filedAt: filed_at.toISOString(),
    })),
  );
}

/** The head writes down what came of a flag; that closes it. */
export async function reviewFlag(
  options: HelpingOptions,
  caller: Caller,
  { key, id, words }: { key: string; id: string; words: string },
): Promise<Result<void>> {
  const actor = actorFor(caller, 'review-flag');
  if (!actor.ok) return actor;
  const { accountId } = actor.value;
  const said = words.trim().slice(0, maximumWords);
  if (said === '') {
    const message = ['Tulis apa yang Anda temukan.', 'Write down what you found.'] as const;
    return failure(entryWrong('words-missing', [field('words', 'missing', ...message)]));
  }
  if (!isIdentifier(id)) return failure(helpingProblems.flagUnknown);
  const { regionId } = caller;
  const now = options.now();
  const content = ['review-flag', id, said];
  const frame = { regionId, caller: `officer:${accountId}`, key, content, now };
  return runCommand(options.database, frame, async (transaction) => {
    const reviewed = await transaction
      .updateTable('helper_flag')
      .set({
        reviewed_at: now,
        reviewer_account_id: accountId,
        words_sealed: sealAccountValue(options.masterKeys, wordsPlace(regionId, id), said),
      })
      .where('id', '=', id)
      .where('reviewed_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (reviewed !== undefined) return success(undefined);
    const known = await transaction
      .selectFrom('helper_flag')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    return failure(known === undefined ? helpingProblems.flagUnknown : helpingProblems.flagReviewed);
  });
}
