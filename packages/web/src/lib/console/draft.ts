/**
 * What an officer has typed and not sent yet, kept in this tab until it is sent: a reload, a session that ends or a
 * colleague who was quicker takes nothing away.
 */
export type CaseDraft = {
  /** The open panel, `action.<code>` or one of the others. */
  open: string | null;
  reason: string;
  note: string;
  words: string;
  audience: 'inside' | 'applicant';
  /** Files for the comment that were taken in already, when a form without scripts was refused. */
  attached: string;
  colleague: string;
  officeId: string;
  moveReason: string;
  /** The tracking code of the case to link, as typed. */
  other: string;
  relation: 'child' | 'related';
  marks: Readonly<Record<string, string>>;
  /** Answers to the questions of an action, by the name of their box. */
  asked: Readonly<Record<string, string>>;
  /** Checks ticked here, `requirement.check`. */
  ticks: Readonly<Record<string, boolean>>;
  numbers: Readonly<Record<string, string>>;
  /** Files of the register's results that are uploaded already, by product. */
  files: Readonly<Record<string, { readonly fileId: string; readonly name: string }>>;
};

export const emptyDraft: CaseDraft = {
  open: null,
  reason: '',
  note: '',
  words: '',
  audience: 'inside',
  attached: '',
  colleague: '',
  officeId: '',
  moveReason: '',
  other: '',
  relation: 'related',
  marks: {},
  asked: {},
  ticks: {},
  numbers: {},
  files: {},
};

const prefix = 'satuloket.berkas.';
const place = (caseId: string): string => prefix + caseId;

export function recallDraft(caseId: string): CaseDraft | null {
  try {
    const kept = sessionStorage.getItem(place(caseId));
    return kept === null ? null : { ...emptyDraft, ...JSON.parse(kept) };
  } catch {
    // Storage switched off, or written by an older page: the work goes on without it.
    return null;
  }
}

export function keepDraft(caseId: string, draft: CaseDraft): void {
  try {
    if (JSON.stringify(draft) === JSON.stringify(emptyDraft)) sessionStorage.removeItem(place(caseId));
    else sessionStorage.setItem(place(caseId), JSON.stringify(draft));
  } catch {
    // Full or switched off: what was typed still stands on the page.
  }
}

export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be.
  }
}
