import { failure, type Result, success } from '@satuloket/engine';
import type { Caller, Post } from '../types.ts';
import { problems } from './problems.ts';

export type WalletCommand = 'open' | 'share' | 'end-share' | 'print';

/** The region's role of whoever sits at a counter and sees who comes. */
export const counterRole = 'front-desk';

/** Who may do what. Which document is asked after this: a resident's own, or any whose code is shown at a counter. */
export const walletPolicy: Readonly<Record<WalletCommand, 'resident' | typeof counterRole>> = {
  open: 'resident',
  share: 'resident',
  'end-share': 'resident',
  print: counterRole,
};

export function residentFor({ who }: Caller, command: WalletCommand): Result<{ readonly accountId: string }> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind !== 'resident' || walletPolicy[command] !== 'resident') return failure(problems.notAllowed);
  return success({ accountId: who.accountId });
}

export function counterFor(
  { who }: Caller,
  command: WalletCommand,
): Result<{ readonly accountId: string; readonly post: Post }> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  const post =
    who.kind === 'officer' ? who.posts.find(({ role }) => role === walletPolicy[command]) : undefined;
  if (who.kind !== 'officer' || post === undefined) return failure(problems.notAllowed);
  return success({ accountId: who.accountId, post });
}
