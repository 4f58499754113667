import { type LookKind, lookKinds, type Text } from '@satuloket/engine';
import { type RawBuilder, sql } from 'kysely';
import type { DatabaseConnection } from '../../platform/database/index.ts';

export type LooksAsked = {
  readonly regionId: string;
  readonly accountId: string | null;
  readonly caseId: string | null;
  readonly from: Date;
  readonly until: Date;
};

function inQuestion({ accountId, caseId, from, until }: LooksAsked): RawBuilder<unknown> {
  const whose = accountId === null ? sql`true` : sql`account_id = ${accountId}`;
  const which = caseId === null ? sql`true` : sql`case_id = ${caseId}`;
  return sql`at >= ${from} and at <= ${until} and ${whose} and ${which}`;
}

/** Whose cases were looked at, as the record of access tells it. */
export async function casesLookedAt(
  database: DatabaseConnection,
  asked: LooksAsked,
): Promise<readonly string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select distinct case_id::text from reveal
    where region_id = ${asked.regionId} and ${inQuestion(asked)} and case_id is not null
    order by 1`.execute(database);
  return rows.map((row) => row.case_id);
}

/** People without a case: found in a search or a look-up, known by their digest alone. */
export async function othersLookedAt(database: DatabaseConnection, asked: LooksAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct subject_digest)::integer as count from reveal
    where region_id = ${asked.regionId} and ${inQuestion(asked)} and case_id is null and subject_digest is not null`.execute(
    database,
  );
  return rows[0]?.count ?? 0;
}

export async function kindsLookedAt(
  database: DatabaseConnection,
  asked: LooksAsked,
): Promise<readonly { readonly title: Text; readonly cases: number }[]> {
  const { rows } = await sql<{ kind: string; cases: number }>`
    select kind, count(distinct coalesce(case_id::text, encode(subject_digest, 'hex'), id::text))::integer as cases
    from reveal, unnest(kinds) as kind
    where region_id = ${asked.regionId} and ${inQuestion(asked)}
    group by kind order by cases desc, kind`.execute(database);
  return rows.map(({ kind, cases }) => ({
    title: lookKinds[kind as LookKind] ?? { id: kind, en: kind },
    cases,
  }));
}
