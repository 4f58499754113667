import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { MeasuresService } from './contract.ts';
import { type MeasuresDependencies, regionOf } from './dependencies.ts';
import { headRole, leaderRole, officesOfHead } from './heads.ts';

/** A head with more than this many is told `99+`; counting further would read for nothing. */
const mostCounted = 100;

/** What an officer's menu shows of this part; it is asked for on every page, so it reads one index at most. */
export async function menuOf(
  dependencies: MeasuresDependencies,
  { regionId, who }: Caller,
): ReturnType<MeasuresService['menu']> {
  if (who.kind !== 'officer') return { morning: false, broken: null };
  const morning = who.posts.some(({ role }) => role === leaderRole);
  if (!who.posts.some(({ role }) => role === headRole)) return { morning, broken: null };
  const offices = officesOfHead(regionOf(dependencies, regionId), who.posts);
  if (offices.length === 0) return { morning, broken: null };
  const open = await regionDatabase(dependencies.database, regionId)
    .selectFrom('promise_break')
    .select('case_id')
    .where('is_open', '=', true)
    .where('case_office_id', 'in', [...offices])
    .limit(mostCounted)
    .execute();
  return { morning, broken: open.length };
}
