import { failure, type Region, type Result, success } from '@satuloket/engine';
import { queueOf, scopeOf } from '../cases/scope.ts';
import type { Caller, Post } from '../types.ts';
import { type PostOptions, regionOf } from './dependencies.ts';
import { problems } from './problems.ts';

type Officer = Extract<Caller['who'], { kind: 'officer' }>;

/** An officer who gives things of these offices to the post. */
export type Poster = {
  readonly region: Region;
  readonly officer: Officer;
  /** Services by office. */
  readonly offices: ReadonlyMap<string, readonly string[]>;
};

/** Who may use this part: whoever may take the step `to-post` of a service, at the offices where they may. */
export function poster(options: Pick<PostOptions, 'places' | 'packs'>, caller: Caller): Result<Poster> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  const region = regionOf(options, caller.regionId);
  if (who.kind !== 'officer') return failure(problems.notAllowed);
  const offices = postingOffices(options, region, who.posts);
  return offices.size === 0 ? failure(problems.notAllowed) : success({ region, officer: who, offices });
}

export function postingOffices(
  { packs }: Pick<PostOptions, 'packs'>,
  region: Region,
  posts: readonly Post[],
): ReadonlyMap<string, readonly string[]> {
  const offices = new Map<string, Set<string>>();
  for (const { officeIds, services, queues, villageCode } of scopeOf(region, posts)) {
    if (villageCode !== null) continue;
    const posted = services.filter((code) => {
      const actions = Object.values(packs.serviceOf(region.id, code)?.service.flow.actions ?? {});
      return actions.some(
        ({ parcel, by }) => parcel === 'to-post' && by.some((role) => queues.includes(queueOf(code, role))),
      );
    });
    if (posted.length === 0) continue;
    for (const officeId of officeIds)
      offices.set(officeId, new Set([...(offices.get(officeId) ?? []), ...posted]));
  }
  return new Map([...offices].map(([officeId, services]) => [officeId, [...services]]));
}

/** The office that is asked for, when it is one of theirs; the first without a question. */
export function postingOffice({ offices }: Poster, asked: string | undefined): Result<string> {
  const officeId = asked ?? [...offices.keys()][0]!;
  return offices.has(officeId) ? success(officeId) : failure(problems.notAllowed);
}
