import type { Refusal } from '#lib/server/results.ts';
import { CommandKey } from './command-key.ts';
import { type CaseDraft, emptyDraft, keepDraft, recallDraft } from './draft.ts';
import { withMark } from './faults.ts';

export type Problem = Refusal['problem'];

/** What goes on while an officer works on one case: what is typed, what is being sent, what came back. */
export class CaseWork {
  draft = $state<CaseDraft>(emptyDraft);
  sending = $state(false);
  problem = $state<Problem | null>(null);
  /** True once the present state was loaded beside what had been typed. */
  isReloaded = $state(false);
  /** True once the page's script runs; before, forms post as they are. */
  isLive = $state(false);
  wasRecalled = $state(false);
  readonly #keys: CommandKey;
  readonly #caseId: string;

  constructor(input: {
    caseId: string;
    key: string;
    opened: string | null;
    problem: Problem | null;
    entered: Readonly<Record<string, string>>;
  }) {
    const { caseId, key, opened, problem, entered } = input;
    this.#caseId = caseId;
    this.#keys = new CommandKey(key, () => crypto.randomUUID());
    this.problem = problem;
    this.draft = { ...emptyDraft, open: opened, ...fromEntered(entered) };
  }

  get key(): string {
    return this.#keys.current;
  }

  /** The script has started: what this tab kept of the case comes back. */
  begin(): void {
    this.isLive = true;
    const kept = recallDraft(this.#caseId);
    if (kept === null) return;
    this.draft = { ...kept, open: this.draft.open ?? kept.open };
    this.wasRecalled = hasWords(kept);
  }

  keep(): void {
    if (this.isLive) keepDraft(this.#caseId, $state.snapshot(this.draft) as CaseDraft);
  }

  open(panel: string | null): void {
    this.draft.open = panel;
    this.problem = null;
  }

  mark(at: string, words: string | null): void {
    this.draft.marks = withMark(this.draft.marks, at, words);
  }

  keyFor(content: string): string {
    return this.#keys.keyFor(content);
  }

  answer(name: string, value: string): void {
    this.draft.asked = { ...this.draft.asked, [name]: value };
  }

  tick(check: string, isTicked: boolean): void {
    this.draft.ticks = { ...this.draft.ticks, [check]: isTicked };
  }

  refused(problem: Problem): void {
    this.problem = problem;
    this.isReloaded = false;
  }

  /**
   * It was sent. What belongs to another command stays; after a step of the flow only what has been compared does,
   * since the step may be taken back.
   */
  done(sent: 'step' | 'comment' | 'link' | 'hold'): void {
    this.#keys.taken();
    this.problem = null;
    this.wasRecalled = false;
    const { draft } = this;
    if (sent === 'step') this.draft = { ...emptyDraft, ticks: draft.ticks };
    if (sent === 'comment')
      this.draft = { ...draft, open: null, words: '', audience: 'inside', attached: '' };
    if (sent === 'link') this.draft = { ...draft, open: null, other: '', relation: 'related' };
    this.keep();
  }
}

function fromEntered(entered: Readonly<Record<string, string>>): Partial<CaseDraft> {
  const under = (prefix: string) =>
    Object.fromEntries(
      Object.entries(entered)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value]),
    );
  const marks = Object.fromEntries(Object.entries(under('fault.')).filter(([, words]) => words !== ''));
  const ticks = Object.fromEntries(
    (entered.checklist ?? '')
      .split(' ')
      .filter(Boolean)
      .map((id) => [id, true]),
  );
  const files = Object.fromEntries(
    Object.entries(under('fileId.'))
      .filter(([, fileId]) => fileId !== '')
      .map(([product, fileId]) => [product, { fileId, name: '' }]),
  );
  return {
    marks,
    ticks,
    files,
    asked: Object.fromEntries(Object.entries(entered).filter(([name]) => name.startsWith('asked.'))),
    numbers: under('number.'),
    reason: entered.reason ?? '',
    note: entered.note ?? '',
    words: entered.words ?? '',
    audience: entered.audience === 'applicant' ? 'applicant' : 'inside',
    attached: entered.fileIds ?? '',
    officeId: entered.officeId ?? '',
    moveReason: entered.moveReason ?? '',
    other: entered.other ?? '',
    relation: entered.relation === 'child' ? 'child' : 'related',
  };
}

function hasWords({ reason, note, words, moveReason, marks, asked, numbers }: CaseDraft): boolean {
  const typed = [marks, asked, numbers].flatMap((each) => Object.values(each));
  return [reason, note, words, moveReason, ...typed].some(Boolean);
}
