import type { Problem } from '@satuloket/engine';
import type { Caller, Draft } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { stopWith } from './results.ts';
import { services } from './services.ts';

type Event = Parameters<typeof services>[0] &
  Parameters<typeof stopWith>[0] & {
    locals: { caller: Caller };
    params: { region: string; id: string };
  };

/**
 * The draft, or null when this browser no longer shows who began it: the session is over, or the form was begun on
 * another device. A draft that was sent leads to its case.
 */
export async function openedDraft(event: Event): Promise<Draft | null> {
  const opened = await services(event).drafts.open(event.locals.caller, event.params.id);
  if (opened.ok) return opened.value;
  return withoutDraft(event, opened.error);
}

/** What to do about a draft that could not be opened or saved; null when signing in may find it. */
export function withoutDraft(event: Event, problem: Problem): null {
  const code = problem.details?.code;
  if (problem.code === 'draft-sent' && typeof code === 'string') {
    redirect(303, `/${event.params.region}/berkas/${code}`);
  }
  if (event.locals.caller.who.kind === 'guest' && [401, 403, 404].includes(problem.status)) return null;
  return stopWith(event, problem);
}
