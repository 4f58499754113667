import { timingSafeEqual } from 'node:crypto';
import { keyedDigest, purposeKey } from '../people/sealing.ts';
import { type MasterKeys, openBox, sealBox } from '../record/index.ts';
import type { Caller } from '../types.ts';

const linkLastsMilliseconds = 10 * 60_000;
const uploadLastsMilliseconds = 24 * 3600 * 1000;

/** What an expiring address of a file says, encrypted: which file, for whom, until when. */
export type FileLink = {
  readonly regionId: string;
  readonly fileId: string;
  readonly who: { kind: 'account'; accountId: string } | { kind: 'browser'; token: string };
  readonly endsAt: number;
};

export function linkHolder(caller: Caller): FileLink['who'] | undefined {
  const { who } = caller;
  if (who.kind === 'program') return undefined;
  if (who.kind !== 'guest') return { kind: 'account', accountId: who.accountId };
  return who.browserToken === null ? undefined : { kind: 'browser', token: who.browserToken };
}

/** Short, because it is one segment of an address: the region is bound to it instead of standing in it. */
export function writeLink(masterKeys: MasterKeys, link: Omit<FileLink, 'endsAt'>, now: Date): string {
  const holder = link.who.kind === 'account' ? link.who.accountId : link.who.token;
  const endsAt = (now.getTime() + linkLastsMilliseconds).toString(36);
  const content = Buffer.from([link.fileId, link.who.kind, holder, endsAt].join(' '), 'utf8');
  const key = purposeKey(masterKeys, 'file link');
  return sealBox(key, content, linkPlace(link.regionId)).toString('base64url');
}

/** Undefined when it is none of ours or another region's, was changed, or has ended. */
export function readLink(
  masterKeys: MasterKeys,
  regionId: string,
  written: string,
  now: Date,
): FileLink | undefined {
  const content = openLinkBox(masterKeys, regionId, written);
  if (content === undefined) return undefined;
  const [fileId = '', kind = '', holder = '', until = ''] = content.split(' ');
  const endsAt = Number.parseInt(until, 36);
  if (!(endsAt > now.getTime())) return undefined;
  const who =
    kind === 'account'
      ? ({ kind: 'account', accountId: holder } as const)
      : ({ kind: 'browser', token: holder } as const);
  return { regionId, fileId, who, endsAt };
}

function openLinkBox(masterKeys: MasterKeys, regionId: string, written: string): string | undefined {
  try {
    const box = Buffer.from(written, 'base64url');
    return openBox(purposeKey(masterKeys, 'file link'), box, linkPlace(regionId)).toString('utf8');
  } catch {
    // A text that does not open was not written by us.
    return undefined;
  }
}

const linkPlace = (regionId: string): string => `file link/${regionId}`;

/** The permission to go on with one upload, part of its address: a script sends parts without any cookie. */
export function uploadTicket(
  masterKeys: MasterKeys,
  upload: { regionId: string; fileId: string },
  now: Date,
): string {
  const endsAt = (now.getTime() + uploadLastsMilliseconds).toString(36);
  return `${endsAt}.${ticketDigest(masterKeys, upload, endsAt).toString('base64url')}`;
}

export function isUploadTicket(
  masterKeys: MasterKeys,
  upload: { regionId: string; fileId: string },
  ticket: string,
  now: Date,
): boolean {
  const [endsAt = '', digest = ''] = ticket.split('.', 2);
  const expected = ticketDigest(masterKeys, upload, endsAt);
  const given = Buffer.from(digest, 'base64url');
  return (
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    Number.parseInt(endsAt, 36) > now.getTime()
  );
}

function ticketDigest(
  masterKeys: MasterKeys,
  { regionId, fileId }: { regionId: string; fileId: string },
  endsAt: string,
): Buffer {
  return keyedDigest(purposeKey(masterKeys, 'file link'), 'upload', regionId, fileId, endsAt);
}
