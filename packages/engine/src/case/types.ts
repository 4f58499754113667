/** The record of a case: what its actions hold and what replay makes of them. */

import type { ActionNeed, AskField, Flow, ParcelFailure, ParcelWay, Turn } from '../pack/types.ts';
import type { Text } from '../result.ts';

/** Reference to a value in the vault, with the salted commitment that stands for it in the record. */
export type Sealed = { readonly entryId: string; readonly commitment: string };

export type Actor =
  | { readonly kind: 'resident'; readonly accountId: string }
  | { readonly kind: 'guest' }
  | {
      readonly kind: 'officer';
      readonly accountId: string;
      readonly role: string;
      readonly officeId: string;
      /** Held for a leader on leave (plh), in an empty post (plt), in an emergency or from another region; absent for the own post. */
      readonly acting?: 'plh' | 'plt' | 'emergency' | 'oversight';
    }
  /** Who acts for the applicant under a mandate (F-1.07) or as a member of the household. */
  | { readonly kind: 'helper'; readonly accountId: string; readonly mandateId: string }
  /** Who confirms by a link: a name of the service's confirmations and the place in its people. */
  | { readonly kind: 'witness'; readonly confirmation: string; readonly person: number }
  | { readonly kind: 'region'; readonly regionId: string }
  /** Another system with a key of its own, by the name that its agency gave it. */
  | { readonly kind: 'program'; readonly programId: string; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

/** Who filed for the applicant. */
export type HelperMark = {
  readonly kind: 'officer' | 'household' | 'village-officer' | 'institution';
  readonly accountId: string;
  readonly officeId?: string;
  readonly mandateId?: string;
};

/** A booked visit; the case is worked at the office that is visited. */
export type VisitTold = {
  readonly slotId: string;
  readonly officeId: string;
  readonly startsAt: string;
  readonly endsAt: string;
};

export type ProofKept =
  | { readonly kind: 'code' }
  | { readonly kind: 'photo' | 'signature'; readonly fileId: string };

/** How the thing goes: what was asked for at first or chosen last, and how often it was brought in vain. */
export type ParcelState = {
  readonly way: string;
  readonly window: string;
  readonly attempts: number;
  /** Why it was last brought in vain; empty before. */
  readonly failure: ParcelFailure | '';
  /** Chosen after filing; the form's otherwise. */
  readonly address?: Sealed;
  readonly villageCode?: string;
};

export type Attachment = { readonly requirement: string; readonly fileId: string; readonly sha256: string };

/** What is wrong at one field (`form.<path>`) or document (`requirement.<code>`); the words live in the vault. */
export type Fault = { readonly at: string; readonly words: Sealed };

export type PromiseTold = { readonly dueAt: string; readonly calendarVersion: string };

/** Bodies by type. Times are ISO instants in UTC; nothing here is a personal value. */
export type ActionBody =
  | {
      readonly type: 'filed';
      readonly service: string;
      readonly pack: { readonly name: string; readonly version: string; readonly digest: string };
      readonly channel: 'portal' | 'counter' | 'village' | 'api' | 'event' | 'exchange' | 'import';
      readonly helper?: HelperMark;
      /** The event that opened it, and as which of its members. */
      readonly parent?: { readonly caseId: string; readonly member: string; readonly item?: number };
      /** What an event will open, in order; `item` counts the items of the member's group from 0. */
      readonly members?: readonly { readonly member: string; readonly item?: number }[];
      /** The case of another region that it goes on from. */
      readonly origin?: { readonly regionId: string; readonly code: string };
      /** Its number in the former system, digested. */
      readonly former?: { readonly system: string; readonly numberDigest: string };
      readonly answers: Sealed;
      readonly applicant: Sealed;
      readonly identity: 'matched' | 'pending';
      readonly facts: Facts;
      readonly attachments: readonly Attachment[];
      readonly villageCode: string;
      readonly officeId: string;
      /** Where it stands when it comes from a former system; the start of the flow otherwise. */
      readonly state?: string;
      /** Absent while it begins with someone else's turn. */
      readonly promise?: PromiseTold;
    }
  | {
      readonly type: 'taken';
      readonly action: string;
      readonly from: string;
      readonly to: string;
      readonly reason?: Sealed;
      readonly note?: Sealed;
      readonly faults?: readonly Fault[];
      readonly checklist?: readonly string[];
      readonly answers?: Sealed;
      readonly facts?: Facts;
      readonly attachments?: readonly Attachment[];
      readonly results?: readonly RegisterResult[];
      readonly asked?: Readonly<Record<string, Sealed>>;
      readonly visit?: VisitTold;
      /** By what it was proved that the thing reached the right hands; a code itself is nowhere kept. */
      readonly proof?: ProofKept;
      /** Why the thing could not be handed over. */
      readonly failure?: ParcelFailure;
      readonly used?: readonly {
        readonly stock: string;
        readonly count: number;
        readonly officeId: string;
        /** Which ones, where each has a number of its own. */
        readonly serials?: readonly string[];
      }[];
      /** The promise as told after this action, when the clock goes on; absent while it stands still or has ended. */
      readonly promise?: PromiseTold;
      /** Until when it may be undone. */
      readonly undoUntil?: string;
    }
  | { readonly type: 'assigned'; readonly to: string | null }
  | {
      readonly type: 'moved-office';
      readonly officeId: string;
      readonly reason: Sealed;
      readonly promise?: PromiseTold;
    }
  | {
      readonly type: 'commented';
      readonly audience: 'inside' | 'applicant';
      readonly words: Sealed;
      readonly attachments: readonly Attachment[];
      /** The head of the office tells what is done about a promise that broke. */
      readonly about?: 'broken-promise';
    }
  | { readonly type: 'attached'; readonly attachments: readonly Attachment[] }
  | { readonly type: 'identity-checked'; readonly identity: 'matched' | 'mismatched' }
  | {
      readonly type: 'document-made';
      readonly product: string;
      readonly fileId: string;
      readonly sha256: string;
      readonly signed: boolean;
    }
  /** Printed at a counter and given to whoever showed the code of the case. */
  | { readonly type: 'document-printed'; readonly product: string; readonly fileId: string }
  /** What was handed out counts no longer. */
  | {
      readonly type: 'document-withdrawn';
      readonly product: string;
      readonly fileId: string;
      readonly reason: Sealed;
      /** The case whose document of the same kind counts instead; withdrawn without one where it is absent. */
      readonly replacedBy?: { readonly caseId: string; readonly product: string };
    }
  | { readonly type: 'escalated'; readonly level: 'holder' | 'head' | 'broken'; readonly dueAt: string }
  | { readonly type: 'promise-amended'; readonly cause: 'calendar'; readonly promise: PromiseTold }
  | { readonly type: 'linked'; readonly caseId: string; readonly relation: 'child' | 'parent' | 'related' }
  | { readonly type: 'rated'; readonly stars: number; readonly words?: Sealed }
  | {
      readonly type: 'told';
      readonly message: string;
      readonly messageId: string;
      readonly channel: 'whatsapp' | 'email' | 'push';
    }
  | {
      readonly type: 'confirmed';
      readonly confirmation: string;
      readonly person: number;
      /** Null when it was taken back. */
      readonly answer: 'yes' | 'no' | null;
      readonly words?: Sealed;
    }
  | { readonly type: 'reported'; readonly watch: string; readonly status: string }
  | {
      readonly type: 'member-opened';
      readonly member: string;
      readonly item?: number;
      readonly caseId: string;
    }
  | {
      readonly type: 'member-ended';
      readonly caseId: string;
      /** Null when it was opened again. */
      readonly end: 'finished' | 'refused' | 'cancelled' | null;
    }
  | { readonly type: 'handed-over'; readonly toRegion: string; readonly messageId: string }
  /** What the other region's case has come to. */
  | {
      readonly type: 'heard';
      readonly fromRegion: string;
      /** Empty while nothing has been filed there. */
      readonly code: string;
      readonly story: Text;
      readonly end: 'finished' | 'refused' | 'cancelled' | null;
    }
  /** How the applicant wants the thing brought from now on; what is absent stays as it was. */
  | {
      readonly type: 'parcel-chosen';
      readonly way?: ParcelWay;
      readonly window?: string;
      /** A new address, in the vault. */
      readonly address?: Sealed;
      readonly villageCode?: string;
    }
  /** Another one was used than the action of `seq` says. */
  | {
      readonly type: 'serial-corrected';
      readonly seq: number;
      readonly stock: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly type: 'undone'; readonly seq: number }
  | { readonly type: 'erased' };

export type Facts = Readonly<Record<string, boolean | number | string>>;

export type RegisterResult = {
  readonly product: string;
  readonly number: Sealed;
  readonly fileId: string;
  readonly sha256: string;
};

export type CaseAction = {
  readonly regionId: string;
  readonly caseId: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actor: Actor;
  readonly body: ActionBody;
  /** Hex SHA-256 of the action before, 64 zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
};

/** What replay computes; a pure function of the actions and the flow that the case began with. */
export type CaseState = {
  readonly regionId: string;
  readonly caseId: string;
  readonly service: string;
  readonly packDigest: string;
  readonly state: string;
  readonly turn: Turn;
  readonly role: string | null;
  readonly officeId: string;
  readonly villageCode: string;
  readonly assigneeId: string | null;
  readonly filedAt: string;
  readonly stateSince: string;
  readonly endedAt: string | null;
  readonly end: 'finished' | 'refused' | 'cancelled' | null;
  /** When it was told to be done; null while the clock stands still. */
  readonly dueAt: string | null;
  /** Stretches of time by whose turn it was, the last one open (`until` null) unless the case has ended. */
  readonly segments: readonly { readonly from: string; readonly until: string | null; readonly turn: Turn }[];
  readonly identity: 'matched' | 'pending' | 'mismatched';
  readonly facts: Facts;
  readonly answers: Sealed;
  readonly applicant: Sealed;
  readonly attachments: readonly (Attachment & { readonly seq: number })[];
  /** Open faults of the last return, none once corrected. */
  readonly faults: readonly Fault[];
  readonly checklist: readonly string[];
  readonly products: Readonly<
    Record<
      string,
      {
        readonly number?: Sealed;
        readonly fileId?: string;
        readonly released: boolean;
        readonly signed: boolean;
        /** It was handed out and counts no longer. */
        readonly standing?: 'withdrawn' | 'replaced';
      }
    >
  >;
  readonly links: readonly { readonly caseId: string; readonly relation: 'child' | 'parent' | 'related' }[];
  readonly helper: HelperMark | null;
  readonly visit: VisitTold | null;
  /** Absent where the service has no parcel. */
  readonly parcel?: ParcelState;
  /** The last status that the register reported, by watch. */
  readonly reports: Readonly<Record<string, string>>;
  /** By confirmation, the answer of each person, by place in its people. */
  readonly confirmations: Readonly<Record<string, Readonly<Record<string, 'yes' | 'no'>>>>;
  /** Of an event, in order: not opened yet while `caseId` is null. */
  readonly members: readonly {
    readonly member: string;
    readonly item?: number;
    readonly caseId: string | null;
    readonly end: 'finished' | 'refused' | 'cancelled' | null;
  }[];
  readonly parent: { readonly caseId: string; readonly member: string; readonly item?: number } | null;
  /** Cases of other regions that this one goes on from or goes on in. */
  readonly abroad: readonly {
    readonly regionId: string;
    readonly direction: 'from' | 'to';
    readonly code: string | null;
    readonly story: Text | null;
    readonly end: 'finished' | 'refused' | 'cancelled' | null;
  }[];
  readonly rating: number | null;
  readonly escalation: 'holder' | 'head' | 'broken' | null;
  readonly undoable: { readonly seq: number; readonly until: string; readonly by: string } | null;
  /** What undoing goes back to: the state before that action and the other actions since. Not for screens. */
  readonly beforeUndoable?: { readonly state: CaseState; readonly since: readonly CaseAction[] };
  readonly erased: boolean;
  readonly lastSeq: number;
  readonly lastHash: string;
};

/** Who looks at a case and wants to act, as far as the rules need to know. `roles` are pack roles held at the case's office. */
export type Viewer =
  | { readonly kind: 'applicant'; readonly accountId: string }
  | { readonly kind: 'officer'; readonly accountId: string; readonly roles: readonly string[] }
  | { readonly kind: 'system' };

/** One row of the table that the server and the screens share: what may be done now, or why not. */
export type AvailableAction = {
  readonly action: string;
  readonly title: Text;
  readonly tone: 'main' | 'other' | 'return' | 'danger';
  readonly needs: readonly ActionNeed[];
  readonly undoMinutes: number;
  readonly confirm?: Text;
  readonly asks?: readonly AskField[];
  readonly possible: boolean;
  /** Why not, when it is not possible. */
  readonly reason?: Text;
  readonly reasonCode?: ReasonCode;
};

/** Why an action is not possible; when several hold, the first of this list is told. */
export type ReasonCode =
  | 'erased'
  | 'not-your-role'
  | 'wrong-state'
  | 'assigned-to-other'
  | 'guard'
  | 'not-signed'
  | 'products-missing'
  | 'out-of-stock'
  | 'not-their-turn';

export type FlowOf = { readonly flow: Flow };
