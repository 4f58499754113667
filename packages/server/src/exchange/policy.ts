import { failure, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import { problems } from './problems.ts';

/** Messages between regions belong to no single case or office: whoever holds a post in the region may look after them. */
export function mayLookAfter({ who }: Caller): Result<void> {
  return who.kind === 'officer' && who.posts.length > 0 ? success(undefined) : failure(problems.officersOnly);
}
