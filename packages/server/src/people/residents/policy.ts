import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Caller, Post } from '../../types.ts';
import { peopleProblems } from '../problems.ts';

export type ResidentCommand =
  | 'sign-in'
  | 'begin-national-login'
  | 'read-security'
  | 'register-passkey'
  | 'remove-passkey'
  | 'unlink-national-login'
  | 'end-session'
  | 'change-contact'
  | 'show-counter-number'
  | 'find-at-counter'
  | 'confirm-at-counter';

/** A role of the region: whoever sits at a counter and sees who comes. */
const counterRole = 'front-desk';

export type ResidentParty = 'guest' | 'resident' | 'counter' | 'officer' | 'program';

/** Who may do what here, the whole of it; tested over every party and command. */
export const residentPolicy: Readonly<Record<ResidentCommand, readonly ResidentParty[]>> = {
  'sign-in': ['guest', 'resident', 'counter', 'officer'],
  'begin-national-login': ['guest', 'resident', 'counter', 'officer'],
  'read-security': ['resident'],
  'register-passkey': ['resident'],
  'remove-passkey': ['resident'],
  'unlink-national-login': ['resident'],
  'end-session': ['resident'],
  'change-contact': ['resident'],
  'show-counter-number': ['resident'],
  'find-at-counter': ['counter'],
  'confirm-at-counter': ['counter'],
};

export function partiesOf({ who }: Caller): readonly ResidentParty[] {
  if (who.kind !== 'officer') return [who.kind];
  return who.posts.some(({ role }) => role === counterRole) ? ['officer', 'counter'] : ['officer'];
}

export function mayResident(caller: Caller, command: ResidentCommand): Result<void, Problem> {
  if (partiesOf(caller).some((party) => residentPolicy[command].includes(party))) return success(undefined);
  return failure(caller.who.kind === 'guest' ? peopleProblems.notSignedIn : peopleProblems.notAllowed);
}

/** The resident's account with the session that asks, or why not. */
export function accountFor(
  caller: Caller,
  command: ResidentCommand,
): Result<{ readonly accountId: string; readonly sessionId: string | undefined }, Problem> {
  const may = mayResident(caller, command);
  if (!may.ok) return may;
  if (caller.who.kind !== 'resident') return failure(peopleProblems.notAllowed);
  return success({ accountId: caller.who.accountId, sessionId: caller.who.session?.id });
}

export function counterOfficer(
  caller: Caller,
  command: ResidentCommand,
): Result<{ readonly accountId: string; readonly post: Post }, Problem> {
  const may = mayResident(caller, command);
  if (!may.ok) return may;
  const { who } = caller;
  const post = who.kind === 'officer' ? who.posts.find(({ role }) => role === counterRole) : undefined;
  if (who.kind !== 'officer' || post === undefined) return failure(peopleProblems.notAllowed);
  return success({ accountId: who.accountId, post });
}
