import type { RequestEvent } from '@sveltejs/kit';

const cookieName = 'nomor';
const lastsSeconds = 15 * 60;

type Event = Pick<RequestEvent, 'cookies' | 'url' | 'params'>;

/** Where a code went travels in a short-lived cookie, so that it stands in no address and no log. */
export function rememberForCode(event: Event, contact: string): void {
  event.cookies.set(cookieName, contact, {
    path: `/${event.params.region}/masuk`,
    httpOnly: true,
    sameSite: 'lax',
    secure: event.url.protocol === 'https:',
    maxAge: lastsSeconds,
  });
}

export function rememberedForCode(event: Event): { contact: string; isEmail: boolean } | undefined {
  const contact = event.cookies.get(cookieName);
  return contact ? { contact, isEmail: contact.includes('@') } : undefined;
}

export function forgetForCode(event: Event): void {
  event.cookies.delete(cookieName, { path: `/${event.params.region}/masuk` });
}
