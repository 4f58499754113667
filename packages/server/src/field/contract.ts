/** What this part offers to the faces; `types.ts` passes it on. */
import type { Result, SignedFieldEvent, Text } from '@satuloket/engine';
import type { Caller, Page } from '../types.ts';

export interface FieldService {
  /** Which pages of this part the caller has any use for. */
  menu(caller: Caller): { readonly device: boolean; readonly setAside: boolean };
  /** Takes a device into use: the public half of a key pair whose other half never leaves the device. */
  enrol(
    caller: Caller,
    command: {
      readonly key: string;
      /** As its owner knows it: "Chrome di Android". */
      readonly name: string;
      /** ECDSA P-256 as SubjectPublicKeyInfo, base64. */
      readonly publicKey: string;
    },
  ): Promise<Result<{ readonly deviceId: string }>>;
  /** The caller's own devices, and those of the offices of a head. */
  devices(caller: Caller): Promise<Result<readonly DeviceRow[]>>;
  /** From now on what the device sends is set aside; what it has sent stands. */
  revoke(caller: Caller, command: { readonly key: string; readonly deviceId: string }): Promise<Result<void>>;
  /**
   * Takes the next part of a photo or a signature before the event that names it; told again it changes nothing. A part
   * that begins elsewhere than where the last one ended is refused with the place to go on from.
   */
  keepFile(
    caller: Caller,
    file: {
      readonly deviceId: string;
      /** Of the bytes, hexadecimal. */
      readonly sha256: string;
      /** The device's, over `fieldFileBytes`, base64. */
      readonly signature: string;
      readonly name: string;
      /** Where this part begins, of how many in all. */
      readonly fromBytes: number;
      readonly sizeBytes: number;
      readonly content: AsyncIterable<Uint8Array>;
    },
  ): Promise<Result<FieldFileKept>>;
  /** Takes events of one device in their order, and says what became of each. */
  send(caller: Caller, sent: FieldSending): Promise<Result<FieldAnswers>>;
  /** For heads: what could not be taken in hand, the oldest first. */
  setAside(
    caller: Caller,
    query: { readonly cursor?: string; readonly limit?: number },
  ): Promise<Result<Page<SetAsideRow>>>;
  /** Takes in hand what was set aside, in the name of who did it, or leaves it for good; both with a head's reason. */
  resolve(
    caller: Caller,
    command: {
      readonly key: string;
      readonly deviceId: string;
      readonly seq: number;
      readonly decision: 'release' | 'leave';
      readonly reason: string;
    },
  ): Promise<Result<{ readonly outcome: FieldOutcome | 'left' }>>;
}

export type FieldFileKept = {
  readonly sha256: string;
  readonly receivedBytes: number;
  /** Whole, as its digest says. */
  readonly isKept: boolean;
};

export type FieldSending = {
  readonly deviceId: string;
  /** By the device's clock, so that we know how wrong it is. */
  readonly sentAt: string;
  readonly events: readonly SignedFieldEvent[];
};

/** `set-aside` is kept for a head to look at; the device need not send it again. */
export type FieldOutcome = 'done' | 'already' | 'set-aside';

export type FieldAnswers = {
  /** For each event that was looked at; after one that is not settled the rest is left for the next time. */
  readonly answers: readonly FieldAnswer[];
  /** The number that the device's next event must have. */
  readonly next: number;
};

export type FieldAnswer = {
  readonly seq: number;
  /**
   * `later`: send it again in a while; `early`: events before it are missing; `files-missing`: send its files first;
   * `refused`: it is not what this device may send under this number.
   */
  readonly outcome: FieldOutcome | 'later' | 'early' | 'files-missing' | 'refused';
  readonly problem?: ToldProblem;
  /** With `files-missing`. */
  readonly files?: readonly string[];
};

export type DeviceRow = {
  readonly deviceId: string;
  readonly name: string;
  readonly officer: string;
  readonly isOwn: boolean;
  readonly enrolledAt: string;
  /** When something last came from it. */
  readonly lastAt: string | null;
  readonly events: number;
  readonly revokedAt: string | null;
};

export type SetAsideRow = {
  readonly deviceId: string;
  readonly seq: number;
  readonly officer: string;
  readonly device: string;
  readonly what: Text;
  /** The case that it is about; null where it is about a whole manifest. */
  readonly code: string | null;
  /** By the device's clock. */
  readonly at: string;
  readonly receivedAt: string;
  readonly problem: ToldProblem;
};

/** Why, for people and programs. */
export type ToldProblem = { readonly code: string; readonly message: Text };
