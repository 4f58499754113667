import { failure, type Result, success, type Text } from '@satuloket/engine';
import type { DraftSubject } from '../cases/dependencies.ts';
import type { StandingResolver, SubjectCheck, ViewPart } from '../cases/hooks.ts';
import { dateWords } from '../places/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { type HelpingOptions, nikDigest, regionOf } from './dependencies.ts';
import { isPerson, knownPerson, openPerson, type PersonRow } from './helped-people.ts';
import { familyRule, leaveOf } from './household.ts';
import { covers, findMandate, heldMandates, holds, type MandateRow } from './mandate-store.ts';
import { helpingProblems } from './problems.ts';
import type { MandateKind } from './schema.ts';

export async function personOfMandate(database: DatabaseConnection, mandate: MandateRow): Promise<PersonRow> {
  return database
    .selectFrom('helped_person')
    .selectAll()
    .where('id', '=', mandate.person_id)
    .executeTakeFirstOrThrow();
}

const helperKinds = {
  counter: 'officer',
  household: 'household',
  village: 'village-officer',
} as const satisfies Record<MandateKind, string>;

const channels = {
  counter: 'counter',
  household: 'portal',
  village: 'village',
} as const satisfies Record<MandateKind, string>;

/** For whom a draft under this mandate is; it goes to the account of the person where they have one. */
export async function subjectOf(
  options: HelpingOptions,
  mandate: MandateRow,
  person: PersonRow,
): Promise<DraftSubject> {
  const values = openPerson(options, person);
  const account = person.state === 'matched' ? await options.accountOf(values.claim.nik) : undefined;
  return {
    known: knownPerson(person, values),
    applicantAccountId: account ?? null,
    channel: channels[mandate.kind],
    helper: {
      kind: helperKinds[mandate.kind],
      accountId: mandate.helper_account_id,
      mandateId: mandate.id,
      ...(mandate.office_id === null ? {} : { officeId: mandate.office_id }),
    },
  };
}

/**
 * Whether a mandate lets the caller act now. An officer's rests on the post by which it was given: whoever holds that no
 * more acts no more. A family's asks the family card and the member's leave again each time.
 */
export async function letsAct(
  options: HelpingOptions,
  database: DatabaseConnection,
  { who }: Caller,
  mandate: MandateRow,
): Promise<boolean> {
  const now = options.now();
  if (who.kind === 'guest' || who.kind === 'program') return false;
  if (who.accountId !== mandate.helper_account_id || !holds(mandate, now)) return false;
  if (mandate.kind !== 'household') {
    if (who.kind !== 'officer') return false;
    const posts = who.posts.filter(
      ({ role, officeId }) => role === mandate.role && officeId === mandate.office_id,
    );
    if (mandate.kind === 'counter' || posts.length === 0) return posts.length > 0;
    const { village_code: home } = await personOfMandate(database, mandate);
    return posts.some(({ villageCode }) => home === '' || villageCode === home);
  }
  if (who.kind !== 'resident') return false;
  const region = regionOf(options, mandate.region_id);
  const known = await options.people.applicantOf(region.id, mandate.helper_account_id);
  const member = known?.household.find(({ nik }) =>
    nikDigest(options, region.id, nik).equals(mandate.nik_digest),
  );
  if (known == null || member === undefined) return false;
  const leave = await leaveOf(database, mandate.nik_digest);
  return familyRule({ region, helper: known, member, leave, now }).may;
}

/** Asked each time that a draft begun for another is opened, saved or sent. */
export function checkSubject(options: HelpingOptions): SubjectCheck {
  return async (database, { caller, subject }): Promise<Result<void>> => {
    const mandateId = subject.mandateId ?? subject.helper?.mandateId;
    if (mandateId === undefined) return success(undefined);
    const scoped = regionDatabase(database, caller.regionId);
    const mandate = await findMandate(scoped, mandateId);
    return mandate !== undefined && (await letsAct(options, scoped, caller, mandate))
      ? success(undefined)
      : failure(helpingProblems.mandateOver);
  };
}

const digestOfNobody = Buffer.alloc(32);

/**
 * Who stands before a case for its applicant: the person themselves, found by their NIK where the case was filed before
 * they had an account, and a helper while a mandate holds. To everyone else the case stays unknown.
 */
export function resolveStanding(options: HelpingOptions): StandingResolver {
  return async ({ database, caller, row }) => {
    const { who } = caller;
    if (who.kind === 'guest' || who.kind === 'program') return null;
    const helped = await database
      .selectFrom('helped_case')
      .selectAll()
      .where('case_id', '=', row.case_id)
      .executeTakeFirst();
    const viewer = { kind: 'applicant', accountId: who.accountId } as const;
    // Where nobody was helped the same is asked: to a stranger all cases cost as much as one that is not there.
    const helpedDigest = helped?.nik_digest ?? digestOfNobody;
    if (who.kind === 'resident') {
      const isTheirs = await isPerson(options, caller, helpedDigest);
      // A number that was typed wrong is somebody else's: it opens nothing before the register has said whose it is.
      if (isTheirs && row.replayed.identity === 'matched') {
        return { viewer, actor: { kind: 'resident', accountId: who.accountId } };
      }
    }
    const isOfficerOfUnhelped = who.kind === 'officer' && helped === undefined;
    const digests = isOfficerOfUnhelped ? await applicantDigests(database, row.case_id) : [helpedDigest];
    for (const digest of digests) {
      const held = await heldMandates(database, { helperId: who.accountId, digest, now: options.now() });
      for (const mandate of held) {
        // At a counter the person is there and asks, once the register has said that it is they: a number alone opens
        // nobody's cases. Elsewhere, and until then, a helper follows what they filed themselves.
        const reaches =
          helped?.helper_account_id === who.accountId ||
          (mandate.kind === 'counter' && (await personOfMandate(database, mandate)).state === 'matched');
        if (!reaches || !covers(mandate, row.service)) continue;
        if (!(await letsAct(options, database, caller, mandate))) continue;
        return { viewer, actor: { kind: 'helper', accountId: who.accountId, mandateId: mandate.id } };
      }
    }
    return null;
  };
}

async function applicantDigests(database: DatabaseConnection, caseId: string): Promise<readonly Buffer[]> {
  const rows = await database
    .selectFrom('blind_index')
    .select('digest')
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'nik')
    .execute();
  return rows.map(({ digest }) => digest);
}

/** Who filed it for the applicant, to the applicant, the helper and officers. */
export function helperPart(options: HelpingOptions): ViewPart {
  return async ({ database, region, target, reader, now }) => {
    const mark = target.state.helper;
    if (reader === 'public') return {};
    const asHelper = reader.actor.kind === 'helper' ? { asHelper: true as const } : {};
    if (mark === null) return asHelper;
    const mandate = mark.mandateId === undefined ? undefined : await findMandate(database, mark.mandateId);
    const name = await helperName(options, region.id, mark);
    const lasts = mandate !== undefined && mandate.kind === 'village' && holds(mandate, now);
    const mayEnd =
      mandate !== undefined &&
      holds(mandate, now) &&
      mandate.kind !== 'counter' &&
      reader.viewer.kind === 'applicant';
    return {
      ...asHelper,
      helper: {
        sentence: helperSentence(
          mark.kind,
          name,
          lasts ? lastDayWords(region.zone, mandate.valid_until) : undefined,
        ),
        ...(lasts ? { until: mandate.valid_until.toISOString() } : {}),
        ...(mayEnd ? { mandateId: mandate.id } : {}),
        ...(mandate?.paper_file_id != null && reader.viewer.kind === 'officer'
          ? { paperOf: mandate.id }
          : {}),
      },
    };
  };
}

async function helperName(
  options: HelpingOptions,
  regionId: string,
  mark: { readonly kind: string; readonly accountId: string },
): Promise<string> {
  if (mark.kind === 'household') {
    return (await options.people.applicantOf(regionId, mark.accountId))?.applicant.name ?? '';
  }
  return (await options.people.namesOf(regionId, [mark.accountId])).get(mark.accountId) ?? '';
}

type HelperKind = 'officer' | 'household' | 'village-officer' | 'institution';

function helperSentence(kind: HelperKind, name: string, until: Text | undefined): Text {
  // A degree ends with a dot, and so does a sentence; one is enough.
  const last = name.replace(/\.$/, '');
  const sentences: Readonly<Record<HelperKind, Text>> = {
    officer: {
      id: `Diajukan di loket oleh ${last}.`,
      en: `Filed at the counter by ${last}.`,
    },
    household: {
      id: `Diajukan oleh ${name}, anggota keluarga.`,
      en: `Filed by ${name}, of the family.`,
    },
    'village-officer': until
      ? {
          id: `Diajukan oleh ${name}, petugas kelurahan/desa, dengan kuasa F-1.07 sampai ${until.id}.`,
          en: `Filed by ${name}, village officer, with a power of attorney (F-1.07) until ${until.en}.`,
        }
      : {
          id: `Diajukan oleh ${name}, petugas kelurahan/desa, dengan kuasa F-1.07 yang sudah berakhir.`,
          en: `Filed by ${name}, village officer, with a power of attorney (F-1.07) that has ended.`,
        },
    institution: {
      id: `Sebagian isian disiapkan oleh ${last}.`,
      en: `Part of the form was prepared by ${last}.`,
    },
  };
  return sentences[kind];
}

function lastDayWords(zone: string, until: Date): Text {
  // It holds to the end of its last day, which is the first moment of the next.
  const last = new Date(until.getTime() - 1);
  return dateWords(last, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' });
}
