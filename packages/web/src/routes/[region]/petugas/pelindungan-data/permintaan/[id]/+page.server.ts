import type { DataRequestOutcome } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const opened = await services(event).privacy.openRequest(event.locals.caller, event.params.id);
  return { request: unwrap(event, opened), key: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const [outcome, words] = [postedText(form, 'outcome'), postedText(form, 'words')];
    const answered = await services(event).privacy.answer(event.locals.caller, {
      key: postedText(form, 'key'),
      requestId: event.params.id,
      outcome: outcome as DataRequestOutcome,
      words,
    });
    if (!answered.ok) return refuse(event, answered.error, { outcome, words });
    redirect(303, `/${event.params.region}/petugas/pelindungan-data?dijawab`);
  },
};
