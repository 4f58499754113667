import { failure, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import type { ViewPart } from '../cases/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { digestsOfAnyKey } from '../record/index.ts';
import type { Caller, Page } from '../types.ts';
import type { LookAtMe, LooksService } from './contract.ts';
import { type LooksDependencies, regionOf } from './dependencies.ts';
import { residentFor } from './policy.ts';
import { type Position, readPosition, writePosition } from './positions.ts';
import { problems } from './problems.ts';
import { toldOf } from './words.ts';

const pageLength = 20;
/** A person's own cases; more have not been seen, and the latest come first. */
const maximumCases = 500;

type AboutMe = {
  /** Cases that the person asked for, with their codes; what others asked for about them has none. */
  readonly caseIds: readonly string[];
  readonly ownCodes: ReadonlyMap<
    string,
    { readonly code: string; readonly service: string; readonly digest: string }
  >;
  readonly digests: readonly Buffer[];
};

/** Who saw a resident's data: in cases of their own, in cases under their NIK, and by a search for them. */
export async function ofMe(
  dependencies: LooksDependencies,
  caller: Caller,
  { code, cursor }: Parameters<LooksService['ofMe']>[1],
): Promise<Result<Page<LookAtMe>>> {
  const region = regionOf(dependencies, caller.regionId);
  const resident = residentFor(caller, 'read-own', region);
  if (!resident.ok) return resident;
  const position = readPosition(cursor);
  if (position === undefined) return failure(problems.cursorUnreadable);
  const database = regionDatabase(dependencies.database, region.id);
  const about = await aboutMe(dependencies, database, region, resident.value.accountId);
  const ofCase = code === undefined ? undefined : [...about.ownCodes].find(([, own]) => own.code === code);
  if (code !== undefined && ofCase === undefined) return failure(problems.codeUnreadable);
  const found =
    ofCase === undefined
      ? await looksAbout(database, about, position)
      : await looksAbout(database, { caseIds: [ofCase[0]], digests: [] }, position);
  const page = found.slice(0, pageLength);
  const names = await dependencies.people.namesOf(region.id, [
    ...new Set(page.map(({ account_id: id }) => id)),
  ]);
  const rows = await Promise.all(
    page.map(async (look): Promise<LookAtMe> => {
      const own = look.case_id === null ? undefined : about.ownCodes.get(look.case_id);
      const pack = own && (await dependencies.packs.byDigest(own.digest));
      const service = own && pack?.services[own.service]?.title;
      return {
        id: look.id,
        at: look.at.toISOString(),
        ...toldOf(region, names, look),
        ...(own && { code: own.code }),
        ...(service && { service }),
      };
    }),
  );
  const last = page.at(-1);
  return success({
    rows,
    next: found.length > pageLength && last ? writePosition({ at: last.position, id: last.id }) : null,
    previous: null,
  });
}

async function aboutMe(
  { people, masterKeys }: LooksDependencies,
  database: DatabaseConnection,
  region: Region,
  accountId: string,
): Promise<AboutMe> {
  const known = await people.applicantOf(region.id, accountId);
  // Whoever has only claimed a NIK is not told who looked at the person whose number it is.
  const nik = known?.identity === 'matched' ? known.applicant.nik : undefined;
  const digests =
    nik === undefined ? [] : digestsOfAnyKey(masterKeys, { regionId: region.id, purpose: 'nik', value: nik });
  const own = await database
    .selectFrom('case_current')
    .select(['case_id', 'code', 'service', 'pack_digest'])
    .where('applicant_account_id', '=', accountId)
    .orderBy('filed_at', 'desc')
    .limit(maximumCases)
    .execute();
  const underNik =
    digests.length === 0
      ? []
      : await database
          .selectFrom('blind_index')
          .select('case_id')
          .where('purpose', '=', 'nik')
          .where('digest', 'in', [...digests])
          .limit(maximumCases)
          .execute();
  return {
    caseIds: [...new Set([...own, ...underNik].map(({ case_id: id }) => id))],
    ownCodes: new Map(
      own.map(({ case_id: id, code, service, pack_digest: digest }) => [id, { code, service, digest }]),
    ),
    digests,
  };
}

/** Two indexes, each read from its end; a look that both find is one. */
async function looksAbout(
  database: DatabaseConnection,
  { caseIds, digests }: Pick<AboutMe, 'caseIds' | 'digests'>,
  position: Position | null,
) {
  const looks = () => {
    const query = database
      .selectFrom('reveal')
      .select(['id', 'at', 'account_id', 'role', 'office_id', 'purpose', 'kinds', 'case_id'])
      .select(sql<string>`at::text`.as('position'))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(pageLength + 1);
    return position === null
      ? query
      : query.where(sql<boolean>`(at, id) < (${position.at}::timestamptz, ${position.id}::uuid)`);
  };
  const [byCase, byPerson] = await Promise.all([
    caseIds.length === 0
      ? []
      : looks()
          .where('case_id', 'in', [...caseIds])
          .execute(),
    digests.length === 0
      ? []
      : looks()
          .where('subject_digest', 'in', [...digests])
          .execute(),
  ]);
  const all = new Map([...byCase, ...byPerson].map((look) => [look.id, look]));
  return [...all.values()]
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
    .slice(0, pageLength + 1);
}

/** On the applicant's own page of a case: how many officers saw it. */
export const looksPart: ViewPart = async ({ database, row, reader }) => {
  if (reader === 'public' || reader.viewer.kind !== 'applicant') return {};
  const seen = await database
    .selectFrom('reveal')
    .select(sql<number>`count(distinct account_id)::integer`.as('officers'))
    .where('case_id', '=', row.case_id)
    .executeTakeFirstOrThrow();
  return seen.officers === 0 ? {} : { seenBy: { officers: seen.officers } };
};
