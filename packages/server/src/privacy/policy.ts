import { failure, type Result, success } from '@satuloket/engine';
import { requireFresh } from '../people/staff/freshness.ts';
import type { Caller, Post } from '../types.ts';
import { problems } from './problems.ts';

export type PrivacyCommand =
  | 'read-own'
  | 'ask-export'
  | 'open-export'
  | 'request'
  | 'read-desk'
  | 'open-request'
  | 'answer'
  | 'end-limit'
  | 'hold'
  | 'end-hold'
  | 'read-register'
  | 'prepare-notice'
  | 'read-notice'
  | 'send-notice';

/** Roles of the region: who answers for personal data (UU PDP 27/2022 art. 53), and who audits. */
export const protectionRole = 'data-protection';
const auditorRole = 'auditor';

/** Who may do what in this part: residents with what is their own, the data protection officer with the region's. */
export const privacyPolicy: Readonly<Record<PrivacyCommand, 'resident' | readonly string[]>> = {
  'read-own': 'resident',
  'ask-export': 'resident',
  'open-export': 'resident',
  request: 'resident',
  'read-desk': [protectionRole],
  'open-request': [protectionRole],
  answer: [protectionRole],
  'end-limit': [protectionRole],
  hold: [protectionRole],
  'end-hold': [protectionRole],
  'read-register': [protectionRole, auditorRole],
  'prepare-notice': [protectionRole],
  'read-notice': [protectionRole],
  'send-notice': [protectionRole],
};

export function residentFor(
  { who }: Caller,
  command: PrivacyCommand,
): Result<{ readonly accountId: string }> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind !== 'resident' || privacyPolicy[command] !== 'resident') return failure(problems.notAllowed);
  return success({ accountId: who.accountId });
}

/** For what would be a treasure to whoever finds a phone unlocked. */
export function freshResident(
  caller: Caller,
  command: PrivacyCommand,
  now: Date,
): Result<{ readonly accountId: string }> {
  const resident = residentFor(caller, command);
  if (!resident.ok) return resident;
  const fresh = requireFresh(caller, now);
  return fresh.ok ? resident : fresh;
}

/** The officer with the post that gives the right. */
export function officerFor(
  { who }: Caller,
  command: PrivacyCommand,
): Result<{ readonly accountId: string; readonly role: string; readonly officeId: string }> {
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  const roles = privacyPolicy[command];
  const post: Post | undefined =
    who.kind === 'officer' && roles !== 'resident'
      ? who.posts.find(({ role }) => roles.includes(role))
      : undefined;
  if (who.kind !== 'officer' || post === undefined) return failure(problems.notAllowed);
  return success({ accountId: who.accountId, role: post.role, officeId: post.officeId });
}
