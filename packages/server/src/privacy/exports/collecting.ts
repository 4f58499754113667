import type { Sealed } from '@satuloket/engine';
import { sql } from 'kysely';
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

export type Keeping = { readonly database: DatabaseConnection; readonly masterKeys: MasterKeys };

/** More than anyone has; whoever does gets the latest. */
const mostRows = 20_000;

export async function collect(keeping: Keeping, person: Person): Promise<readonly Collected[]> {
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
      const opened = await openRow(keeping, source, row, keys);
      if (opened !== undefined) shown.push(opened);
    }
    collected.push({ source, rows: shown });
  }
  return collected;
}

async function openRow(
  keeping: Keeping,
  source: Source,
  row: SourceRow,
  keys: ReadonlyMap<string, CaseKey>,
): Promise<SourceRow | undefined> {
  const table = processedTables[source.table];
  if (table === undefined) throw new Error(`The register of processing does not know ${source.table}.`);
  if (source.table === 'vault_entry') return openVaultRow(keeping, row);
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

const vaults = new WeakMap<Keeping, Map<string, OpenedCase>>();
type OpenedCase = { readonly vault: VaultReader; readonly told: ReadonlyMap<string, Sealed> };

/** A value of a case; what officers noted among themselves is no part of a copy (UU PDP 27/2022 art. 15). */
async function openVaultRow(keeping: Keeping, row: SourceRow): Promise<SourceRow | undefined> {
  const opened = await openedCase(keeping, String(row.region_id), String(row.case_id));
  const reference = opened?.told.get(String(row.id));
  if (opened === undefined || reference === undefined) return undefined;
  return { case_id: row.case_id, kind: row.kind, sealed: opened.vault.read(reference) };
}

async function openedCase(
  keeping: Keeping,
  regionId: string,
  caseId: string,
): Promise<OpenedCase | undefined> {
  const known = vaults.get(keeping) ?? new Map<string, OpenedCase>();
  vaults.set(keeping, known);
  const before = known.get(caseId);
  if (before !== undefined) return before;
  const region = regionDatabase(keeping.database, regionId);
  const vault = await openVault(region, keeping.masterKeys, { regionId, caseId });
  if (vault === undefined) return undefined;
  const told = new Map<string, Sealed>();
  for (const { body } of await actionsOf(region, caseId)) {
    if (body.type === 'commented' && body.audience === 'inside') continue;
    for (const [name, value] of Object.entries(body)) if (name !== 'note') gather(value, told);
  }
  const opened = { vault, told };
  known.set(caseId, opened);
  return opened;
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
