import type { Problem, Result } from '@satuloket/engine';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { officerOf } from './officers.ts';
import { refuse } from './results.ts';
import { services } from './services.ts';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url' | 'platform'>;

/** Where an officer proves again who they are, to come back to this very page. */
export function proofPath(event: Pick<RequestEvent, 'params' | 'url'>): string {
  const back = encodeURIComponent(event.url.pathname);
  return `/${event.params.region}/petugas/keamanan/bukti?lanjut=${back}`;
}

/** In a load: pages on which everything is sensitive are entered with a proof of a moment ago. */
export async function withFreshProof(event: Event): Promise<void> {
  officerOf(event);
  const { isFresh } = await services(event).staff.menu(event.locals.caller);
  if (!isFresh) redirect(303, proofPath(event));
}

/** In an action: a proof that has grown old leads to the page that asks for it; anything else is told on this one. */
export function refuseOrProve(
  event: RequestEvent,
  problem: Problem,
  entered: Readonly<Record<string, string>> = {},
) {
  if (problem.code === 'proof-needed') redirect(303, proofPath(event));
  return refuse(event, problem, entered);
}

/** Done: the page anew, with a word about it; or why not. */
export function doneOr(
  event: RequestEvent,
  result: Result<unknown>,
  where: string,
  entered: Readonly<Record<string, string>> = {},
) {
  if (!result.ok) return refuseOrProve(event, result.error, entered);
  redirect(303, where);
}

/** The words of a form, without what surrounds them. */
export const wordOf =
  (form: FormData) =>
  (name: string): string =>
    String(form.get(name) ?? '').trim();

/** What was typed, to be shown again; never a password. */
export function enteredOf(form: FormData): Record<string, string> {
  const entered: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && name !== 'password') entered[name] = value.slice(0, 1000);
  }
  return entered;
}
