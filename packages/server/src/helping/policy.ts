import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Caller, Post } from '../types.ts';
import { helpingProblems } from './problems.ts';

export type HelpingCommand =
  | 'identify-at-counter'
  | 'identify-in-village'
  | 'list-people'
  | 'give-mandate'
  | 'end-mandate'
  | 'read-paper'
  | 'begin-draft'
  | 'list-household'
  | 'set-family-leave'
  | 'begin-for-member'
  | 'read-own-help'
  | 'give-start-code'
  | 'redeem-start-code'
  | 'list-flags'
  | 'review-flag';

/** Roles of the region that help; an institution is whoever a pack names for its start codes. */
const counterRole = 'front-desk';
const villageRole = 'village-officer';
const headRole = 'head';
const auditorRole = 'auditor';

export type HelpingParty = 'guest' | 'resident' | 'counter' | 'village' | 'head' | 'auditor' | 'officer';

/**
 * Who may do what in this part, the whole of it; `officer` is every officer. Which person, mandate or code is meant is
 * asked after this: one's own, or one within one's office.
 */
export const helpingPolicy: Readonly<Record<HelpingCommand, readonly HelpingParty[]>> = {
  'identify-at-counter': ['counter'],
  'identify-in-village': ['village'],
  'list-people': ['counter', 'village'],
  'give-mandate': ['village'],
  'end-mandate': ['resident', 'counter', 'village', 'head'],
  'read-paper': ['resident', 'officer'],
  'begin-draft': ['counter', 'village'],
  'list-household': ['resident'],
  'set-family-leave': ['resident'],
  'begin-for-member': ['resident'],
  'read-own-help': ['resident'],
  'give-start-code': ['officer'],
  'redeem-start-code': ['resident'],
  'list-flags': ['head', 'auditor'],
  'review-flag': ['head'],
};

export const helpingCommands = Object.keys(helpingPolicy) as readonly HelpingCommand[];

const partyOfRole: Readonly<Record<string, HelpingParty>> = {
  [counterRole]: 'counter',
  [villageRole]: 'village',
  [headRole]: 'head',
  [auditorRole]: 'auditor',
};

export function partiesOf({ who }: Caller): ReadonlySet<HelpingParty> {
  if (who.kind === 'program') return new Set();
  if (who.kind !== 'officer') return new Set([who.kind]);
  return new Set<HelpingParty>(['officer', ...who.posts.flatMap(({ role }) => partyOfRole[role] ?? [])]);
}

export type HelpingActor = {
  readonly accountId: string;
  /** The posts that give the right; none for a resident. */
  readonly posts: readonly Post[];
};

/** The account that acts, with the posts that let it, or why not. */
export function actorFor(caller: Caller, command: HelpingCommand): Result<HelpingActor, Problem> {
  const { who } = caller;
  const parties = partiesOf(caller);
  const allowed = helpingPolicy[command].filter((party) => parties.has(party));
  if (who.kind === 'guest') return failure(helpingProblems.signInNeeded);
  if (allowed.length === 0 || who.kind === 'program') return failure(helpingProblems.notAllowed);
  const posts =
    who.kind === 'officer'
      ? who.posts.filter(
          ({ role }) => allowed.includes('officer') || allowed.includes(partyOfRole[role] ?? 'guest'),
        )
      : [];
  return success({ accountId: who.accountId, posts });
}
