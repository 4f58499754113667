import { randomBytes, timingSafeEqual } from 'node:crypto';
import { keyedDigest } from './sealing.ts';

export const sessionCookie = 'satuloket_session';
export const browserCookie = 'satuloket_browser';
/** Carries the same proof for programs, which keep no cookies. */
export const browserHeader = 'satuloket-browser';
const browserCookieSeconds = 30 * 24 * 3600;

export type CookieSettings = { readonly isHttps: boolean };

/**
 * The session's token with our signature. The table of sessions holds the bare token: who reads the table still can't
 * sign in with what stands there.
 */
export function signToken(key: Uint8Array, token: string): string {
  return `${token}.${keyedDigest(key, 'session', token).toString('base64url')}`;
}

export function readSignedToken(key: Uint8Array, signed: string): string | undefined {
  const [token = '', signature = ''] = signed.split('.', 2);
  const expected = keyedDigest(key, 'session', token);
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

/** Where a region's session is sent: to its pages and its files, not to the API, which takes bearer tokens only. */
function cookiePaths(regionSlug: string): readonly string[] {
  return [`/${regionSlug}`, `/files/${regionSlug}`];
}

export function sessionCookies(
  settings: CookieSettings,
  input: { regionSlug: string; signedToken: string; lastsSeconds: number },
): readonly string[] {
  return cookiePaths(input.regionSlug).map((path) =>
    writeCookie(settings, {
      name: sessionCookie,
      value: input.signedToken,
      path,
      lastsSeconds: input.lastsSeconds,
    }),
  );
}

export function expiredSessionCookies(settings: CookieSettings, regionSlug: string): readonly string[] {
  return cookiePaths(regionSlug).map((path) =>
    writeCookie(settings, { name: sessionCookie, value: '', path, lastsSeconds: 0 }),
  );
}

export function newBrowserCookie(
  settings: CookieSettings,
  regionSlug: string,
): { token: string; setCookie: string } {
  const token = randomBytes(24).toString('base64url');
  const setCookie = writeCookie(settings, {
    name: browserCookie,
    value: token,
    path: `/${regionSlug}`,
    lastsSeconds: browserCookieSeconds,
  });
  return { token, setCookie };
}

export function readCookie(header: string | null, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
}

function writeCookie(
  settings: CookieSettings,
  cookie: { name: string; value: string; path: string; lastsSeconds: number },
): string {
  const attributes = [
    `${cookie.name}=${cookie.value}`,
    `Path=${cookie.path}`,
    `Max-Age=${cookie.lastsSeconds}`,
    'HttpOnly',
    'SameSite=Lax',
  ];
  return (settings.isHttps ? [...attributes, 'Secure'] : attributes).join('; ');
}
