/** What this part offers to the faces; `types.ts` passes it on. */
import type {
  Answers,
  AvailableAction,
  CaseState,
  Field,
  FieldProblem,
  FileValue,
  Locale,
  Requirement,
  Result,
  Service,
  Text,
  Turn,
} from '@satuloket/engine';
import type { CaseProof } from '../record/contract.ts';
import type { Caller, FileAccepted, OfficeSummary, Page, PostedThing, ProofGiven } from '../types.ts';

// --- drafts ------------------------------------------------------------------------------------------------------

export interface DraftService {
  /** With a key the same draft is told again, where the first answer was lost. */
  start(caller: Caller, service: string, key?: string): Promise<Result<{ readonly id: string }>>;
  open(caller: Caller, id: string): Promise<Result<Draft>>;
  /** Keeps what was entered whatever it is, then says what is wrong with it; nothing typed is lost. */
  saveStep(
    caller: Caller,
    id: string,
    step: string,
    entered: Entered,
    /** Refused with `version-passed` when someone else has saved since; whoever saves last wins, without it. */
    seen?: { readonly version: number },
  ): Promise<Result<{ readonly problems: readonly FieldProblem[]; readonly version: number }>>;
  review(caller: Caller, id: string): Promise<Result<DraftReview>>;
  mine(caller: Caller): Promise<Result<readonly DraftSummary[]>>;
  discard(caller: Caller, id: string): Promise<Result<void>>;
}

/** A form as a browser posted it (names as the engine's `normaliseAnswers` reads them), or answers from the API. */
export type Entered =
  | { readonly posted: Readonly<Record<string, string | readonly string[]>> }
  | { readonly answers: Answers };

export type DraftSummary = {
  /** Whom it is filled in for, where that is not the caller. */
  readonly forWhom?: { readonly name: string; readonly mandateId: string };
  readonly id: string;
  readonly service: string;
  readonly title: Text;
  readonly savedAt: string;
  readonly step: string;
  /** When its owner is reminded, and the last day (`YYYY-MM-DD`) on which it should be sent. */
  readonly reminder?: { readonly at?: string; readonly deadline?: string };
};

export type Draft = DraftSummary & {
  readonly version: number;
  readonly definition: Service;
  readonly answers: Answers;
  readonly files: Readonly<Record<string, readonly FileValue[]>>;
  /** What is asked at present, in order: fields whose condition holds, with their path and step. */
  readonly visible: readonly { readonly path: string; readonly step: string; readonly field: Field }[];
  readonly requirements: readonly Requirement[];
  /** Members of the applicant's household to choose from; `id` is opaque and goes into pages instead of the NIK. */
  readonly household: readonly {
    readonly id: string;
    readonly name: string;
    readonly relation: string;
    readonly birthDate?: string;
  }[];
  /** False while the register is down or nobody is signed in: people may then be typed by hand. */
  readonly registerKnown: boolean;
  /** Names of the places that stand in the answers, by code. */
  readonly placeNames: Readonly<Record<string, string>>;
  /** Set when the draft corrects a returned case: its code and what was wrong. */
  readonly corrects?: { readonly code: string; readonly faults: readonly FaultView[] };
  readonly steps: readonly {
    readonly code: string;
    readonly title: Text;
    readonly complete: boolean;
    readonly reachable: boolean;
  }[];
};

export type DraftReview = {
  readonly draft: Draft;
  readonly problems: readonly (FieldProblem & { readonly step: string })[];
  readonly sections: readonly {
    readonly step: string;
    readonly title: Text;
    readonly rows: readonly AnswerRow[];
  }[];
  readonly office: OfficeSummary | null;
  /** What would be promised if it were sent now. */
  readonly dueAt: string | null;
  /** Of a life event: what is sent with it, and what follows. */
  readonly members?: readonly PlannedMemberView[];
};

export type PlannedMemberView = Pick<MemberView, 'member' | 'item' | 'title' | 'of'> & {
  readonly sentNow: boolean;
  /** What it waits for, when it is not sent now. */
  readonly story: Text;
};

/** One answer as people read it. */
export type AnswerRow = {
  readonly path: string;
  readonly label: Text;
  readonly shown: Text;
  readonly files?: readonly FileValue[];
  readonly fault?: string;
};

// --- cases -------------------------------------------------------------------------------------------------------

export interface CaseService {
  /** Sends a draft: a new case, or the correction of the case that it corrects. */
  send(
    caller: Caller,
    input: { key: string; draftId: string; version: number },
  ): Promise<Result<{ readonly code: string; readonly dueAt: string | null }>>;
  /** For anyone who has the code; nothing personal. */
  track(regionId: string, code: string, locale: Locale): Promise<Result<CaseTrack>>;
  mine(caller: Caller): Promise<Result<readonly CaseCard[]>>;
  /** The whole case for its applicant or an officer within whose scope it lies, who sees it masked unless it is in hand. */
  view(caller: Caller, code: string): Promise<Result<CaseView>>;
  /** For whoever may see the case: that its actions are in the region’s signed log. Hashes only. */
  proof(caller: Caller, code: string): Promise<Result<CaseProof>>;
  /** For an officer without the case in hand: shows it for today, once a purpose is named. */
  reveal(
    caller: Caller,
    input: { key: string; code: string; purpose: string },
  ): Promise<Result<{ readonly code: string }>>;
  /** Takes an action of the flow. `lastSeq` is what the screen showed: if more has happened, the problem `case-moved` says who did what. */
  act(
    caller: Caller,
    input: { key: string; code: string; lastSeq: number; action: string; with: ActionInputs },
  ): Promise<Result<CaseMoved>>;
  /** Takes over (`accountId` of the caller), hands over, or releases (`null`). */
  assign(
    caller: Caller,
    input: { key: string; code: string; lastSeq: number; to: string | null },
  ): Promise<Result<CaseMoved>>;
  moveOffice(
    caller: Caller,
    input: { key: string; code: string; lastSeq: number; officeId: string; reason: string },
  ): Promise<Result<CaseMoved>>;
  comment(
    caller: Caller,
    input: {
      key: string;
      code: string;
      audience: 'inside' | 'applicant';
      words: string;
      fileIds?: readonly string[];
    },
  ): Promise<Result<CaseMoved>>;
  undo(caller: Caller, input: { key: string; code: string; seq: number }): Promise<Result<CaseMoved>>;
  rate(
    caller: Caller,
    input: { key: string; code: string; stars: number; words?: string },
  ): Promise<Result<CaseMoved>>;
  link(
    caller: Caller,
    input: { key: string; code: string; other: string; relation: 'child' | 'related' },
  ): Promise<Result<CaseMoved>>;
  /** Opens a draft that corrects a returned case, filled with what was sent. */
  startCorrection(caller: Caller, code: string): Promise<Result<{ readonly draftId: string }>>;
  /** A file for the register's result, uploaded by the operator before the action that names it. */
  acceptResultFile(
    caller: Caller,
    input: {
      code: string;
      product: string;
      /** The register's number of the document: it must stand on the file where no other number tells whose it is. */
      number?: string;
      name: string;
      content: ReadableStream<Uint8Array>;
      sizeBytes: number;
    },
  ): Promise<Result<FileAccepted>>;
  /** A file for a comment, uploaded by whoever writes it, before the comment that names it. */
  acceptAttachment(
    caller: Caller,
    input: { code: string; name: string; content: ReadableStream<Uint8Array>; sizeBytes: number },
  ): Promise<Result<FileAccepted>>;
  colleagues(
    caller: Caller,
    code: string,
  ): Promise<Result<readonly { readonly accountId: string; readonly name: string; readonly role: string }[]>>;
}

export type ActionInputs = {
  readonly reason?: string;
  readonly note?: string;
  readonly faults?: readonly { readonly at: string; readonly words: string }[];
  readonly checklist?: readonly string[];
  readonly results?: readonly {
    readonly product: string;
    readonly number: string;
    readonly fileId: string;
  }[];
  /** Answers to the action's own questions. */
  readonly asked?: Entered;
  /** How it is proved that the thing reached the right hands. */
  readonly proof?: ProofGiven;
  /** The place to book, as the schedule names it. */
  readonly slotId?: string;
  /** Serials of what is used up; the next ones of the office without them. */
  readonly serials?: readonly string[];
};

export type CaseMoved = {
  readonly code: string;
  readonly seq: number;
  readonly state: string;
  readonly undoUntil: string | null;
  /** The case was so already: nothing was added to its record, and `seq` is another command's step. */
  readonly unchanged?: true;
};

export type FaultView = { readonly at: string; readonly label: Text; readonly words: string };

export type PromiseView = {
  readonly state: 'on-time' | 'at-risk' | 'late' | 'kept' | 'broken' | 'paused';
  readonly dueAt: string | null;
  /** 0 at filing, 1 when due; more when late. */
  readonly used: number;
  /** `Selesai paling lambat Kamis, 26 November, pukul 16.00`. */
  readonly sentence: Text;
  /** Time taken so far by each, as people say it. */
  readonly waits: readonly { readonly turn: Turn; readonly spoken: Text }[];
};

export type TimelineEntry = {
  readonly seq: number;
  readonly at: string;
  readonly story: Text;
  readonly by: Text;
  readonly detail?: string;
  readonly files?: readonly { readonly fileId: string; readonly name: string }[];
  readonly undone: boolean;
};

export type CaseTrack = {
  readonly code: string;
  readonly service: Text;
  readonly state: Text;
  readonly story: Text;
  readonly turn: Turn;
  readonly end: CaseState['end'];
  readonly office: Text;
  readonly promise: PromiseView;
  readonly timeline: readonly { readonly at: string; readonly story: Text }[];
  readonly parts: CaseParts;
};

/** What parts of the product other than the case itself have to show of it; each is absent where there is nothing. */
export type CaseParts = {
  /** Who filed it for the applicant, as a sentence; never to the public. */
  readonly helper?: {
    readonly sentence: Text;
    /** Until when they may act for the applicant. */
    readonly until?: string;
    /** For ending it, where the reader may. */
    readonly mandateId?: string;
    /** The mandate whose signed paper the reader may see. */
    readonly paperOf?: string;
  };
  /** For the applicant: how many officers have seen it; who they are stands on a page of its own. */
  readonly seenBy?: { readonly officers: number };
  /** The reader stands here for the applicant, by a mandate. */
  readonly asHelper?: true;
  /** The promise is nearly used up (told to officers only) or broke. */
  readonly delay?: {
    readonly level: 'holder' | 'head' | 'broken';
    /** Whose time passed. */
    readonly sentence: Text;
    /** What happens now. */
    readonly next: Text;
    /** What the head of the office wrote to the applicant; never to the public. */
    readonly answer?: { readonly at: string; readonly spoken: Text; readonly words: string };
    /** The reader heads the office and should write to the applicant. */
    readonly mayAnswer?: boolean;
  };
  readonly visit?: {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly sentence: Text;
    readonly office: OfficeSummary;
    readonly bring: readonly Text[];
    readonly movable: boolean;
  };
  /** Serials that the case holds, and those that come next for a step that uses them; officers only. */
  readonly serials?: {
    readonly held: readonly { readonly serial: string; readonly title: Text; readonly isSpoiled: boolean }[];
    readonly next: readonly {
      readonly action: string;
      readonly title: Text;
      readonly count: number;
      readonly serials: readonly string[];
    }[];
  };
  /** What went by post, the latest first; never to the public. */
  readonly posted?: readonly PostedThing[];
  /** What a life event opened or will open. */
  readonly members?: readonly MemberView[];
  /** The event of which it is a part, and what else belongs to that. */
  readonly partOf?: { readonly code: string; readonly title: Text; readonly siblings: readonly MemberView[] };
  readonly confirmations?: readonly {
    readonly confirmation: string;
    readonly person: number;
    readonly title: Text;
    readonly name: string;
    readonly answer: 'yes' | 'no' | null;
    readonly askedAt: string | null;
    readonly answeredAt: string | null;
    readonly mayAskAgain: boolean;
    /** When the link may be sent again, while it may not. */
    readonly askAgainFrom?: string;
    /** It has expired, or wrong digits have locked it: only a new one helps. */
    readonly linkIsOver?: boolean;
    /** For officers: the phone is the applicant's own, or that of someone else who is asked. */
    readonly sharesPhone?: boolean;
  }[];
  /** The same story in another region. */
  readonly abroad?: readonly {
    readonly region: Text;
    readonly direction: 'from' | 'to';
    /** Never to the public. */
    readonly code: string | null;
    /** Where its page is, when that region is of this installation. */
    readonly slug?: string;
    /** For officers: it has not got there, and why. */
    readonly trouble?: { readonly messageId: string; readonly words: Text };
    readonly end: CaseState['end'];
    readonly timeline: readonly { readonly at: string; readonly story: Text }[];
  }[];
  readonly line?: {
    /** From 1. */
    readonly position: number;
    readonly waiting: number;
    readonly left: number;
    readonly sentence: Text;
  };
  /** It came from a former system; papers that were handed in there lie at the office. */
  readonly former?: {
    readonly system: string;
    readonly importedAt: string;
    readonly papersAtOffice: boolean;
  };
  /** What the register last told, while the case waits for it. */
  readonly watch?: { readonly story: Text; readonly since: string; readonly askedAt: string | null };
};

/** One application of a life event: its case, or what it waits for. */
export type MemberView = {
  readonly member: string;
  /** Of an application for each item of a group, from 0. */
  readonly item?: number;
  readonly title: Text;
  /** For which item of the form's group, by its name; never to the public. */
  readonly of?: string;
  /** Which of several of the same kind, from 1. */
  readonly ordinal?: number;
  /**
   * - `opened`: its case is there. `ready`: it is filed in a moment. `waiting`: something before it goes on.
   * - `blocked`: something before it did not come about. `incomplete`: the applicant has to fill in something first.
   * - `dropped`: the event ended before.
   */
  readonly standing: 'opened' | 'ready' | 'waiting' | 'blocked' | 'incomplete' | 'dropped';
  /** Null while it has not been sent. */
  readonly code: string | null;
  readonly story: Text;
  readonly turn: Turn;
  readonly end: CaseState['end'];
  readonly promise: PromiseView | null;
  readonly office: Text | null;
  /** Whether the reader may begin it by hand now. */
  readonly mayStart: boolean;
  /** What came of it and is the applicant's now, to the applicant only; without numbers. */
  readonly products?: readonly ProductView[];
};

export type CaseCard = {
  readonly code: string;
  readonly service: Text;
  readonly serviceCode: string;
  readonly applicantName: string;
  readonly story: Text;
  readonly turn: Turn;
  readonly end: CaseState['end'];
  readonly endedAt: string | null;
  readonly promise: PromiseView;
  readonly updatedAt: string;
  /** The code of the life event that opened it. */
  readonly partOf?: string;
  /** A family member's, of which only this is shown; its page is the tracking page. */
  readonly ofHousehold?: boolean;
  /** What a family member may download, where the pack lets the household; without numbers. */
  readonly products?: readonly ProductView[];
};

export type CaseView = CaseTrack & {
  readonly caseId: string;
  readonly lastSeq: number;
  readonly definition: Service;
  readonly stateCode: string;
  readonly officeId: string;
  readonly applicant: { readonly name: string; readonly nikMasked: string; readonly phoneMasked: string };
  readonly identity: CaseState['identity'];
  /** Numbers, dates and addresses are hidden from this officer until one of the purposes is named. */
  readonly masked?: { readonly purposes: readonly { readonly code: string; readonly title: Text }[] };
  readonly assignee: { readonly accountId: string; readonly name: string } | null;
  readonly sections: readonly {
    readonly step: string;
    readonly title: Text;
    readonly rows: readonly AnswerRow[];
  }[];
  readonly documents: readonly {
    readonly requirement: string;
    readonly title: Text;
    readonly files: readonly FileValue[];
    readonly checks: readonly { readonly code: string; readonly that: Text; readonly ticked: boolean }[];
  }[];
  readonly faults: readonly FaultView[];
  readonly products: readonly ProductView[];
  readonly actions: readonly AvailableAction[];
  readonly entries: readonly TimelineEntry[];
  readonly undoable: { readonly seq: number; readonly until: string; readonly mine: boolean } | null;
  readonly links: readonly {
    readonly code: string;
    readonly service: Text;
    readonly relation: 'child' | 'parent' | 'related';
  }[];
  readonly rating: number | null;
  readonly messages: readonly {
    readonly at: string;
    readonly channel: 'whatsapp' | 'email' | 'push';
    readonly text: string;
    /** `unwanted`: the person wants no messages. */
    readonly state: 'waiting' | 'sent' | 'failed' | 'unwanted';
  }[];
  /** Ready-to-type data for the register, only for officers whose action needs its result. */
  readonly registerEntry: readonly {
    readonly product: string;
    readonly rows: readonly { readonly label: Text; readonly value: string }[];
  }[];
};

export type ProductView = {
  readonly code: string;
  readonly title: Text;
  /** A card is handed over: it has neither file nor number here. */
  readonly form: 'a4' | 'card';
  readonly issuer: 'register' | 'local';
  readonly released: boolean;
  readonly signed: boolean;
  /** It was handed out and counts no longer. */
  readonly standing?: 'withdrawn' | 'replaced';
  readonly number?: string;
  readonly fileId?: string;
  /** It is made of what came in, each time that somebody opens it; there is no file (`documents.receipt`). */
  readonly isReceipt?: true;
  /** It shows the family: neither number nor file is told before a stronger proof (`Profile.isFamilyHidden`). */
  readonly isFamilyHidden?: true;
};

// --- work list ---------------------------------------------------------------------------------------------------

export interface WorkListService {
  /** Live counts of what is open, by queue of the officer's posts. */
  counts(caller: Caller): Promise<Result<readonly WorkQueueCount[]>>;
  /** What an address says for what an officer typed: a NIK stands in none, since browsers and proxies keep them. */
  searchWord(caller: Caller, typed: string): Result<{ readonly search: string }>;
  list(caller: Caller, query: WorkListQuery): Promise<Result<WorkPage>>;
  /** The case to take after this one in the same order. */
  next(
    caller: Caller,
    query: WorkListQuery & { after: string },
  ): Promise<Result<{ readonly code: string } | null>>;
}

export type WorkQueue = 'to-take' | 'mine' | 'others' | 'with-applicant' | 'ended' | 'all';
export type WorkQueueCount = { readonly queue: WorkQueue; readonly count: number; readonly late: number };
export type WorkListQuery = {
  readonly queue: WorkQueue;
  readonly role?: string;
  readonly officeId?: string;
  readonly service?: string;
  readonly state?: string;
  /**
   * A tracking code, words of an applicant's name, or a NIK; of `searchWord` where it comes from an address. Words are
   * whole ones, and where no name has them beginnings; with a star (`dewi*`) they are beginnings at once.
   */
  readonly search?: string;
  readonly sort: 'promise' | 'newest' | 'oldest';
  readonly cursor?: string;
  readonly limit?: number;
};
export type WorkPage = Page<WorkRow> & {
  /** The names found have the words that were typed as whole words: those that only begin so are not among them. */
  readonly hasWholeWordsOnly?: true;
};
export type WorkRow = {
  readonly code: string;
  /** With this a case is taken straight from the list: nobody has to look at it first. */
  readonly lastSeq: number;
  readonly service: Text;
  readonly applicantName: string;
  readonly state: Text;
  readonly stateCode: string;
  readonly turn: Turn;
  readonly assignee: string | null;
  readonly filedAt: string;
  readonly promise: PromiseView;
  readonly office: Text;
};
