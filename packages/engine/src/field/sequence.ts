import { canonicalBytes } from '../chain/canonical-json.ts';

/**
 * What someone did away from the network, as their device tells it. Each device has one unbroken sequence: numbers
 * without a gap, each event naming the digest of the one before it, all signed by the device's own key (ECDSA P-256
 * with SHA-256 over `fieldEventBytes`).
 */
export type FieldEvent = {
  readonly deviceId: string;
  /** From 1. */
  readonly seq: number;
  /** SHA-256 of `fieldEventBytes` of the event before, hexadecimal; `beforeFirst` for the first. */
  readonly previous: string;
  /** Made when it happened: the same act told again, even by another device, is the same act. */
  readonly id: string;
  /** ISO 8601 by the device's own clock, which may be wrong. */
  readonly at: string;
  /** `<part>.<what>`: who takes it in hand, and as what. */
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** SHA-256 of the files that it names, hexadecimal, as they left the device. */
  readonly files: readonly string[];
};

export type SignedFieldEvent = FieldEvent & {
  /** Base64 of the 64 bytes r and s (IEEE P1363), as browsers sign. */
  readonly signature: string;
};

export const beforeFirst = '0'.repeat(64);

/** How far a device's sequence has come. */
export type FieldHead = { readonly seq: number; readonly digest: string };

export const emptyHead: FieldHead = { seq: 0, digest: beforeFirst };

/** What is signed and digested: the same bytes in every program, under a name that no other signature has. */
export function fieldEventBytes(event: FieldEvent): Uint8Array {
  const { deviceId, seq, previous, id, at, kind, payload, files } = event;
  return canonicalBytes([
    'satuloket field event 1',
    { deviceId, seq, previous, id, at, kind, payload, files },
  ]);
}

/** What a device signs to send a file before the event that names it. */
export function fieldFileBytes(file: { readonly deviceId: string; readonly sha256: string }): Uint8Array {
  return canonicalBytes(['satuloket field file 1', { deviceId: file.deviceId, sha256: file.sha256 }]);
}

/**
 * Where an event stands in its device's sequence:
 * - `next`: it goes on from the head;
 * - `repeated`: it is there already, byte for byte;
 * - `early`: one or more before it have not come yet, `expected` is the number to begin with;
 * - `forked`: another event has its number, or it does not go on from the head.
 */
export type FieldPlace =
  | { readonly place: 'next' | 'repeated' | 'forked' }
  | { readonly place: 'early'; readonly expected: number };

export function placeInSequence(
  head: FieldHead,
  event: { readonly seq: number; readonly previous: string; readonly digest: string },
  /** The digest of the event that is kept under the same number; undefined when there is none. */
  kept: string | undefined,
): FieldPlace {
  if (event.seq <= head.seq) return { place: kept === event.digest ? 'repeated' : 'forked' };
  if (event.seq > head.seq + 1) return { place: 'early', expected: head.seq + 1 };
  return { place: event.previous === head.digest ? 'next' : 'forked' };
}

/**
 * When an act happened by our own clock: as long before the sending as the device's clock says. A clock that is a year
 * wrong, but was not set in between, still tells that rightly. An act never lies in the future.
 */
export function happenedAt(times: {
  readonly at: string;
  /** By the device, when it sent the event. */
  readonly sentAt: string;
  /** By our clock. */
  readonly receivedAt: Date;
}): Date {
  const before = Math.max(0, Date.parse(times.sentAt) - Date.parse(times.at));
  const received = times.receivedAt.getTime();
  return new Date(
    Number.isFinite(before) ? received - Math.min(before, longestOfflineMilliseconds) : received,
  );
}

/** No device is believed to have been away for longer: its clock was set in between. */
const longestOfflineMilliseconds = 60 * 24 * 3600_000;
