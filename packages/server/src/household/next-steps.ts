import { type Region, type Service, type SuggestedHousehold, suggestionsFor } from '@satuloket/engine';
import type { CaseCard, NextStep } from '../types.ts';
import type { HouseholdDependencies } from './dependencies.ts';
import type { Member } from './members.ts';

/** What finished longer ago than this is no reason for a next step any more. */
const recentMilliseconds = 90 * 24 * 3600 * 1000;

/** More than a page can tell usefully; the first ones are those of the pack's order. */
const maximumNextSteps = 20;

/**
 * What follows for each member of a household, from what the register tells of them and from the cases that the caller
 * may see: a case that is hidden from the family must not show through a hint.
 */
export function nextSteps(
  { packs }: Pick<HouseholdDependencies, 'packs'>,
  region: Region,
  input: {
    readonly members: readonly Member[];
    readonly cases: readonly CaseCard[];
    readonly hidden: ReadonlySet<string>;
    readonly today: string;
    readonly now: Date;
  },
): readonly NextStep[] {
  const { members, hidden, today } = input;
  const household = householdSeen(input);
  return offeredServices(packs, region)
    .flatMap(({ service, parameters }) =>
      members.flatMap(({ person, seen }) =>
        suggestionsFor(service, seen, household, { today, parameters }).map(
          ({ code, title, why }): NextStep => {
            const id = suggestionId(service.code, code, person.id);
            return {
              id,
              service: service.code,
              member: person.id,
              name: person.name,
              title,
              why,
              hidden: hidden.has(id),
            };
          },
        ),
      ),
    )
    .slice(0, maximumNextSteps);
}

export const suggestionId = (service: string, code: string, member: string): string =>
  `${service}.${code}.${member}`;

export function readSuggestionId(
  id: string,
): { readonly service: string; readonly code: string; readonly member: string } | undefined {
  const [service, code, member, ...rest] = id.split('.');
  return service && code && member && rest.length === 0 ? { service, code, member } : undefined;
}

function householdSeen({
  members,
  cases,
  now,
}: {
  readonly members: readonly Member[];
  readonly cases: readonly CaseCard[];
  readonly now: Date;
}): SuggestedHousehold {
  const since = new Date(now.getTime() - recentMilliseconds).toISOString();
  const codesOf = (which: (card: CaseCard) => boolean): string[] => [
    ...new Set(cases.filter(which).map(({ serviceCode }) => serviceCode)),
  ];
  return {
    finished: codesOf(({ end, endedAt }) => end === 'finished' && endedAt !== null && endedAt >= since),
    open: codesOf(({ end }) => end === null),
    size: members.length,
  };
}

function offeredServices(packs: HouseholdDependencies['packs'], region: Region) {
  return region.installed.flatMap(({ services, parameters }) =>
    services.flatMap(({ service: code }): { service: Service; parameters: typeof parameters }[] => {
      const service = packs.serviceOf(region.id, code)?.service;
      return service?.suggestions ? [{ service, parameters }] : [];
    }),
  );
}
