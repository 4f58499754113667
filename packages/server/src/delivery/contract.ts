/** What this part offers to the faces and to the parts above; `types.ts` passes it on. */
import type { ParcelFailure, ParcelPlace, ParcelWay, Problem, Result, Text } from '@satuloket/engine';
import type { Caller, Page } from '../types.ts';

export interface DeliveryService {
  /** Which pages of this part the caller has any use for. */
  menu(caller: Caller): {
    readonly desk: boolean;
    readonly village: boolean;
    readonly courier: boolean;
  };

  // --- the desk of an office ---------------------------------------------------------------------------------------
  /** How much lies where, and the manifests that are not closed. */
  desk(caller: Caller, query: { readonly officeId?: string }): Promise<Result<DeliveryDesk>>;
  /** Parcels of an office in one place, longest there first. */
  parcels(caller: Caller, query: ParcelQuery): Promise<Result<Page<ParcelRow>>>;
  /** One parcel by its number, its tracking code or its pick-up code at the counter. */
  findParcel(
    caller: Caller,
    query: { readonly officeId: string; readonly words: string },
  ): Promise<Result<ParcelRow>>;
  /** Couriers who bring things of an office, for preparing a manifest. */
  couriers(
    caller: Caller,
    query: { readonly officeId: string },
  ): Promise<Result<readonly { readonly accountId: string; readonly name: string }[]>>;
  /** Takes what waits to be packed, in the order of the route; what is on another manifest is left out. */
  prepareManifest(
    caller: Caller,
    command: {
      readonly key: string;
      readonly officeId: string;
      readonly courierAccountId: string;
      readonly window?: string;
      /** Without it, as many as fit in the order in which they have waited. */
      readonly parcelIds?: readonly string[];
    },
  ): Promise<Result<{ readonly manifestId: string; readonly parcels: number }>>;
  manifest(caller: Caller, query: { readonly manifestId: string }): Promise<Result<ManifestView>>;
  manifests(
    caller: Caller,
    query: { readonly officeId?: string; readonly cursor?: string; readonly limit?: number },
  ): Promise<Result<Page<ManifestRow>>>;
  /** While it is being prepared: a parcel to another place of the route, or off the manifest (`null`). */
  moveStop(
    caller: Caller,
    command: {
      readonly key: string;
      readonly manifestId: string;
      readonly parcelId: string;
      readonly order: number | null;
    },
  ): Promise<Result<{ readonly parcels: number }>>;
  /** The office says how many it gives to the courier: a difference from the list needs a reason. */
  handOver(
    caller: Caller,
    command: {
      readonly key: string;
      readonly manifestId: string;
      readonly counted: number;
      readonly reason?: string;
    },
  ): Promise<Result<{ readonly state: ManifestState }>>;
  /** What was not delivered is counted back in; a parcel that is not here needs a reason. */
  close(
    caller: Caller,
    command: {
      readonly key: string;
      readonly manifestId: string;
      readonly scanned: readonly string[];
      readonly missing: readonly { readonly parcelId: string; readonly reason: string }[];
    },
  ): Promise<Result<{ readonly state: ManifestState; readonly cameBack: number }>>;
  /** Names, streets and numbers for the printer; never a NIK. */
  labels(
    caller: Caller,
    query: {
      readonly manifestId?: string;
      readonly officeId?: string;
      readonly parcelIds?: readonly string[];
    },
  ): Promise<Result<readonly ParcelLabel[]>>;

  // --- the counter and the village ---------------------------------------------------------------------------------
  /** Gives out what waits at a counter or in a village, by code, photo or signature. */
  giveOut(
    caller: Caller,
    command: {
      readonly key: string;
      readonly code: string;
      readonly proof: ProofGiven;
      readonly receiverName: string;
      readonly receiverRelation: string;
      readonly tookBack?: boolean;
      readonly note?: string;
    },
  ): Promise<Result<{ readonly code: string }>>;
  /** Sends what waits in `packing` or at the counter to the village office, where village officers give it out. */
  toVillage(
    caller: Caller,
    command: { readonly key: string; readonly code: string },
  ): Promise<Result<{ readonly code: string }>>;

  // --- the applicant -----------------------------------------------------------------------------------------------
  /** The way from counter to door, for the applicant or whoever acts for them. */
  followParcel(caller: Caller, code: string): Promise<Result<ParcelCard>>;
  /** Another way, window or address, until it has left. */
  choose(
    caller: Caller,
    command: {
      readonly key: string;
      readonly code: string;
      readonly way?: ParcelWay;
      readonly window?: string;
      readonly address?: {
        readonly street: string;
        readonly rt?: string;
        readonly rw?: string;
        readonly villageCode: string;
      };
    },
  ): Promise<Result<{ readonly code: string; readonly way: string; readonly window: string }>>;
  /** A new code in place of one that others have seen or wrong guesses have locked. */
  renewCode(
    caller: Caller,
    command: { readonly key: string; readonly code: string },
  ): Promise<Result<{ readonly code: string; readonly pickupCode: string }>>;

  // --- couriers and their devices ----------------------------------------------------------------------------------
  /** What a courier's device keeps: the courier's manifests that are handed over or accepted, with their stops. */
  round(caller: Caller): Promise<Result<Round>>;
  /** One event from a device, in the order of the device; by its key it happens once. */
  record(
    caller: Caller,
    event: FieldRecord,
  ): Promise<Result<{ readonly outcome: 'done' | 'already' | 'set-aside'; readonly problem?: Problem }>>;
  /** Connects the courier with the receiver; the number stays here. */
  call(
    caller: Caller,
    command: { readonly key: string; readonly parcelId: string },
  ): Promise<Result<{ readonly dial: string | null; readonly sentence: Text }>>;
}

/** How the right hands are proved. A code is compared and forgotten; files were uploaded before. */
export type ProofGiven =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'photo' | 'signature'; readonly fileId: string };

export type ManifestState = 'prepared' | 'handed-over' | 'accepted' | 'closed';

/** Where a parcel is: its case's place, or done. */
export type ParcelStanding = ParcelPlace | 'delivered' | 'gone';

export type ParcelQuery = {
  readonly officeId?: string;
  readonly standing: ParcelPlace | 'disputed' | 'uncollected';
  readonly window?: string;
  readonly cursor?: string;
  readonly limit?: number;
};

export type ParcelRow = {
  readonly parcelId: string;
  /** Of the case. */
  readonly code: string;
  /** Digits with a check digit at their end, as the label has them. */
  readonly label: string;
  readonly holds: Text;
  readonly receiver: string;
  readonly village: string;
  readonly standing: ParcelStanding;
  readonly way: string;
  readonly window: Text | null;
  readonly attempts: number;
  readonly failure: Text | null;
  readonly since: string;
  /** It has waited longer than the region lets things wait. */
  readonly isOverdue: boolean;
  readonly takeBack: Text | null;
  /** The manifest that it is on. */
  readonly manifestId: string | null;
};

export type DeliveryDesk = {
  readonly officeId: string;
  readonly office: Text;
  readonly offices: readonly { readonly id: string; readonly name: Text }[];
  readonly counts: readonly {
    readonly standing: ParcelQuery['standing'];
    readonly count: number;
  }[];
  /** What waits to be packed, by window. */
  readonly packing: readonly {
    readonly window: string | null;
    readonly title: Text;
    readonly hours: string | null;
    readonly count: number;
  }[];
  readonly couriers: readonly { readonly accountId: string; readonly name: string }[];
  readonly manifests: readonly ManifestRow[];
  /** After how many days at the counter a parcel is named. */
  readonly uncollectedAfterDays: number;
};

export type ManifestRow = {
  readonly manifestId: string;
  /** `M-20261122-3` */
  readonly number: string;
  readonly state: ManifestState;
  readonly courier: string;
  readonly window: Text | null;
  readonly preparedAt: string;
  readonly parcels: number;
  readonly delivered: number;
  readonly failed: number;
};

export type ManifestView = ManifestRow & {
  readonly officeId: string;
  readonly office: Text;
  /** What the office said that it gave, and why it differs from the list. */
  readonly counted: number | null;
  readonly countedReason: string | null;
  readonly stops: readonly {
    readonly parcelId: string;
    readonly code: string;
    readonly label: string;
    readonly order: number;
    readonly holds: Text;
    readonly receiver: string;
    readonly street: string;
    readonly village: string;
    readonly attempt: number;
    readonly takeBack: Text | null;
    readonly outcome: StopOutcome;
    readonly reason: string | null;
  }[];
};

/** `missing`: listed, but the courier did not get it; `lost`: accepted, but neither delivered nor come back. */
export type StopOutcome = 'listed' | 'missing' | 'accepted' | 'delivered' | 'failed' | 'came-back' | 'lost';

export type ParcelLabel = {
  readonly parcelId: string;
  readonly label: string;
  readonly code: string;
  readonly holds: Text;
  readonly receiver: string;
  readonly street: string;
  readonly village: string;
  readonly phoneMasked: string;
  readonly window: Text | null;
  readonly office: Text;
  readonly takeBack: Text | null;
};

/** The applicant's view of the thing, from the office to the hand. */
export type ParcelCard = {
  readonly code: string;
  readonly lastSeq: number;
  readonly holds: Text;
  /** Null before there is one. */
  readonly label: string | null;
  readonly way: string;
  readonly ways: readonly { readonly way: ParcelWay; readonly title: Text }[];
  readonly window: string;
  readonly windows: readonly { readonly window: string; readonly title: Text; readonly hours: string }[];
  readonly steps: readonly {
    readonly title: Text;
    readonly detail?: Text;
    readonly at: string | null;
    readonly standing: 'done' | 'now' | 'ahead';
  }[];
  readonly address: { readonly street: string; readonly village: string } | null;
  readonly attempts: number;
  readonly failure: Text | null;
  /** May still be changed: it has not left. */
  readonly mayChange: boolean;
  /** Shown large while it can be used; null before and after. */
  readonly pickupCode: string | null;
  readonly isCodeLocked: boolean;
  /** Steps of the flow to confirm or dispute, where the applicant may. */
  readonly mayConfirm: string | null;
  readonly mayDispute: string | null;
  readonly takeBack: Text | null;
  /** Where it may be collected now. */
  readonly collectAt: { readonly name: Text; readonly address: string; readonly until: string | null } | null;
};

export type Round = {
  readonly at: string;
  readonly manifests: readonly {
    readonly id: string;
    readonly number: string;
    readonly officeName: Text;
    readonly window: Text | null;
    readonly state: 'handed-over' | 'accepted';
    readonly stops: readonly Stop[];
  }[];
};

export type Stop = {
  readonly parcelId: string;
  /** Of the case. */
  readonly code: string;
  /** Short number, in the QR of the label and typed where there is no camera. */
  readonly label: string;
  readonly order: number;
  readonly holds: Text;
  readonly receiver: string;
  readonly street: string;
  readonly village: string;
  readonly point?: { readonly latitude: number; readonly longitude: number };
  readonly window: Text | null;
  /** A call without seeing the number: POST to it. */
  readonly callUrl: string;
  /** From 1. */
  readonly attempt: number;
  /** The old card. */
  readonly takeBack: Text | null;
  /** How far it is, for a device that starts anew. */
  readonly outcome: StopOutcome;
  /** PBKDF2-SHA256 of the receiver's code, hex, 32 bytes, so that a phone without network can check it. */
  readonly codeCheck: { readonly salt: string; readonly iterations: number; readonly digest: string };
};

export type FieldRecord = {
  /** Made by the device; the same key is the same event. */
  readonly key: string;
  /** When it happened, by the device. */
  readonly at: string;
  readonly manifestId: string;
  readonly parcelId?: string;
  readonly body:
    | {
        readonly kind: 'accepted';
        /** Parcel ids, also of what was ticked. */
        readonly scanned: readonly string[];
        readonly missing: readonly { readonly parcelId: string; readonly reason: string }[];
      }
    | {
        readonly kind: 'delivered';
        readonly proof: ProofGiven;
        readonly receiverName: string;
        /** A value of the flow's question `receiverRelation`: `self`, `family`, `mandate`, ... */
        readonly receiverRelation: string;
        readonly tookBack?: boolean;
      }
    | {
        readonly kind: 'failed';
        readonly why: ParcelFailure;
        readonly note?: string;
        /** A file. */
        readonly photo?: string;
      }
    | { readonly kind: 'came-back'; readonly scanned: readonly string[] };
};
