import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import { peopleProblems } from './problems.ts';

export type PeopleCommand = 'request-code' | 'sign-in' | 'sign-out' | 'prove-identity' | 'read-profile';

type CallerKind = Caller['who']['kind'];

/** Who may do what in this part: the whole of it, tested over every caller and command. */
export const peoplePolicy: Readonly<Record<PeopleCommand, readonly CallerKind[]>> = {
  'request-code': ['guest', 'resident', 'officer'],
  'sign-in': ['guest', 'resident', 'officer'],
  'sign-out': ['guest', 'resident', 'officer'],
  'prove-identity': ['resident'],
  'read-profile': ['resident'],
};

/** A resident's account, or the problem that says why not. */
export function residentOf(caller: Caller, command: PeopleCommand): Result<{ accountId: string }, Problem> {
  if (!peoplePolicy[command].includes(caller.who.kind) || caller.who.kind !== 'resident') {
    return failure(caller.who.kind === 'guest' ? peopleProblems.notSignedIn : peopleProblems.notAllowed);
  }
  return success({ accountId: caller.who.accountId });
}
