import { failure, postOf, type Region, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import { problems } from './problems.ts';
import type { Capacity } from './rules.ts';

export type SigningCommand =
  | 'read-desk'
  | 'read-document'
  | 'read-picture'
  | 'sign'
  | 'read-run'
  | 'retry'
  | 'refuse'
  | 'read-signature-image'
  | 'keep-signature-image'
  | 'remove-signature-image'
  | 'read-delegations'
  | 'delegate'
  | 'end-delegation';

type CallerKind = Caller['who']['kind'];

/**
 * Who may do what in this part. Which documents is asked beside it (`rules.ts`), whose delegations below; the case's own
 * step asks once more.
 */
export const signingPolicy: Readonly<Record<SigningCommand, readonly CallerKind[]>> = {
  'read-desk': ['officer'],
  'read-document': ['officer'],
  'read-picture': ['officer'],
  sign: ['officer'],
  'read-run': ['officer'],
  retry: ['officer'],
  refuse: ['officer'],
  'read-signature-image': ['officer'],
  'keep-signature-image': ['officer'],
  'remove-signature-image': ['officer'],
  'read-delegations': ['officer'],
  delegate: ['officer'],
  'end-delegation': ['officer'],
};

export type Officer = Extract<Caller['who'], { kind: 'officer' }>;

export function officerOf(
  caller: Caller,
  command: SigningCommand,
  region: Pick<Region, 'id'>,
): Result<Officer> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (caller.regionId !== region.id || who.kind !== 'officer' || !signingPolicy[command].includes(who.kind))
    return failure(problems.notAllowed);
  return success(who);
}

/** The region's role whose holders keep accounts and posts. */
const keepingRole = 'admin';

/**
 * Posts for which an officer may have someone stand in: the own ones, and those of the offices whose accounts and posts
 * they keep, for a holder who is ill or gone.
 */
export function delegablePosts(
  region: Region,
  officer: Officer,
  own: readonly Capacity[],
  signing: readonly string[],
): readonly string[] {
  const mine = own.filter(({ delegation }) => delegation === undefined).map(({ post }) => post.id);
  const kept = region.posts
    .filter((post) =>
      region.posts.some(
        (keeper) =>
          keeper.roles.includes(keepingRole) &&
          officer.posts.some(({ role, officeId }) => role === keepingRole && officeId === keeper.office) &&
          (keeper.covers === 'region' ||
            (keeper.covers === 'agency' && keeper.agency === post.agency) ||
            keeper.office === post.office),
      ),
    )
    .map(({ id }) => id);
  const may = new Set([...mine, ...kept]);
  return signing.filter((id) => may.has(id) && postOf(region, id) !== undefined);
}
