/** Which cases a life event opens, and which of them may be opened now. Pure: facts in, places out. */
import type { CaseState } from '../case/types.ts';
import type { FormContext } from '../form/context.ts';
import { computeFacts } from '../form/index.ts';
import { baseValues, holds, lookupsOf, namesOf } from '../form/names.ts';
import { itemsOf, pruneAnswers } from '../form/visible.ts';
import type { Answers, Member, Service } from '../pack/types.ts';

/** A case that an event opens; `item` counts the items of the member's group from 0. */
export type PlannedMember = { readonly member: string; readonly item?: number };

export type MemberPlace = CaseState['members'][number];

/**
 * What an event opens with these answers, in the order of its definition: one case for each member whose condition
 * holds, or one for each item of its group.
 */
export function planMembers(service: Service, answers: Answers, context: FormContext): PlannedMember[] {
  const form = pruneAnswers(service, answers, context);
  const values = {
    ...baseValues(service, context),
    form,
    facts: computeFacts(service, answers, context),
    ...(context.applicant && { applicant: context.applicant }),
  };
  const lookups = lookupsOf(context);
  return Object.entries(service.members ?? {}).flatMap(([member, { when, each }]): PlannedMember[] => {
    const names = namesOf(service).members[member]!;
    if (each === undefined) return holds(names, when, values, lookups) ? [{ member }] : [];
    return itemsOf(form[each]).flatMap((item, index) =>
      holds(names, when, { ...values, item }, lookups) ? [{ member, item: index }] : [],
    );
  });
}

/**
 * - `opened`: its case is there, under way or ended.
 * - `ready`: nothing that it waits for is open.
 * - `waiting`: something before it goes on.
 * - `blocked`: something before it was refused or cancelled, or can't be opened itself.
 */
export type MemberStanding = 'opened' | 'ready' | 'waiting' | 'blocked';

export function memberStanding(
  service: Service,
  members: readonly MemberPlace[],
  place: MemberPlace,
): MemberStanding {
  if (place.caseId !== null) return 'opened';
  const before = membersBefore(service, members, place);
  const isStuck = (earlier: MemberPlace): boolean =>
    earlier.end === 'refused' ||
    earlier.end === 'cancelled' ||
    (earlier.caseId === null && memberStanding(service, members, earlier) === 'blocked');
  if (before.some(isStuck)) return 'blocked';
  return before.every(({ end }) => end === 'finished') ? 'ready' : 'waiting';
}

/** The cases that may be opened now, in the order of the plan. */
export function readyMembers(service: Service, members: readonly MemberPlace[]): MemberPlace[] {
  return members.filter((place) => memberStanding(service, members, place) === 'ready');
}

/**
 * What must have finished before a member is sent. Where both are opened for each item of the same group, only the case
 * of the same item counts: what happens to one twin's certificate does not hold up the other's card.
 */
export function membersBefore(
  service: Service,
  members: readonly MemberPlace[],
  { member, item }: PlannedMember,
): MemberPlace[] {
  const own = memberOf(service, member);
  return members.filter((earlier) => {
    if (!own.after?.includes(earlier.member)) return false;
    const sameGroup = own.each !== undefined && memberOf(service, earlier.member).each === own.each;
    return !sameGroup || earlier.item === item;
  });
}

export function memberOf(service: Service, member: string): Member {
  const found = service.members?.[member];
  if (found === undefined) throw new Error(`The service ${service.code} has no member "${member}".`);
  return found;
}
