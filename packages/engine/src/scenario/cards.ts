/** What a story does to cards: which were printed and hold, and what became of the old one. */
import type { Answers, FlowAction } from '../pack/types.ts';

export type Cards = {
  readonly serials: readonly string[];
  readonly oldCard: 'none' | 'taken-back' | 'destroyed';
};

export const noCards: Cards = { serials: [], oldCard: 'none' };

export function cardsAfter(
  before: Cards,
  action: FlowAction,
  { serials, asked }: { readonly serials: readonly string[]; readonly asked: Answers },
): Cards {
  const held = action.reprints ? [] : before.serials;
  return {
    serials: [...held, ...serials],
    oldCard: action.destroys ? 'destroyed' : takesBackNow(action, asked) ? 'taken-back' : before.oldCard,
  };
}

/** Where a step that takes the old card back asks a yes-no question, the answer says whether it did. */
export function takesBackNow(action: FlowAction, asked: Readonly<Record<string, unknown>>): boolean {
  if (action.takesBack === undefined) return false;
  const question = action.asks?.find(({ type }) => type === 'yes-no');
  return question === undefined || asked[question.code] === true;
}
