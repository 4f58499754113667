import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import { noticeProblems } from './problems.ts';

export type MessageCommand =
  | 'read-preference'
  | 'choose-way'
  | 'give-address'
  | 'confirm-address'
  | 'subscribe-browser'
  | 'unsubscribe-browser';

type CallerKind = Caller['who']['kind'];

/** Who may do what in this part: everyone who has an account, with the own account only. */
export const messagePolicy: Readonly<Record<MessageCommand, readonly CallerKind[]>> = {
  'read-preference': ['resident', 'officer'],
  'choose-way': ['resident', 'officer'],
  'give-address': ['resident', 'officer'],
  'confirm-address': ['resident', 'officer'],
  'subscribe-browser': ['resident', 'officer'],
  'unsubscribe-browser': ['resident', 'officer'],
};

/** The account that a command is about, which is always the caller's. */
export function accountFor(
  caller: Caller,
  command: MessageCommand,
): Result<{ readonly accountId: string; readonly isOfficer: boolean }, Problem> {
  const { who } = caller;
  if (who.kind === 'guest' || who.kind === 'program' || !messagePolicy[command].includes(who.kind)) {
    return failure(noticeProblems.signInNeeded);
  }
  return success({ accountId: who.accountId, isOfficer: who.kind === 'officer' });
}
