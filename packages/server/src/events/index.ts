import { memberProblems, planMembers } from '@satuloket/engine';

import { prefilled } from '../cases/form-context.ts';
import type { Follower, FormCheck, MemberPlan, SubjectCheck, ViewPart } from '../cases/index.ts';
import type { EventService } from '../types.ts';
import { checkMemberDraft, startMember } from './by-hand.ts';
import type { EventsDependencies } from './dependencies.ts';
import { followEvents } from './follow.ts';
import { lookAtDueEvents } from './looking.ts';
import { eventViewPart } from './view.ts';

export { eventRoutes } from './routes.ts';

/** Life events: one application that opens several cases, each when its time has come. */
export type Events = EventService & {
  readonly follow: Follower;
  readonly plan: MemberPlan;
  readonly checkForm: FormCheck;
  readonly checkSubject: SubjectCheck;
  readonly viewPart: ViewPart;
  /** A job, every few seconds: files what waited for something that has finished. */
  readonly lookAtDue: (regionId: string) => Promise<number>;
};

export function createEvents(dependencies: EventsDependencies): Events {
  const { packs } = dependencies;
  return {
    follow: followEvents(dependencies),
    plan: ({ service, answers, context }) => planMembers(service, answers, context),
    checkForm: ({ region, service, answers, context }) =>
      service.members === undefined
        ? []
        : memberProblems(service, answers, context, {
            service: (code) => packs.serviceOf(region.id, code)?.service,
            base: (memberService) => prefilled(memberService, context),
          }),
    checkSubject: checkMemberDraft,
    viewPart: eventViewPart(dependencies),
    lookAtDue: (regionId) => lookAtDueEvents(dependencies, regionId),
    startMember: (caller, input) => startMember(dependencies, caller, input),
  };
}
