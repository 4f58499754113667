import { canonicalJson } from '@satuloket/engine';
import type pg from 'pg';
import { openFileName, unwrapFileKey } from '../../packages/server/src/files/file-keys.ts';
import { openMessage } from '../../packages/server/src/notices/sealed-message.ts';
import { type MasterKeys, masterKey, openBox } from '../../packages/server/src/record/index.ts';
import type { Person } from './people.ts';
import type { Marks } from './template.ts';

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
  readonly isOpen: boolean;
  readonly rows: Readonly<Record<CaseTable, readonly Row[]>>;
  /** What differs from copy to copy; the case's own identifier stands first in `own`. */
  readonly marks: Marks;
  /** Where in `own` the applicant's account stands; -1 where there is none. */
  readonly accountAt: number;
  /** What was sealed, as the canonical JSON that commitments bind to, each with its identifier's place in `own`. */
  readonly values: readonly { readonly at: number; readonly text: string }[];
  /** The actions as the canonical JSON that was hashed. */
  readonly actions: readonly { readonly text: string }[];
  readonly messages: readonly { readonly at: number; readonly text: string }[];
  readonly files: readonly { readonly at: number; readonly name: string }[];
  /** Everything that is hashed or committed to. */
  readonly texts: readonly string[];
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
    [true, false].map((isOpen) => `(${latestCases(isOpen)})`).join(' union all '),
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

/** Of open and of ended ones for themselves: beside a million cases the latest of all are open. */
const latestCases = (isOpen: boolean): string =>
  `select region_id, case_id, ${isOpen} as is_open from case_current c
   where ended_at is ${isOpen ? '' : 'not '}null
     and not exists (select from message m where m.region_id = c.region_id and m.case_id = c.case_id and m.state = 'waiting')
     and not exists (select from document_work w where w.region_id = c.region_id and w.case_id = c.case_id and w.state <> 'made')
     and replayed->>'helper' is null and updated_at < now()
   order by updated_at desc, case_id limit 200`;

type Found = Pick<Stencil, 'regionId' | 'isOpen' | 'rows'> & { readonly caseId: string };

function openStencil(masterKeys: MasterKeys, { regionId, caseId, isOpen, rows }: Found): Stencil {
  const [wrapped] = rows.vault_key;
  if (wrapped === undefined) throw new Error(`The case ${caseId} has no key.`);
  const key = openBox(
    masterKey(masterKeys, wrapped.master_key_id ?? ''),
    bytesOf(wrapped.wrapped_key),
    `case-key/${regionId}/${caseId}`,
  );
  const account = rows.case_current[0]?.applicant_account_id;
  const ofTables = caseTables.flatMap(({ name, own: column }) =>
    column === undefined ? [] : rows[name].map((row) => row[column] ?? ''),
  );
  const own = [caseId, ...ofTables, ...(account ? [account] : [])];
  const placeOf = (row: Row): number => own.indexOf(row.id ?? '');
  const opened = rows.vault_entry.map((row) => {
    const content = openBox(key, bytesOf(row.sealed), `entry/${regionId}/${caseId}/${row.id}`);
    return { at: placeOf(row), kind: row.kind, text: content.subarray(saltBytes).toString('utf8') };
  });
  const digests = committedIn(rows.case_action);
  const actions = rows.case_action.map((row) => ({
    text: canonicalJson({
      regionId,
      caseId,
      seq: Number(row.seq),
      id: row.id,
      at: new Date((row.at ?? '').replace(' ', 'T').replace('+00', 'Z')).toISOString(),
      actor: JSON.parse(row.actor ?? ''),
      body: JSON.parse(row.body ?? ''),
    }),
  }));
  const applicant = JSON.parse(
    opened.find(({ kind }) => kind === 'applicant')?.text ?? '{}',
  ) as Partial<Person>;
  return {
    regionId,
    isOpen,
    rows,
    marks: {
      own,
      commitments: opened.map(({ at }) => digests.get(own[at] ?? '') ?? ''),
      hashes: rows.case_action.map(({ hash }) => (hash ?? '').slice(2)),
      person: {
        name: applicant.name ?? '',
        nik: applicant.nik ?? '',
        kk: applicant.kk ?? '',
        phone: applicant.phone ?? '',
      },
      code: rows.case_current[0]?.code ?? '',
    },
    accountAt: account ? own.length - 1 : -1,
    values: opened.map(({ at, text }) => ({ at, text })),
    actions,
    messages: rows.message.map((row) => ({
      at: placeOf(row),
      text: JSON.stringify(openMessage({ regionId, caseId, key }, row.id ?? '', bytesOf(row.sealed))),
    })),
    files: rows.file.map((row) => {
      const place = { regionId, fileId: row.id ?? '' };
      const fileKey = unwrapFileKey(masterKeys, place, {
        master_key_id: row.master_key_id ?? '',
        wrapped_key: bytesOf(row.wrapped_key),
      });
      return { at: placeOf(row), name: openFileName(fileKey, bytesOf(row.name_sealed)) };
    }),
    texts: [...opened.map(({ text }) => text), ...actions.map(({ text }) => text)],
  };
}

/** The commitment to each entry of the vault, as actions refer to it. */
function committedIn(actions: readonly Row[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { body } of actions) {
    // jsonb writes keys by length and then by letters: `entryId` stands before `commitment`.
    for (const [, entryId = '', digest = ''] of (body ?? '').matchAll(
      /"entryId": "([0-9a-f-]{36})", "commitment": "([0-9a-f]{64})"/g,
    )) {
      found.set(entryId, digest);
    }
  }
  return found;
}

function bytesOf(text: Cell | undefined): Buffer {
  return Buffer.from((text ?? '').slice(2), 'hex');
}
