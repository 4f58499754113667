import { failure, type Result, success } from '@satuloket/engine';
import { headRole } from '../measures/heads.ts';
import type { Caller, Post } from '../types.ts';
import { problems } from './problems.ts';

export type WalletCommand = 'open' | 'share' | 'end-share' | 'print' | 'withdraw';

/** Roles of the region: whoever sits at a counter and sees who comes, and whoever heads an office. */
const counterRole = 'front-desk';

/**
 * Who may do what. Which document is asked after this: a resident's own, any whose code is shown at a counter, those of
 * the offices that a head answers for.
 */
export const walletPolicy: Readonly<
  Record<WalletCommand, 'resident' | typeof counterRole | typeof headRole>
> = {
  open: 'resident',
  share: 'resident',
  'end-share': 'resident',
  print: counterRole,
  withdraw: headRole,
};

export function residentFor({ who }: Caller, command: WalletCommand): Result<{ readonly accountId: string }> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind !== 'resident' || walletPolicy[command] !== 'resident') return failure(problems.notAllowed);
  return success({ accountId: who.accountId });
}

/** The officer with the posts that give the right; the first of them acts. */
export function officerFor(
  { who }: Caller,
  command: WalletCommand,
): Result<{ readonly accountId: string; readonly post: Post; readonly posts: readonly Post[] }> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  const posts = who.kind === 'officer' ? who.posts.filter(({ role }) => role === walletPolicy[command]) : [];
  const [post] = posts;
  if (who.kind !== 'officer' || post === undefined) return failure(problems.notAllowed);
  return success({ accountId: who.accountId, post, posts });
}
