/** What of a service its scenarios have played, and what of it no scenario plays. */
import { localDate } from '../calendar/index.ts';
import { isPassed } from '../case/index.ts';
import type { Pack, ScenarioStep, Service } from '../pack/types.ts';
import type { Outcome, Play } from './play.ts';
import type { ScenarioResult } from './run.ts';

/**
 * `refusal`: the guard of an action holds someone back. `weekend` and `holiday`: a promise is told that runs over days
 * on which the office is closed. The others are named as in the service.
 */
export type PlayedKind =
  | 'action'
  | 'refusal'
  | 'end'
  | 'status'
  | 'answer'
  | 'member'
  | 'reminder'
  | 'suggestion'
  | 'weekend'
  | 'holiday';

/** `name` is empty where a service has only one of the kind. */
export type PlayedPart = { readonly kind: PlayedKind; readonly name: string };

export type UnplayedPart = PlayedPart & { readonly service: string };

/** What the results of all of the pack's scenarios leave unplayed, in the order of its services. */
export function unplayedParts(pack: Pack, results: readonly ScenarioResult[]): UnplayedPart[] {
  return Object.values(pack.services).flatMap((service) => {
    const played = new Set(
      results
        .filter((result) => result.service === service.code)
        .flatMap((result) => result.played)
        .map(nameOf),
    );
    return playableParts(service)
      .filter((part) => !played.has(nameOf(part)))
      .map((part) => ({ service: service.code, ...part }));
  });
}

/** All that scenarios can play of a service. */
export function playableParts(service: Service): PlayedPart[] {
  const { states, actions } = service.flow;
  const named = (kind: PlayedKind, names: readonly string[]) => names.map((name) => ({ kind, name }));
  // Where nothing is signed here a case never stands at the desk, so nobody sends it back from there.
  const isNeverHere = (code: string) =>
    actions[code]!.signs === undefined && actions[code]!.from.every((state) => isPassed(service, state));
  const promises = Object.values(states).some(({ turn, end }) => turn === 'office' && !end);
  return [
    ...named(
      'action',
      Object.keys(actions).filter((code) => !isNeverHere(code)),
    ),
    ...named(
      'refusal',
      // Where the machine's own step is not possible, simply nothing happens.
      Object.entries(actions).flatMap(([code, { guard, automatic, from }]) =>
        guard && !automatic && !from.every((state) => isPassed(service, state)) ? [code] : [],
      ),
    ),
    ...named(
      'end',
      Object.entries(states).flatMap(([code, { end }]) => (end ? [code] : [])),
    ),
    ...named(
      'status',
      Object.entries(service.watches ?? {}).flatMap(([watch, { stories }]) =>
        Object.keys(stories).map((status) => `${watch} ${status}`),
      ),
    ),
    ...named(
      'answer',
      Object.keys(service.confirmations ?? {}).flatMap((code) => [`${code} yes`, `${code} no`]),
    ),
    ...named('member', Object.keys(service.members ?? {})),
    ...named(
      'reminder',
      (service.draftReminders ?? []).map(({ code }) => code),
    ),
    ...named(
      'suggestion',
      (service.suggestions ?? []).map(({ code }) => code),
    ),
    ...(promises ? [...named('weekend', ['']), ...named('holiday', [''])] : []),
  ];
}

/** What one step has played, seen after it was taken; what it gave to the record is told by `Play.actions`. */
export function playedByStep(play: Play, { when, then }: ScenarioStep, outcome: Outcome): PlayedPart[] {
  const named = (kind: PlayedKind, names: readonly string[]) => names.map((name) => ({ kind, name }));
  const tried = typeof when === 'object' && 'action' in when ? when.action : undefined;
  return [
    ...named('refusal', tried !== undefined && outcome.refused === 'guard' ? [tried] : []),
    ...named('refusal', then.impossible?.filter((action) => play.isHeldBack(action)) ?? []),
    ...named('reminder', Object.keys(outcome.reminders ?? {})),
    ...named('suggestion', outcome.suggestions ?? []),
    ...(then.dueAt === undefined ? [] : closedDays(play, then.dueAt)),
  ];
}

/** What stands in a case's record by the end of its story. */
export function playedOnRecord(play: Play): PlayedPart[] {
  return play.actions.flatMap(({ body, end }): PlayedPart[] => {
    const ended: PlayedPart[] = end === null ? [] : [{ kind: 'end', name: end }];
    if (body.type === 'taken') return [{ kind: 'action', name: body.action }, ...ended];
    if (body.type === 'reported') return [{ kind: 'status', name: `${body.watch} ${body.status}` }];
    if (body.type === 'confirmed') return [{ kind: 'answer', name: `${body.confirmation} ${body.answer}` }];
    if (body.type === 'member-opened') return [{ kind: 'member', name: body.member }];
    return ended;
  });
}

const oneDay = 86_400_000;

/** Whether days on which the office is closed lie between now and the time that is promised. */
function closedDays(play: Play, dueAt: string): PlayedPart[] {
  const midnightOf = (moment: string) =>
    Date.parse(`${localDate(play.calendar, new Date(moment).toISOString())}T00:00:00Z`);
  const parts: PlayedPart[] = [];
  for (let midnight = midnightOf(play.now); midnight <= midnightOf(dueAt); midnight += oneDay) {
    const day = new Date(midnight);
    if (day.getUTCDay() === 0 || day.getUTCDay() === 6) parts.push({ kind: 'weekend', name: '' });
    if (play.calendar.exceptions.some(({ date }) => day.toISOString().startsWith(date)))
      parts.push({ kind: 'holiday', name: '' });
  }
  return parts;
}

function nameOf({ kind, name }: PlayedPart): string {
  return `${kind} ${name}`;
}
