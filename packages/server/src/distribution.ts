import type { RegionTableName } from './platform/database/schema.ts';
import { regionTables } from './region-tables.ts';

/**
 * How the tables lie when several machines share the work (Citus): rows of a region on one of them, everything else where
 * all can reach it. A test compares this with the tables that are there and with how they point at one another.
 */
type Distribution = {
  /** What indexes of tables are made by: known on each machine before the tables come. */
  readonly functions: readonly string[];
  /** Rows of one region lie on one machine, those of all tables together. */
  readonly byRegion: readonly RegionTableName[];
  /** Small or seldom written, and pointed at by rows of every region: a copy on each machine. */
  readonly copied: readonly string[];
  /** Asked for by a key alone, before it is known of which region: on the machine that is asked first. */
  readonly atCoordinator: readonly string[];
};

/** Read like tables, and made of them. */
const views: readonly RegionTableName[] = ['held_post'];

export const distribution: Distribution = {
  functions: ['case_name_lexemes(text,text)'],
  byRegion: regionTables.filter((table) => !views.includes(table)),
  copied: ['pack_version', 'auth.user'],
  atCoordinator: [
    'schema_migration',
    'installation',
    'root_key',
    'sweep_run',
    'auth.session',
    'auth.account',
    'auth.verification',
    'session_detail',
    'second_factor',
    'passkey',
    'account_contact',
    'account_household',
    'account_identity',
    'account_proof',
    'counter_number',
    'officer_use',
    'overseeing_account',
    'sign_in_code',
    'sign_in_wait',
    'attempt_count',
    'used_once',
    'message_preference',
    'stopped_phone',
    'push_subscription',
    'inbound_message',
  ],
};

/** Beside which all others lie. */
const first: RegionTableName = 'case_current';

/** The script of `deploy/citus`, for a database whose migrations have been applied. */
export function distributionScript({ functions, byRegion, copied, atCoordinator }: Distribution): string {
  const quoted = (table: string): string => `'${table.replace(/\.(\w+)$/, '."$1"')}'`;
  const others = byRegion.filter((table) => table !== first).toSorted();
  return `-- Written by packages/server/src/write-distribution.ts; a test compares it with the tables.
create extension if not exists citus;

-- What indexes are made by, on each machine.
${functions.map((name) => `select create_distributed_function(${quoted(name)});`).join('\n')}

-- A copy on each machine.
${copied.map((table) => `select create_reference_table(${quoted(table)});`).join('\n')}

-- Rows of a region together. What a table points at comes before it.
do $$
declare
  pending text[] := array[
    ${[first, ...others].map(quoted).join(',\n    ')}
  ];
  ready text;
  beside text := 'none';
begin
  while cardinality(pending) > 0 loop
    select waiting.name into ready
    from unnest(pending) with ordinality as waiting (name, place)
    where not exists (
      select from pg_constraint
      where contype = 'f' and conrelid = waiting.name::regclass and confrelid <> conrelid
        and confrelid = any (select other::regclass from unnest(pending) as other))
    order by waiting.place
    limit 1;
    if ready is null then
      raise exception 'tables point at one another in a circle: %', pending;
    end if;
    perform create_distributed_table(ready, 'region_id', colocate_with => beside);
    if beside = 'none' then
      beside := ready;
    end if;
    pending := array_remove(pending, ready);
  end loop;
end $$;

-- On the machine that is asked first, known to the others.
${atCoordinator.map((table) => `select citus_add_local_table_to_metadata(${quoted(table)});`).join('\n')}
`;
}
