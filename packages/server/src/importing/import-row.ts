import {
  type Actor,
  type FormContext,
  failure,
  normaliseAnswers,
  type Pack,
  type Problem,
  prefilled,
  type Region,
  type Result,
  type Service,
  success,
} from '@satuloket/engine';
import { formContext, regionDate } from '../cases/form-context.ts';
import type { FiledCase, KnownApplicant } from '../cases/index.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { beginningOfDay } from '../platform/sheets/dates.ts';
import { type ColumnFault, findApplicant } from './applicant.ts';
import { formerColumns } from './columns.ts';
import { formerDigest, type ImportingOptions } from './dependencies.ts';
import { importingProblems } from './policy.ts';

/** One import: what is imported, by whom, and whether it is only tried. */
export type Import = {
  readonly id: string;
  readonly region: Region;
  readonly pack: Pack;
  readonly service: Service;
  readonly system: string;
  readonly actor: Actor;
  /** Whether a case may come in that goes to this office. */
  readonly mayGoTo: (officeId: string) => boolean;
  /** Everything is done and then taken back: what is told is what an import would do. */
  readonly isDry: boolean;
};

export type RowResult =
  | { readonly outcome: 'imported' | 'already'; readonly code: string }
  | { readonly outcome: 'refused'; readonly faults: readonly ColumnFault[] };

const codeAttempts = 3;

/** Files one row, in a transaction of its own: what failed before and what fails after leave it as it is. */
export async function importRow(
  options: ImportingOptions,
  job: Import,
  values: Readonly<Record<string, string>>,
): Promise<RowResult> {
  const { region, system } = job;
  const number = values[formerColumns.number];
  if (number === undefined) return refused([fault(formerColumns.number, 'missing', missingNumber)]);
  const digest = formerDigest(options, { regionId: region.id, system, number });
  const before = await alreadyIn(options, job, digest);
  if (before !== undefined) return before;
  const found = await findApplicant(options.register, values);
  if ('faults' in found) return refused(found.faults);
  const when = filedAt(values, region, options.now());
  if ('reason' in when) return refused([when]);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const filed = await file(options, job, { values, digest, known: found.known, filedAt: when.at });
      return filed.ok
        ? { outcome: 'imported', code: filed.value.code }
        : refused(columnFaults(filed.error, found.known));
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      // Two imports of one table side by side: the other was first.
      const twice = constraint === 'former_case_pkey';
      const isIn = twice ? await alreadyIn(options, job, digest) : undefined;
      if (isIn !== undefined) return isIn;
      if (constraint !== 'case_current_code' || attempt >= codeAttempts) throw error;
    }
  }
}

/** What this very import brought before it was broken off counts as brought by it. */
async function alreadyIn(
  options: ImportingOptions,
  { id, region, system }: Import,
  digest: Buffer,
): Promise<RowResult | undefined> {
  const row = await regionDatabase(options.database, region.id)
    .selectFrom('former_case as former')
    .innerJoin('case_current as current', 'current.case_id', 'former.case_id')
    .select(['current.code', 'former.import_id'])
    .where('former.system', '=', system)
    .where('former.number_digest', '=', digest)
    .executeTakeFirst();
  return row && { outcome: row.import_id === id ? 'imported' : 'already', code: row.code };
}

type Filing = {
  readonly values: Readonly<Record<string, string>>;
  readonly digest: Buffer;
  readonly known: KnownApplicant;
  readonly filedAt: Date;
};

async function file(options: ImportingOptions, job: Import, filing: Filing): Promise<Result<FiledCase>> {
  const { region, isDry } = job;
  const account =
    filing.known.identity === 'matched' ? await options.accountOf(filing.known.applicant.nik) : undefined;
  try {
    return await inTransaction(regionDatabase(options.database, region.id), async (transaction) => {
      const filed = await fileIn(options, transaction, job, filing, account ?? null);
      if (isDry || !filed.ok) throw new TakenBack(filed);
      return filed;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.filed;
    throw error;
  }
}

/** Ends a transaction without its effects; never leaves this module. */
class TakenBack extends Error {
  readonly filed: Result<FiledCase>;
  constructor(filed: Result<FiledCase>) {
    super('taken back');
    this.filed = filed;
  }
}

async function fileIn(
  options: ImportingOptions,
  transaction: DatabaseTransaction,
  job: Import,
  { values, digest, known, filedAt: at }: Filing,
  applicantAccountId: string | null,
): Promise<Result<FiledCase>> {
  const { region, pack, service, system, actor } = job;
  const context = formContext({
    region,
    packName: pack.manifest.name,
    known,
    now: at,
    masterKeys: options.masterKeys,
  });
  const stage = values[formerColumns.stage];
  const filed = await options.cases.fileCase(transaction, {
    regionId: region.id,
    service: service.code,
    channel: 'import',
    actor,
    applicantAccountId,
    known,
    answers: answersOf(service, values, context),
    former: { system, numberDigest: digest.toString('hex') },
    filedAt: at,
    papersAtOffice: true,
    ...(stage === undefined ? {} : { state: stage }),
  });
  if (!filed.ok) return filed;
  const { office_id: officeId } = await transaction
    .selectFrom('case_current')
    .select('office_id')
    .where('case_id', '=', filed.value.caseId)
    .executeTakeFirstOrThrow();
  // Undone with the rest of the row by whoever opened the transaction.
  if (!job.mayGoTo(officeId)) throw new TakenBack(failure(importingProblems.officeOfOthers));
  const isPending = known.identity === 'pending';
  await transaction
    .insertInto('former_case')
    .values({
      system,
      number_digest: digest,
      case_id: filed.value.caseId,
      import_id: job.id,
      identity: isPending ? 'pending' : 'matched',
      tries: 0,
      next_try_at: isPending ? options.now() : null,
      imported_at: options.now(),
    })
    .execute();
  return filed;
}

/** What the table says, over what the register knows of the applicant for the questions that must be answered. */
function answersOf(service: Service, values: Readonly<Record<string, string>>, context: FormContext) {
  const fields = service.form.steps.flatMap((step) => step.fields);
  const required = new Set(fields.filter(({ optional }) => !optional).map(({ code }) => code));
  const known = Object.entries(prefilled(service, context)).filter(([code]) => required.has(code));
  return { ...Object.fromEntries(known), ...normaliseAnswers(service, asPosted(values, context), context) };
}

/** Someone of the applicant's family card is chosen by their NIK, as a page would have let them be chosen. */
function asPosted(values: Readonly<Record<string, string>>, context: FormContext) {
  const posted: Record<string, string> = {};
  for (const [code, value] of Object.entries(values)) {
    posted[code] = value;
    const person = code.endsWith('.nik') ? code.slice(0, -'.nik'.length) : undefined;
    const member = person && context.household.find(({ nik }) => nik === value);
    if (member) posted[`${person}.member`] = member.id;
  }
  return posted;
}

const oldestYear = 2000;

/** The promise counts from the day on which the person really came; without one, from today. */
function filedAt(
  values: Readonly<Record<string, string>>,
  region: Region,
  now: Date,
): { readonly at: Date } | ColumnFault {
  const day = values[formerColumns.filedOn];
  if (day === undefined) return { at: now };
  if (day > regionDate(region, now)) return fault(formerColumns.filedOn, 'in-the-future', notYet);
  if (Number(day.slice(0, 4)) < oldestYear) return fault(formerColumns.filedOn, 'too-early', tooOld);
  return { at: beginningOfDay(day, region.zone) };
}

function columnFaults(problem: Problem, known: KnownApplicant): readonly ColumnFault[] {
  if (problem.fields !== undefined && problem.fields.length > 0) {
    return problem.fields.map(({ path, code, message }) => ({ at: path, code, reason: message }));
  }
  // Where someone lives is told by the register: while that is down, no office can be found by it.
  const isWaiting = problem.code === 'no-office' && known.identity === 'pending';
  return [{ at: '', code: problem.code, reason: isWaiting ? registerDown : problem.message }];
}

function refused(faults: readonly ColumnFault[]): RowResult {
  return { outcome: 'refused', faults };
}

function fault(at: string, code: string, reason: ColumnFault['reason']): ColumnFault {
  return { at, code, reason };
}

const missingNumber = {
  id: 'Isi nomor berkas di sistem lama: tanpa nomor, impor ulang akan menggandakannya.',
  en: 'Enter the number in the former system: without it a second import would double the case.',
};
const notYet = { id: 'Tanggal masuk belum terjadi.', en: 'This date has not come yet.' };
const tooOld = { id: 'Tanggal masuk sebelum tahun 2000. Periksa tahunnya.', en: 'The year is before 2000.' };
const registerDown = {
  id: 'Data kependudukan sedang tidak dapat dihubungi, sehingga kantornya belum diketahui. Impor lagi nanti; yang sudah masuk tidak digandakan.',
  en: 'The population register can not be reached, so the office is not known. Import again later; nothing is doubled.',
};

/**
 * A service of the region with its pack, or `service-unknown`. A life event is none to import: its own case would open
 * others anew; each application of it is imported as what it is.
 */
export function serviceToImport(
  options: Pick<ImportingOptions, 'packs'>,
  region: Region,
  code: string,
): Result<{ readonly pack: Pack; readonly service: Service }> {
  const found = options.packs.serviceOf(region.id, code);
  const isImportable = found !== undefined && found.service.members === undefined;
  return isImportable ? success(found) : failure(serviceUnknown);
}

const serviceUnknown: Problem = {
  code: 'service-unknown',
  message: { id: 'Layanan ini tidak ada di daerah ini.', en: 'This service is not offered in this region.' },
  status: 404,
  retryable: false,
};
