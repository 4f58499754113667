import type { Locale } from '@satuloket/engine';
import type { Caller, Post } from '@satuloket/server/types';
import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { texts } from '#lib/text/console-case.ts';
import { pathWithin } from './paths.ts';
import type { Refusal } from './results.ts';

export type Officer = Extract<Caller['who'], { kind: 'officer' }>;

/** In a load: who works here; anyone else is asked to sign in and comes back to this very page. */
export function officerOf(event: Pick<RequestEvent, 'locals' | 'params' | 'url'>): Officer {
  const { who } = event.locals.caller;
  if (who.kind === 'officer') return who;
  const back = encodeURIComponent(event.url.pathname + event.url.search);
  redirect(303, `/${event.params.region}/petugas/masuk?lanjut=${back}`);
}

/** What an officer's role is called; its code where the region has no name for it. */
export function roleName({ role, title }: Post, locale: Locale): string {
  return title?.[locale] ?? role;
}

/** The region's role of whoever leads it. */
const leaderRole = 'leader';

/** Who leads the region works on no case: the morning page is theirs. */
export function onlyLeads({ locals }: Pick<RequestEvent, 'locals'>): boolean {
  const { who } = locals.caller;
  return who.kind === 'officer' && who.posts.length > 0 && who.posts.every(({ role }) => role === leaderRole);
}

/** In an action: a session may end while someone types, and then the page stays and keeps what was typed. */
export function sessionEnded(event: Pick<RequestEvent, 'locals'>) {
  if (event.locals.caller.who.kind === 'officer') return undefined;
  const problem: Refusal['problem'] = {
    code: 'session-ended',
    message: texts[event.locals.locale].sessionHelp,
    fields: [],
    details: {},
  };
  return fail(401, { problem, entered: {} });
}

/** Where an officer goes on after signing in: a page of the console, else the work list. */
export function consolePath(regionSlug: string, asked: string | null): string {
  const home = `/${regionSlug}/petugas`;
  const path = pathWithin(regionSlug, asked);
  const isConsole = path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}?`);
  return isConsole && !path.startsWith(`${home}/masuk`) ? path : home;
}

/** Whether the page's own script sent this form; otherwise the browser did and waits for a page. */
export function isEnhanced(event: Pick<RequestEvent, 'request'>): boolean {
  return event.request.headers.get('x-sveltekit-action') === 'true';
}
