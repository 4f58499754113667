import type pg from 'pg';
import { type FileKey, openFileName, unwrapFileKey } from '../../packages/server/src/files/file-keys.ts';
import { type MessageContent, openMessage } from '../../packages/server/src/notices/sealed-message.ts';
import {
  type CaseKey,
  type MasterKeys,
  masterKey,
  openBox,
  type VaultKind,
} from '../../packages/server/src/record/index.ts';

/** Tables of a case in the order in which they are filled, each with the column that tells the case's own things. */
export const caseTables = [
  { name: 'vault_key', own: undefined },
  { name: 'vault_entry', own: 'id' },
  { name: 'blind_index', own: undefined },
  { name: 'file', own: 'id' },
  { name: 'case_action', own: 'id' },
  { name: 'case_current', own: undefined },
  { name: 'case_outcome', own: undefined },
  { name: 'document_work', own: undefined },
  { name: 'message', own: 'id' },
  { name: 'timer', own: undefined },
] as const;

export type CaseTable = (typeof caseTables)[number]['name'];
/** A value as PostgreSQL writes it as text. */
export type Cell = string | null;
export type Row = Record<string, Cell>;

/** A case that the product itself has made, with all that is sealed of it opened: others are made after it. */
export type Stencil = {
  readonly regionId: string;
  readonly caseId: string;
  readonly isOpen: boolean;
  readonly person: {
    readonly name: string;
    readonly nik: string;
    readonly kk: string;
    readonly phone: string;
  };
  readonly rows: Readonly<Record<CaseTable, readonly Row[]>>;
  /** Identifiers that belong to this case alone. */
  readonly own: readonly string[];
  readonly values: ReadonlyMap<string, { readonly kind: VaultKind; readonly value: unknown }>;
  readonly messages: ReadonlyMap<string, MessageContent>;
  readonly files: ReadonlyMap<string, { readonly key: FileKey; readonly name: string }>;
};

const saltBytes = 16;

export type Columns = Readonly<
  Record<CaseTable, readonly { readonly name: string; readonly type: string }[]>
>;

export async function readColumns(client: pg.Client): Promise<Columns> {
  const columns: Partial<Record<CaseTable, { name: string; type: string }[]>> = {};
  for (const { name } of caseTables) {
    const { rows } = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [name],
    );
    columns[name] = rows;
  }
  return columns as Columns;
}

/**
 * Reads cases that the demo told as stencils; those whose messages still wait are left out, for what is made after them
 * would be sent.
 */
export async function readStencils(
  client: pg.Client,
  masterKeys: MasterKeys,
  columns: Columns,
): Promise<readonly Stencil[]> {
  const { rows: cases } = await client.query<{ region_id: string; case_id: string; is_open: boolean }>(
    `select region_id, case_id, ended_at is null as is_open from case_current c
     where not exists (select from message m where m.region_id = c.region_id and m.case_id = c.case_id and m.state = 'waiting')
       and not exists (select from document_work w where w.region_id = c.region_id and w.case_id = c.case_id and w.state <> 'made')
       and replayed->>'helper' is null and updated_at < now()
     order by region_id, case_id limit 400`,
  );
  const stencils: Stencil[] = [];
  for (const { region_id: regionId, case_id: caseId, is_open: isOpen } of cases) {
    const rows = {} as Record<CaseTable, Row[]>;
    for (const { name } of caseTables) {
      const texts = columns[name].map((column) => `"${column.name}"::text as "${column.name}"`);
      const order = name === 'case_action' ? 'order by t.seq' : '';
      const answer = await client.query<Row>(
        `select ${texts.join(', ')} from ${name} as t where t.region_id = $1 and t.case_id = $2::uuid ${order}`,
        [regionId, caseId],
      );
      rows[name] = answer.rows;
    }
    stencils.push(openStencil(masterKeys, { regionId, caseId, isOpen, rows }));
  }
  return stencils;
}

function openStencil(
  masterKeys: MasterKeys,
  { regionId, caseId, isOpen, rows }: Pick<Stencil, 'regionId' | 'caseId' | 'isOpen' | 'rows'>,
): Stencil {
  const [wrapped] = rows.vault_key;
  if (wrapped === undefined) throw new Error(`The case ${caseId} has no key.`);
  const key = openBox(
    masterKey(masterKeys, wrapped.master_key_id ?? ''),
    bytesOf(wrapped.wrapped_key),
    `case-key/${regionId}/${caseId}`,
  );
  const caseKey: CaseKey = { regionId, caseId, key };
  const values = new Map(
    rows.vault_entry.map(({ id, kind, sealed }) => {
      const content = openBox(key, bytesOf(sealed), `entry/${regionId}/${caseId}/${id}`);
      const value: unknown = JSON.parse(content.subarray(saltBytes).toString('utf8'));
      return [id ?? '', { kind: kind as VaultKind, value }] as const;
    }),
  );
  const messages = new Map(
    rows.message.map(
      ({ id, sealed }) => [id ?? '', openMessage(caseKey, id ?? '', bytesOf(sealed))] as const,
    ),
  );
  const files = new Map(
    rows.file.map((row) => {
      const place = { regionId, fileId: row.id ?? '' };
      const fileKey = unwrapFileKey(masterKeys, place, {
        master_key_id: row.master_key_id ?? '',
        wrapped_key: bytesOf(row.wrapped_key),
      });
      return [place.fileId, { key: fileKey, name: openFileName(fileKey, bytesOf(row.name_sealed)) }] as const;
    }),
  );
  const applicant = [...values.values()].find(({ kind }) => kind === 'applicant')?.value as Partial<
    Stencil['person']
  >;
  const account = rows.case_current[0]?.applicant_account_id;
  const own = caseTables.flatMap(({ name, own: column }) =>
    column === undefined ? [] : rows[name].map((row) => row[column] ?? ''),
  );
  return {
    regionId,
    caseId,
    isOpen,
    person: {
      name: applicant.name ?? '',
      nik: applicant.nik ?? '',
      kk: applicant.kk ?? '',
      phone: applicant.phone ?? '',
    },
    rows,
    own: [caseId, ...own, ...(account ? [account] : [])],
    values,
    messages,
    files,
  };
}

function bytesOf(text: Cell | undefined): Buffer {
  return Buffer.from((text ?? '').slice(2), 'hex');
}
