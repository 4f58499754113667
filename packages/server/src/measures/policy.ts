import { failure, type Region, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import { headRole, leaderRole } from './heads.ts';
import { problems } from './problems.ts';

export type MeasuresCommand =
  | 'read-record'
  | 'read-outages'
  | 'read-broken'
  | 'answer-broken'
  | 'read-morning'
  | 'list-morning';

/** `everyone`: the record is public. Otherwise the region's role that an officer must hold. */
export const measuresPolicy: Readonly<Record<MeasuresCommand, 'everyone' | string>> = {
  'read-record': 'everyone',
  'read-outages': 'everyone',
  'read-broken': headRole,
  'answer-broken': headRole,
  'read-morning': leaderRole,
  'list-morning': leaderRole,
};

export type Officer = Extract<Caller['who'], { kind: 'officer' }>;

/** An officer with the role that the command asks for. Which offices a head answers for is asked beside it. */
export function officerFor(
  caller: Caller,
  command: MeasuresCommand,
  region: Pick<Region, 'id'>,
): Result<Officer> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  const role = measuresPolicy[command];
  if (
    caller.regionId !== region.id ||
    who.kind !== 'officer' ||
    !who.posts.some((post) => post.role === role)
  )
    return failure(problems.notAllowed);
  return success(who);
}
