import { createHash, timingSafeEqual } from 'node:crypto';
import { keyedDigest, purposeKey } from '../people/sealing.ts';
import type { MasterKeys } from '../record/index.ts';

/** Long enough that nobody guesses one. */
const tokenBytes = 24;
const tokenShape = /^[A-Za-z0-9_-]{32}$/;
const openingShape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

type ShareNamed = { readonly regionId: string; readonly shareId: string };

/** The secret part of a link. Made anew each time from the row and a key of the server, and kept nowhere. */
export function shareToken(masterKeys: MasterKeys, keyId: string, { regionId, shareId }: ShareNamed): string {
  return keyedDigest(purposeKey(masterKeys, 'document share', keyId), 'link', regionId, shareId)
    .subarray(0, tokenBytes)
    .toString('base64url');
}

/** A link is random through and through, so its plain digest tells nothing. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

export function isShareToken(token: string): boolean {
  return tokenShape.test(token);
}

/** Permission to read the document for whoever has said who they are; part of an address. */
export function openingTicket(
  masterKeys: MasterKeys,
  keyId: string,
  { regionId, shareId, openingId }: ShareNamed & { readonly openingId: string },
): string {
  const key = purposeKey(masterKeys, 'document share', keyId);
  return `${openingId}.${keyedDigest(key, 'opening', regionId, shareId, openingId).toString('base64url')}`;
}

/** The opening that a ticket of this link names; undefined for any other text. */
export function readTicket(
  masterKeys: MasterKeys,
  keyId: string,
  share: ShareNamed,
  ticket: string,
): string | undefined {
  const openingId = openingShape.exec(ticket)?.[1];
  if (openingId === undefined) return undefined;
  const expected = Buffer.from(openingTicket(masterKeys, keyId, { ...share, openingId }));
  const given = Buffer.from(ticket);
  return given.length === expected.length && timingSafeEqual(given, expected) ? openingId : undefined;
}

/** Tells whether two openings of one link came from the same network; of another link it tells nothing. */
export function networkDigest(
  masterKeys: MasterKeys,
  keyId: string,
  { regionId, shareId }: ShareNamed,
  network: string,
): Buffer {
  return keyedDigest(purposeKey(masterKeys, 'document share', keyId), 'network', regionId, shareId, network);
}
