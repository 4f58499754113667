import {
  type Actor,
  failure,
  type Region,
  type Result,
  type Service,
  success,
  type Viewer,
} from '@satuloket/engine';
import type { Caller } from '../types.ts';
import type { KnownApplicant } from './dependencies.ts';
import { browserTokenHash } from './draft-store.ts';
import { problems } from './problems.ts';
import { type CasePlace, rolesAt } from './scope.ts';

/** What someone may want of a case. What the flow allows at the moment is the engine's to say, after this. */
export type CaseCommand =
  | 'view'
  | 'act'
  | 'assign'
  | 'move-office'
  | 'comment'
  | 'comment-inside'
  | 'undo'
  | 'rate'
  | 'link'
  | 'correct'
  | 'add-result'
  | 'add-attachment'
  | 'list-colleagues';

/** As whom someone stands before a case, once they may. */
export type Standing = { readonly viewer: Exclude<Viewer, { kind: 'system' }>; readonly actor: Actor };

type Party = 'applicant' | 'officer' | 'helper';

const allowed: Readonly<Record<CaseCommand, readonly Party[]>> = {
  view: ['applicant', 'officer', 'helper'],
  act: ['applicant', 'officer', 'helper'],
  assign: ['officer'],
  'move-office': ['officer'],
  comment: ['applicant', 'officer', 'helper'],
  'comment-inside': ['officer'],
  undo: ['applicant', 'officer', 'helper'],
  rate: ['applicant'],
  link: ['officer'],
  correct: ['applicant', 'helper'],
  'add-result': ['officer'],
  'add-attachment': ['applicant', 'officer', 'helper'],
  'list-colleagues': ['officer'],
};

/** What someone who acts for the applicant may do; to rate what the applicant got is not theirs. */
export const helperMay = (command: CaseCommand): boolean => allowed[command].includes('helper');

export const caseCommands = Object.keys(allowed) as readonly CaseCommand[];

export type CaseForPolicy = CasePlace & { readonly applicantAccountId: string | null };

/**
 * Who may do what with a case: a resident with the own cases, an officer with those within the offices of the posts, a
 * guest with none. A resident is not told whether another's case exists; an officer is told that it lies elsewhere.
 */
export function standingFor(
  caller: Caller,
  command: CaseCommand,
  subject: CaseForPolicy,
  region: Region,
): Result<Standing> {
  if (caller.regionId !== region.id) return failure(problems.caseUnknown);
  const { who } = caller;
  switch (who.kind) {
    case 'guest':
      return failure(problems.signInNeeded);
    // A program reads and files by operations of its own; a case's steps are taken by people.
    case 'program':
      return failure(problems.notAllowed);
    case 'resident': {
      if (subject.applicantAccountId !== who.accountId) return failure(problems.caseUnknown);
      if (!allowed[command].includes('applicant')) return failure(problems.notAllowed);
      const { accountId } = who;
      return success({
        viewer: { kind: 'applicant', accountId },
        actor: { kind: 'resident', accountId },
      });
    }
    case 'officer': {
      const roles = rolesAt(region, who.posts, subject);
      const [first] = roles;
      if (first === undefined) return failure(problems.outsideScope);
      if (!allowed[command].includes('officer')) return failure(problems.notAllowed);
      const [role, post] = first;
      return success({
        viewer: { kind: 'officer', accountId: who.accountId, roles: [...roles.keys()] },
        actor: {
          kind: 'officer',
          accountId: who.accountId,
          role,
          officeId: post.officeId,
          ...(post.acting && { acting: post.acting.kind }),
        },
      });
    }
  }
}

/**
 * What of a case the applicant's household may see: as much as the pack says, for someone who stands on the same family
 * card now, as the register told us of both, and whose identity is proven by more than what circulates. Whoever has
 * moved out sees nothing more.
 */
export function householdSight(
  caller: Caller,
  region: Region,
  {
    sees,
    viewer,
    applicant,
  }: {
    readonly sees: Service['household']['sees'];
    readonly viewer: KnownApplicant | null;
    readonly applicant: KnownApplicant | null;
  },
): Service['household']['sees'] {
  if (caller.regionId !== region.id || caller.who.kind !== 'resident') return 'nothing';
  if (viewer?.identity !== 'matched' || applicant?.identity !== 'matched') return 'nothing';
  if (viewer.isFamilyHidden) return 'nothing';
  const { nik, kk } = viewer.applicant;
  const isMember =
    kk === applicant.applicant.kk &&
    [viewer, applicant].every(({ household }) => household.some((member) => member.nik === nik));
  return isMember ? sees : 'nothing';
}

/** The name under which a caller's keys are kept apart from everyone else's; null for a guest without a browser token. */
export function callerName({ who }: Caller): string | null {
  if (who.kind === 'guest')
    return who.browserToken === null
      ? null
      : `browser:${browserTokenHash(who.browserToken).toString('base64url')}`;
  if (who.kind === 'program') return `program:${who.programId}`;
  return `${who.kind}:${who.accountId}`;
}
