/** What a story does to cards: which were printed and hold, and what became of the old one. */
import { mayTakeBack } from '../case/old-card.ts';
import type { CaseState } from '../case/types.ts';
import type { Answers, FlowAction } from '../pack/types.ts';

export type Cards = {
  readonly serials: readonly string[];
  readonly oldCard: 'none' | 'taken-back' | 'destroyed';
};

export const noCards: Cards = { serials: [], oldCard: 'none' };

export function cardsAfter(
  before: Cards,
  action: FlowAction,
  {
    serials,
    asked,
    facts,
  }: { readonly serials: readonly string[]; readonly asked: Answers; readonly facts: CaseState['facts'] },
): Cards {
  const held = action.reprints ? [] : before.serials;
  return {
    serials: [...held, ...serials],
    oldCard: action.destroys
      ? 'destroyed'
      : takesBackNow(action, asked, facts)
        ? 'taken-back'
        : before.oldCard,
  };
}

/** Where a step that takes the old card back asks a yes-no question, the answer says whether it did. */
export function takesBackNow(
  action: FlowAction,
  asked: Readonly<Record<string, unknown>>,
  facts: CaseState['facts'],
): boolean {
  if (!mayTakeBack(action, facts)) return false;
  const question = action.asks?.find(({ type }) => type === 'yes-no');
  return question === undefined || asked[question.code] === true;
}
