import { failure, parseTrackingCode, type Region, type Result, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, statement } from '../platform/database/index.ts';
import type { CasesDependencies } from './dependencies.ts';
import type { CaseForPolicy } from './policy.ts';
import { problems } from './problems.ts';
import type { CaseCurrentTable } from './schema.ts';
import type { CaseTarget } from './writing.ts';

export { regionOf } from '../places/index.ts';

export type CaseRow = Selectable<CaseCurrentTable>;

/** What is asked of a case to tell who stands before it. */
export type CaseAskedFor = Pick<
  CaseRow,
  'case_id' | 'pack' | 'service' | 'office_id' | 'village_code' | 'applicant_account_id' | 'ended_at'
> & { readonly replayed: Pick<CaseRow['replayed'], 'identity'> };

/** The code as it is stored; typed in small letters, with or without dashes and the region's letters. */
export function readCode(
  dependencies: Pick<CasesDependencies, 'places'>,
  region: Region,
  typed: string,
): Result<string> {
  const ownPrefix = region.codePrefix;
  const read = parseTrackingCode(typed, {
    regionPrefixes: dependencies.places.regions().map(({ codePrefix }) => codePrefix),
    assumedPrefix: ownPrefix,
  });
  if (!read.ok) {
    if (read.error.code === 'unknown-region') return failure(problems.codeOfOtherRegion);
    return failure({ ...problems.codeUnreadable, message: read.error.message });
  }
  if (read.value.regionPrefix !== ownPrefix) return failure(problems.codeOfOtherRegion);
  return success(read.value.code);
}

/** The cached row of a case by its code, locked against other commands where `lock` says so. */
export async function findCase(
  dependencies: Pick<CasesDependencies, 'places'>,
  database: DatabaseConnection,
  region: Region,
  typedCode: string,
  options: { readonly lock: boolean } = { lock: false },
): Promise<Result<CaseRow>> {
  const code = readCode(dependencies, region, typedCode);
  if (!code.ok) return code;
  const [row] = await (options.lock ? lockedCase : readCase)(database, { code: code.value });
  return row === undefined ? failure(problems.caseUnknown) : success(row);
}

const caseByCode = (database: DatabaseConnection, { code }: { readonly code: string }) =>
  database.selectFrom('case_current').selectAll().where('code', '=', code);
const readCase = statement(caseByCode);
const lockedCase = statement((database, given: { readonly code: string }) =>
  caseByCode(database, given).forUpdate(),
);

export function policySubject(row: CaseAskedFor): CaseForPolicy {
  return {
    pack: row.pack,
    service: row.service,
    officeId: row.office_id,
    villageCode: row.village_code,
    applicantAccountId: row.applicant_account_id,
  };
}

/** Pack and service as they were when the case began. */
export async function beganWith(
  { packs }: Pick<CasesDependencies, 'packs'>,
  { pack_digest: digest, service: code }: Pick<CaseRow, 'pack_digest' | 'service'>,
): Promise<Pick<CaseTarget, 'pack' | 'service'>> {
  const pack = await packs.byDigest(digest);
  const service = pack.services[code];
  if (service === undefined) throw new Error(`The pack ${digest} has no service ${code}.`);
  return { pack, service };
}

/** The case as something that may change, on the pack that it began with. */
export async function targetOf(
  dependencies: Pick<CasesDependencies, 'packs'>,
  region: Region,
  row: CaseRow,
): Promise<CaseTarget & { readonly state: CaseRow['replayed'] }> {
  return {
    region,
    caseId: row.case_id,
    code: row.code,
    ...(await beganWith(dependencies, row)),
    state: row.replayed,
    applicantAccountId: row.applicant_account_id,
    applicantName: row.applicant_name,
    changedAt: row.updated_at,
  };
}
