/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, Text } from '@satuloket/engine';
import type { Caller, OfficeSummary, Page } from '../types.ts';

export interface CapacityService {
  /** Which pages of this part the caller has any use for. */
  menu(caller: Caller): { readonly visits: boolean; readonly stock: boolean };
  /** Where and when a case's visit may be booked; what is full is told too. */
  choice(
    caller: Caller,
    query: { readonly code: string; readonly officeId?: string; readonly date?: string },
  ): Promise<Result<VisitChoice>>;
  /** Who comes to an office on a day, in order of time. */
  visits(
    caller: Caller,
    query: {
      readonly officeId?: string;
      readonly date?: string;
      readonly cursor?: string;
      readonly limit?: number;
    },
  ): Promise<Result<VisitDay>>;
  /** What an office has and how long it lasts. */
  stock(caller: Caller, query: { readonly officeId?: string }): Promise<Result<StockOverview>>;
  /** Every movement of one thing at an office, the latest first. */
  stockHistory(
    caller: Caller,
    query: {
      readonly officeId: string;
      readonly stock: string;
      readonly cursor?: string;
      readonly limit?: number;
    },
  ): Promise<Result<Page<StockMovementView>>>;
  enterStock(
    caller: Caller,
    command: {
      readonly key: string;
      readonly officeId: string;
      readonly stock: string;
      readonly entry: StockEntry;
    },
  ): Promise<Result<{ readonly balance: number }>>;
  /** What is on the way to or from the offices that the caller sees, the oldest first; no more than are shown. */
  stockTransfers(caller: Caller): Promise<Result<readonly StockTransferView[]>>;
  /** Counts what another office sent: all of it, or these serials; what is missing needs a reason. */
  receiveTransfer(
    caller: Caller,
    command: {
      readonly key: string;
      readonly transferId: string;
      readonly serials?: readonly string[];
      readonly words?: string;
    },
  ): Promise<Result<{ readonly balance: number }>>;
  /** Counts of the last thirty days that differed, at the offices that the caller sees, the latest first. */
  stockDifferences(caller: Caller): Promise<Result<readonly StockCountView[]>>;
  /** Where one of them is, and how it came there. */
  serialStory(
    caller: Caller,
    query: { readonly stock: string; readonly serial: string },
  ): Promise<Result<SerialStory>>;
  /** A service's published line; nothing for a service that has none. */
  line(
    regionId: string,
    service: string,
    query: { readonly officeId?: string; readonly page?: number },
  ): Promise<LineView | undefined>;
}

export type VisitChoice = {
  readonly code: string;
  readonly service: Text;
  readonly title: Text;
  readonly bring: readonly Text[];
  readonly lastSeq: number;
  /** Steps that book a visit and that the caller may take now. */
  readonly actions: readonly { readonly action: string; readonly title: Text }[];
  /** The visit that the case has. */
  readonly held: { readonly slotId: string; readonly startsAt: string; readonly endsAt: string } | null;
  /** Whether it may still be moved; true while there is none. */
  readonly movable: boolean;
  readonly movableUntilHours: number;
  readonly minutes: number;
  /** Nearest first. */
  readonly offices: readonly {
    readonly id: string;
    readonly name: Text;
    readonly address: string;
    readonly point: { readonly latitude: number; readonly longitude: number };
    readonly isNearest: boolean;
    /** The first date with a place, `YYYY-MM-DD`. */
    readonly firstFree: string | null;
  }[];
  /** The office whose days these are. */
  readonly officeId: string;
  readonly days: readonly { readonly date: string; readonly free: number }[];
  /** The day whose times these are; null until one is chosen. */
  readonly date: string | null;
  readonly times: readonly {
    readonly slotId: string;
    readonly time: string;
    readonly startsAt: string;
    readonly free: number;
  }[];
  /** At which time of the day one more day opens, `09:00`. */
  readonly opensAt: string;
};

export type VisitDay = {
  readonly date: string;
  readonly previousDate: string;
  readonly nextDate: string;
  readonly officeId: string;
  /** Offices whose visits the caller may see. */
  readonly offices: readonly { readonly id: string; readonly name: Text }[];
  readonly page: Page<VisitRow>;
};

export type VisitRow = {
  readonly code: string;
  readonly service: Text;
  readonly applicantName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: Text;
  /** Its time has passed and the case has another visit or none. */
  readonly isOver: boolean;
};

/** How many, or, where each carries a serial, which ones: a serial or first and last (`A01..A20`) an entry. */
export type StockAmount = { readonly count?: number; readonly serials?: readonly string[] };

export type StockEntry =
  | ({ readonly kind: 'received'; readonly words?: string } & StockAmount)
  | ({ readonly kind: 'spoiled'; readonly words: string } & StockAmount)
  /** What lies there, and with it the day is closed: a difference needs a reason. */
  | ({ readonly kind: 'counted'; readonly words?: string } & StockAmount)
  /** Serials are on the way until the other office has received them. */
  | ({ readonly kind: 'moved'; readonly toOfficeId: string; readonly words?: string } & StockAmount);

export type StockOverview = {
  readonly officeId: string;
  readonly office: Text;
  /** Offices whose stock the caller may see. */
  readonly offices: readonly { readonly id: string; readonly name: Text }[];
  readonly rows: readonly StockRow[];
};

export type StockRow = {
  readonly stock: string;
  readonly title: Text;
  readonly unit: Text;
  readonly balance: number;
  /** At the pace of the last four weeks; null while nothing was used. */
  readonly daysLeft: number | null;
  readonly isLow: boolean;
  readonly alarmBelowDays: number;
  readonly usedToday: number;
  readonly mayEnter: boolean;
  /** Each carries a number of its own. */
  readonly hasSerials: boolean;
  /** Whether the office knows the numbers of what it has: not before its first box, or its first count by serial. */
  readonly isNumbered: boolean;
  /** The last count of today; null while today has not been counted. */
  readonly counted: StockCountView | null;
  /** What lies here, in ranges; no more than are shown. */
  readonly here: readonly string[];
  /** Where it may be moved to. */
  readonly otherOffices: readonly { readonly id: string; readonly name: Text }[];
};

export type StockMovementView = {
  readonly id: string;
  readonly at: string;
  readonly kind:
    | 'received'
    | 'moved-in'
    | 'moved-out'
    | 'used'
    | 'given-back'
    | 'spoiled'
    | 'counted'
    | 'reprinted'
    | 'reprint-undone';
  /** The serials that it was about, in ranges. */
  readonly serials: readonly string[];
  readonly change: number;
  readonly balance: number;
  readonly by: string | null;
  readonly words: string | null;
  readonly code: string | null;
  readonly otherOffice: Text | null;
};

/** What one office sent another and that has not been received yet. */
export type StockTransferView = {
  readonly id: string;
  readonly stock: string;
  readonly title: Text;
  readonly unit: Text;
  readonly count: number;
  readonly serials: readonly string[];
  readonly from: { readonly id: string; readonly name: Text };
  readonly to: { readonly id: string; readonly name: Text };
  readonly sentAt: string;
  readonly sentBy: string | null;
  readonly words: string | null;
  /** The caller may count and receive it. */
  readonly mayReceive: boolean;
};

export type StockCountView = {
  readonly id: string;
  readonly stock: string;
  readonly title: Text;
  readonly office: { readonly id: string; readonly name: Text };
  readonly day: string;
  readonly at: string;
  readonly by: string | null;
  readonly expected: number;
  readonly found: number;
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  readonly words: string | null;
};

/** Where one of them is, and how it came there. */
export type SerialStory = {
  readonly stock: string;
  readonly title: Text;
  readonly serial: string;
  readonly state: 'here' | 'on-the-way' | 'used' | 'spoiled' | 'missing';
  readonly office: { readonly id: string; readonly name: Text };
  readonly code: string | null;
  readonly movements: readonly {
    readonly at: string;
    readonly kind: StockMovementView['kind'];
    readonly office: Text;
    readonly words: string | null;
    readonly code: string | null;
  }[];
};

export type LineView = {
  readonly service: Text;
  readonly rule: Text;
  readonly stock: Text;
  readonly unit: Text;
  readonly offices: readonly {
    readonly id: string;
    readonly name: Text;
    readonly left: number;
    readonly waiting: number;
    readonly usedToday: number;
  }[];
  /** The office whose line is shown. */
  readonly office: Pick<OfficeSummary, 'id' | 'name'>;
  readonly page: number;
  readonly pages: number;
  readonly places: readonly {
    /** From 1. */
    readonly position: number;
    /** The end of a tracking code. */
    readonly code: string;
    readonly filedAt: string;
    /** There is enough for everyone up to here. */
    readonly isTheirTurn: boolean;
  }[];
};
