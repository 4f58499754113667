import type { Problem, Result } from '@satuloket/engine';
import type { BatchMoved, CardCommand } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const batch = unwrap(event, await services(event).printing.batch(event.locals.caller, event.params.batch));
  return { batch, key: crypto.randomUUID(), correcting: event.url.searchParams.get('perbaiki') };
};

type Given = CardCommand & { readonly serial: string; readonly words: string };

/** A step on one card; what was typed stays when it is refused. */
async function onCard(event: RequestEvent, run: (given: Given) => Promise<Result<BatchMoved, Problem>>) {
  const ended = sessionEnded(event);
  if (ended) return ended;
  const form = await event.request.formData();
  const word = (name: string) => String(form.get(name) ?? '').trim();
  const [code, serial, words] = [word('code'), word('serial'), word('words')];
  const done = await run({ key: word('key'), batchId: event.params.batch, code, serial, words });
  if (!done.ok) return refuse(event, done.error, { code, serial, words, step: word('step') });
  redirect(303, event.url.pathname);
}

export const actions: Actions = {
  done: (event) =>
    onCard(event, ({ words: _, serial, ...card }) =>
      services(event).printing.done(event.locals.caller, { ...card, ...(serial && { serial }) }),
    ),
  spoil: (event) =>
    onCard(event, ({ serial, ...card }) =>
      services(event).printing.spoil(event.locals.caller, { ...card, ...(serial && { serial }) }),
    ),
  correct: (event) =>
    onCard(event, ({ words: _, ...card }) => services(event).printing.correct(event.locals.caller, card)),
  leave: (event) =>
    onCard(event, ({ words: _, serial: __, ...card }) =>
      services(event).printing.leaveOut(event.locals.caller, card),
    ),
  close: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const closed = await services(event).printing.close(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      batchId: event.params.batch,
    });
    if (!closed.ok) return refuse(event, closed.error);
    redirect(303, event.url.pathname);
  },
};
