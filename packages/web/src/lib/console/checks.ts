import type { AvailableAction } from '@satuloket/engine';

type Compared = {
  readonly requirement: string;
  readonly isCompared: boolean;
  readonly checks: readonly { readonly code: string; readonly ticked: boolean }[];
};

export type Ticks = Readonly<Record<string, boolean>>;

/** A check as the record names it. */
export const checkId = (requirement: string, check: string): string => `${requirement}.${check}`;

/** The checks that are still missing of what has to be compared; what was ticked here counts before the record. */
export function missingChecks(documents: readonly Compared[], ticks: Ticks): readonly string[] {
  return documents
    .filter(({ isCompared }) => isCompared)
    .flatMap(({ requirement, checks }) =>
      checks
        .filter(({ code, ticked }) => !(ticks[checkId(requirement, code)] ?? ticked))
        .map(({ code }) => checkId(requirement, code)),
    );
}

/** Actions that a single key may take: nothing has to be written first, and they can be taken back. */
export function isDirect({
  needs,
  asks,
  undoMinutes,
}: Pick<AvailableAction, 'needs' | 'asks' | 'undoMinutes'>): boolean {
  return undoMinutes > 0 && !asks && needs.every((need) => need === 'checklist' || need === 'note');
}

const tones = ['main', 'other', 'return', 'danger'] as const satisfies readonly AvailableAction['tone'][];

/** What can be done, the usual first and what ends a case last; alike ones as the flow has them. */
export function possibleActions<Action extends Pick<AvailableAction, 'possible' | 'tone'>>(
  actions: readonly Action[],
): readonly Action[] {
  return actions
    .filter(({ possible }) => possible)
    .toSorted((left, right) => tones.indexOf(left.tone) - tones.indexOf(right.tone));
}

/** The panel that an action of the flow opens. */
export const actionPanel = (action: string): string => `action.${action}`;
