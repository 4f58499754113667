import { failure, type Region, type Result, success } from '@satuloket/engine';
import { scopeOf } from '../cases/scope.ts';
import type { Caller } from '../types.ts';
import { problems } from './problems.ts';

/** Who keeps the work running: of every office of the region, or of those that the post reaches. */
const everywhere = 'admin';
const ofOwnOffices = 'head';

/** The offices whose documents someone looks after when they could not be made; undefined: all. */
export function looksAfter({ who }: Caller, region: Region): Result<readonly string[] | undefined> {
  if (who.kind !== 'officer') return failure(problems.notAllowed);
  if (who.posts.some(({ role }) => role === everywhere)) return success(undefined);
  const posts = who.posts.filter(({ role }) => role === ofOwnOffices);
  if (posts.length === 0) return failure(problems.notAllowed);
  return success([...new Set(scopeOf(region, posts).flatMap(({ officeIds }) => officeIds))]);
}
