import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Caller, Post } from '../types.ts';
import { fieldProblems } from './problems.ts';
import type { Held } from './schema.ts';

export type FieldCommand = 'enrol' | 'list-devices' | 'revoke' | 'list-set-aside' | 'resolve';

/** Roles that work away from the office, with a device. */
const fieldRoles: ReadonlySet<string> = new Set(['courier']);
const headRole = 'head';

export type FieldParty = 'guest' | 'resident' | 'field' | 'head' | 'officer';

/**
 * Who may give which command, the whole of it. Whose device or office is meant is asked after this. Sending asks
 * `standingOf` instead: there the device's signature speaks.
 */
export const fieldPolicy: Readonly<Record<FieldCommand, readonly FieldParty[]>> = {
  enrol: ['field'],
  'list-devices': ['field', 'head'],
  revoke: ['field', 'head'],
  'list-set-aside': ['head'],
  resolve: ['head'],
};

export const fieldCommands = Object.keys(fieldPolicy) as readonly FieldCommand[];

function partyOf({ role }: Post): FieldParty {
  return fieldRoles.has(role) ? 'field' : role === headRole ? 'head' : 'officer';
}

export type FieldActor = { readonly accountId: string; readonly posts: readonly Post[] };

/** The account that acts, with the posts that let it, or why not. */
export function actorFor({ who }: Caller, command: FieldCommand): Result<FieldActor, Problem> {
  if (who.kind === 'guest') return failure(fieldProblems.signInNeeded);
  if (who.kind !== 'officer') return failure(fieldProblems.notAllowed);
  const posts = who.posts.filter((post) => fieldPolicy[command].includes(partyOf(post)));
  if (posts.length === 0) return failure(fieldProblems.notAllowed);
  return success({ accountId: who.accountId, posts });
}

export function headOffices(posts: readonly Post[]): readonly string[] {
  return posts.filter(({ role }) => role === headRole).map(({ officeId }) => officeId);
}

/** The posts in the field that the owner of a device held there when it was taken into use. */
export function fieldPostsAt(officeId: string): readonly Post[] {
  return [...fieldRoles].map((role) => ({ role, officeId }));
}

export function isFieldPost({ role }: { readonly role: string }): boolean {
  return fieldRoles.has(role);
}

/**
 * What becomes of events that a device has rightly signed. The owner's session takes them in hand. Who is not allowed
 * any more can't act, but what the phone holds is not lost: it is kept and set aside, and there the signature is enough,
 * since who has no post can't sign in either.
 */
export function standingOf(input: {
  readonly caller: Caller;
  readonly ownerId: string;
  readonly isRevoked: boolean;
  /** Whether the owner holds a post in the field now. */
  readonly hasPost: boolean;
}): Result<{ readonly held: Held | null }> {
  const { who } = input.caller;
  if (input.isRevoked) return success({ held: 'device-revoked' });
  if (!input.hasPost) return success({ held: 'post-ended' });
  if (who.kind === 'guest') return failure(fieldProblems.signInNeeded);
  if (who.kind === 'program') return failure(fieldProblems.notAllowed);
  return who.accountId === input.ownerId ? success({ held: null }) : failure(fieldProblems.deviceOfOther);
}
