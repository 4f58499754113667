import type { SubmitFunction } from '$app/forms';
import type { CaseWork } from './case-work.svelte.ts';

/** What an officer may send from a case. */
export type Sent = 'act' | 'take' | 'release' | 'hand-over' | 'move' | 'comment' | 'undo' | 'link';

/** What the parts of a case's screen share. */
export type Desk = {
  readonly work: CaseWork;
  /** The last action that the screen shows; a command says it, so that it is refused when more has happened. */
  readonly lastSeq: number;
  /** Where a form posts to, with the list that the case was opened from. */
  readonly actionTo: (name: string) => string;
  /** The page's address with a panel open, or with none: panels open without scripts too. */
  readonly panelHref: (panel: string | null) => string;
  readonly open: (panel: string | null) => void;
  readonly submit: (sent: Sent) => SubmitFunction;
};
