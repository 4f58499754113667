import type { Sealed } from '@satuloket/engine';
import { sql } from 'kysely';
import type { SealedApplicant } from '../../cases/case-values.ts';
import { type DraftRow, draftAnswers, draftSubject } from '../../cases/draft-store.ts';
import { openFileName, unwrapFileKey } from '../../files/file-keys.ts';
import { openMessage } from '../../notices/sealed-message.ts';
import { type DatabaseConnection, regionDatabase } from '../../platform/database/index.ts';
import {
  actionsOf,
  type CaseKey,
  type MasterKeys,
  openCaseKeys,
  openVault,
  type VaultReader,
} from '../../record/index.ts';
import { columnsOf, processedTables } from '../register/index.ts';
import type { Person } from './person.ts';
import { accountTables, type Source, type SourceRow, sources } from './sources.ts';

export type Collected = {
  readonly source: Source;
  /** As the JSON has them: sealed columns open, keys and digests left out. */
  readonly rows: readonly SourceRow[];
};

/** What a copy leaves out: what the case's own page would not show the person either. */
export type Withheld = {
  /** The account is matched by numbers that circulate widely and by nothing stronger. */
  readonly isFamilyHidden: boolean;
  /** Whether a product of a case is theirs and open to them. */
  readonly isOpen: (caseId: string, product: string) => boolean;
};

export type Keeping = { readonly database: DatabaseConnection; readonly masterKeys: MasterKeys };

/** More than anyone has; whoever does gets the latest. */
const mostRows = 20_000;

export async function collect(
  keeping: Keeping,
  person: Person,
  withheld: Withheld,
): Promise<readonly Collected[]> {
  const vaults: OpenedCases = new Map();
  const region = regionDatabase(keeping.database, person.regionId);
  const keys = await openCaseKeys(region, keeping.masterKeys, {
    regionId: person.regionId,
    caseIds: person.own.map(({ caseId }) => caseId),
  });
  const collected: Collected[] = [];
  for (const source of sources) {
    const table = sql.raw(source.table);
    const where = source.where(person);
    // What is no account's is never read beyond its region, whatever a source says.
    const asked = accountTables.has(source.table)
      ? sql<SourceRow>`select * from ${table} where ${where} limit ${mostRows}`
      : sql<SourceRow>`select * from ${table}
          where region_id = ${person.regionId} and (${where}) limit ${mostRows}`;
    const { rows } = await asked.execute(region);
    const shown: SourceRow[] = [];
    for (const row of rows) {
      if (isWithheld(source, row, withheld)) continue;
      const opened =
        source.table === 'vault_entry'
          ? await openVaultRow(keeping, vaults, row, withheld)
          : openRow(keeping, source, row, keys);
      if (opened !== undefined) shown.push(opened);
    }
    collected.push({ source, rows: shown });
  }
  return collected;
}

/** The family as the register has it, and documents that are not the person's yet or show the family too early. */
function isWithheld({ table }: Source, row: SourceRow, { isFamilyHidden, isOpen }: Withheld): boolean {
  if (table === 'account_household') return isFamilyHidden;
  const [kind, product = ''] = table === 'file' ? String(row.requirement).split('.') : [];
  return kind === 'product' && !isOpen(String(row.case_id), product);
}

function openRow(
  keeping: Keeping,
  source: Source,
  row: SourceRow,
  keys: ReadonlyMap<string, CaseKey>,
): SourceRow {
  const table = processedTables[source.table];
  if (table === undefined) throw new Error(`The register of processing does not know ${source.table}.`);
  const opened: Record<string, unknown> = {};
  for (const { name, kind } of columnsOf(table)) {
    if (kind === 'key' || kind === 'digest' || source.hides?.includes(name)) continue;
    if (kind !== 'sealed') opened[name] = row[name];
    else if (row[name] !== null) opened[name] = openSealed(keeping, source, row, name, keys);
  }
  return opened;
}

function openSealed(
  { masterKeys }: Keeping,
  source: Source,
  row: SourceRow,
  column: string,
  keys: ReadonlyMap<string, CaseKey>,
): unknown {
  const open = source.open?.[column];
  if (open !== undefined) return open(masterKeys, row as SourceRow & Record<string, string>);
  if (source.table === 'draft') {
    const draft = row as unknown as DraftRow;
    return column === 'sealed' ? draftAnswers(masterKeys, draft) : draftSubject(masterKeys, draft);
  }
  if (source.table === 'file') {
    const wrapped = row as unknown as { master_key_id: string; wrapped_key: Buffer };
    const place = { regionId: String(row.region_id), fileId: String(row.id) };
    return openFileName(unwrapFileKey(masterKeys, place, wrapped), row.name_sealed as Buffer);
  }
  if (source.table === 'message') {
    const key = keys.get(String(row.case_id));
    return key && openMessage(key, String(row.id), row.sealed as Buffer).text.id;
  }
  throw new Error(`Nothing here opens ${source.table}.${column}.`);
}

type OpenedCase = { readonly vault: VaultReader; readonly told: ReadonlyMap<string, Sealed> };
/** Of one copy, by case: what was opened for it is forgotten with it. */
type OpenedCases = Map<string, OpenedCase>;

/** A value of a case; what officers noted among themselves is no part of a copy (UU PDP 27/2022 art. 15). */
async function openVaultRow(
  keeping: Keeping,
  vaults: OpenedCases,
  row: SourceRow,
  withheld: Withheld,
): Promise<SourceRow | undefined> {
  const named = { regionId: String(row.region_id), caseId: String(row.case_id) };
  const opened = vaults.get(named.caseId) ?? (await openWhole(keeping, named, withheld));
  if (opened === undefined) return undefined;
  vaults.set(named.caseId, opened);
  const reference = opened.told.get(String(row.id));
  if (reference === undefined) return undefined;
  const value = opened.vault.read(reference);
  const isHidden = withheld.isFamilyHidden && row.kind === 'applicant';
  return { case_id: row.case_id, kind: row.kind, sealed: isHidden ? withoutFamily(value) : value };
}

async function openWhole(
  keeping: Keeping,
  { regionId, caseId }: { readonly regionId: string; readonly caseId: string },
  { isOpen }: Withheld,
): Promise<OpenedCase | undefined> {
  const region = regionDatabase(keeping.database, regionId);
  const vault = await openVault(region, keeping.masterKeys, { regionId, caseId });
  if (vault === undefined) return undefined;
  const told = new Map<string, Sealed>();
  for (const { body } of await actionsOf(region, caseId)) {
    if (body.type === 'commented' && body.audience === 'inside') continue;
    for (const [name, value] of Object.entries(body)) {
      if (name === 'note') continue;
      const isResults = body.type === 'taken' && name === 'results';
      gather(isResults ? body.results?.filter(({ product }) => isOpen(caseId, product)) : value, told);
    }
  }
  return { vault, told };
}

function withoutFamily(value: unknown): unknown {
  const { applicant, household, ...rest } = value as SealedApplicant;
  return { ...rest, applicant, household: household.filter(({ nik }) => nik === applicant.nik) };
}

function gather(value: unknown, into: Map<string, Sealed>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('entryId' in value && 'commitment' in value) {
    const sealed = value as Sealed;
    into.set(sealed.entryId, sealed);
    return;
  }
  for (const each of Object.values(value)) gather(each, into);
}
