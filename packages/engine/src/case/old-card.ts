import type { FlowAction } from '../pack/types.ts';
import type { CaseState } from './types.ts';

/** Whether a step takes an old card back in a case of these facts; the answer to its question then says if it did. */
export function mayTakeBack({ takesBack, takesBackIf }: FlowAction, facts: CaseState['facts']): boolean {
  return takesBack !== undefined && (takesBackIf === undefined || facts[takesBackIf] === true);
}

/** What a step asks in a case of these facts: nothing about an old card where there is none. */
export function asksOf(action: FlowAction, facts: CaseState['facts']): FlowAction['asks'] {
  if (action.takesBack === undefined || mayTakeBack(action, facts)) return action.asks;
  return action.asks?.filter(({ type }) => type !== 'yes-no');
}
