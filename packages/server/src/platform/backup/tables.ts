import type pg from 'pg';

export type BackupTable = {
  /** Quoted, with its schema: `public.case_action`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that number themselves: their counters go on after what was restored. */
  readonly counted: readonly string[];
};

/** What a database knows of itself and each start writes anew. */
const ownTables = new Set(['public.schema_migration']);

/**
 * Every table that the owner role has, those that others point to first: rows go in in this order and each finds what it
 * points to.
 *
 * @throws when tables point to each other in a circle: such a backup could not be put back.
 */
export async function tablesToBackUp(client: pg.ClientBase): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<BackupTable & { oid: string; needs: readonly string[] }>(`
    select c.oid::text as oid, n.nspname || '.' || c.relname as name,
      array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum
      ) as columns,
      array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) is not null
        order by a.attnum
      ) as counted,
      array(
        select distinct f.confrelid::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid
      ) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relowner = 'satuloket_owner'::regrole
    order by name`);
  const ordered: BackupTable[] = [];
  const done = new Set<string>();
  let left = rows.filter(({ name }) => !ownTables.has(name));
  while (left.length > 0) {
    const next = left.filter(({ needs }) => needs.every((oid) => done.has(oid)));
    if (next.length === 0)
      throw new Error(`Tables point to each other in a circle: ${left.map(({ name }) => name)}`);
    for (const { oid, name, columns, counted } of next) {
      ordered.push({ name, columns, counted });
      done.add(oid);
    }
    left = left.filter(({ oid }) => !done.has(oid));
  }
  return ordered;
}

/** `public.case_action` as SQL writes it. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');

export const columnList = (columns: readonly string[]): string =>
  columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
