import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  event.depends('satuloket:import');
  const job = unwrap(event, await services(event).post.statusJob(event.locals.caller, event.params.id));
  return { job };
};

export const actions: Actions = {
  run: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const begun = await services(event).post.runStatuses(event.locals.caller, { id: event.params.id });
    if (!begun.ok) return refuse(event, begun.error);
    redirect(303, event.url.pathname);
  },
};
