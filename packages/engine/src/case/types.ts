/** The record of a case: what its actions hold and what replay makes of them. */

import type { ActionNeed, Flow, Turn } from '../pack/types.ts';
import type { Text } from '../result.ts';

/** Reference to a value in the vault, with the salted commitment that stands for it in the record. */
export type Sealed = { readonly entryId: string; readonly commitment: string };

export type Actor =
  | { readonly kind: 'resident'; readonly accountId: string }
  | { readonly kind: 'guest' }
  | { readonly kind: 'officer'; readonly accountId: string; readonly role: string; readonly officeId: string }
  | { readonly kind: 'system'; readonly name: string };

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
      readonly channel: 'portal' | 'counter' | 'api';
      readonly answers: Sealed;
      readonly applicant: Sealed;
      readonly identity: 'matched' | 'pending';
      readonly facts: Facts;
      readonly attachments: readonly Attachment[];
      readonly villageCode: string;
      readonly officeId: string;
      readonly promise: PromiseTold;
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
  | { readonly type: 'escalated'; readonly level: 'holder' | 'head' | 'broken'; readonly dueAt: string }
  | { readonly type: 'promise-amended'; readonly cause: 'calendar'; readonly promise: PromiseTold }
  | { readonly type: 'linked'; readonly caseId: string; readonly relation: 'child' | 'parent' | 'related' }
  | { readonly type: 'rated'; readonly stars: number; readonly words?: Sealed }
  | {
      readonly type: 'told';
      readonly message: string;
      readonly messageId: string;
      readonly channel: 'whatsapp' | 'email';
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
      }
    >
  >;
  readonly links: readonly { readonly caseId: string; readonly relation: 'child' | 'parent' | 'related' }[];
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
  | 'products-missing';

export type FlowOf = { readonly flow: Flow };
