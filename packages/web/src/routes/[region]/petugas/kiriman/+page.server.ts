import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const troubles = unwrap(event, await services(event).exchange.troubles(event.locals.caller));
  return { troubles, key: crypto.randomUUID(), tried: event.url.searchParams.has('dicoba') };
};

export const actions: Actions = {
  retry: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const tried = await services(event).exchange.retry(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      id: String(form.get('id') ?? ''),
    });
    if (!tried.ok) return refuse(event, tried.error);
    redirect(303, `${event.url.pathname}?dicoba`);
  },
};
