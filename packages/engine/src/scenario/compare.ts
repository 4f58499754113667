/** Where a step of a scenario ended otherwise than it says, in words. */
import type { ScenarioStep } from '../pack/types.ts';
import type { Outcome, Play } from './play.ts';
import { instant, memberName } from './world.ts';

export function differences(play: Play, outcome: Outcome, expected: ScenarioStep['then']): string[] {
  const failures: string[] = [];
  const { state } = play;
  const differ = (what: string, wanted: unknown, found: unknown) => {
    if (wanted !== undefined && wanted !== found)
      failures.push(`expected ${what} "${wanted}", but it is "${found ?? 'none'}".`);
  };
  /** Lists that must hold the same, in this order. */
  const differInOrder = (what: string, wanted: readonly unknown[] | undefined, found: readonly unknown[]) =>
    differ(what, wanted?.join(', '), found.join(', '));
  const differInAny = (what: string, wanted: readonly string[] | undefined, found: readonly string[]) =>
    differInOrder(what, wanted && [...wanted].sort(), [...found].sort());
  const differByName = (what: string, wanted: object | undefined, found: object) => {
    for (const [name, value] of Object.entries(wanted ?? {}))
      differ(`${what} ${name}`, value, (found as Record<string, unknown>)[name]);
  };

  differ('refusal', expected.refused, outcome.refused);
  if (expected.refused === undefined && outcome.refused !== undefined) {
    const at = outcome.problems ? ` at ${outcome.problems.join(', ')}` : '';
    failures.push(`it was refused with "${outcome.refused}"${at}.`);
  }
  if (expected.problems !== undefined || (outcome.problems && outcome.refused === undefined))
    differInAny('problems at', expected.problems ?? [], outcome.problems ?? []);
  differ('state', expected.state, state?.state);
  differ('turn', expected.turn, state?.turn);
  if (expected.dueAt !== undefined)
    differ('due time', instant(expected.dueAt), state?.dueAt ? instant(state.dueAt) : undefined);
  if (expected.message !== undefined && !outcome.messages?.includes(expected.message))
    differ('message', expected.message, outcome.messages?.join(', ') || undefined);
  differ('warning', expected.warned, state?.escalation ?? undefined);
  differByName('fact', expected.facts, state?.facts ?? {});
  differInAny(
    'released products',
    expected.released,
    Object.entries(state?.products ?? {}).flatMap(([code, { released }]) => (released ? [code] : [])),
  );
  differInOrder('members', expected.members, (state?.members ?? []).map(memberName));
  differInAny(
    'opened members',
    expected.opened,
    (state?.members ?? []).flatMap((place) => (place.caseId === null ? [] : [memberName(place)])),
  );
  differInAny('incomplete members', expected.incomplete, [...play.incomplete.keys()]);
  for (const [member, paths] of expected.incomplete ? [] : play.incomplete)
    failures.push(`"${member}" cannot be opened without asking again at ${paths.join(', ')}.`);
  differInOrder('place in line', expected.line, play.line);
  differ(
    'region that takes over',
    expected.handedTo,
    state?.abroad.findLast(({ direction }) => direction === 'to')?.regionId,
  );
  if (expected.reminders !== undefined) {
    differByName('reminder', expected.reminders, outcome.reminders ?? {});
    differInAny('reminders', Object.keys(expected.reminders), Object.keys(outcome.reminders ?? {}));
  }
  differInAny('suggestions', expected.suggestions, outcome.suggestions ?? []);
  differByName('stock', expected.stock, play.stock);
  differInAny('serials', expected.serials, play.cards.serials);
  differ('old card', expected.oldCard, play.cards.oldCard);
  for (const action of expected.possible ?? [])
    if (!play.isPossible(action)) failures.push(`"${action}" should be possible and is not.`);
  for (const action of expected.impossible ?? [])
    if (play.isPossible(action)) failures.push(`"${action}" should not be possible and is.`);
  return failures;
}
