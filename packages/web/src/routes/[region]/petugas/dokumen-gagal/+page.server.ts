import { redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const failed = unwrap(event, await services(event).documents.failed(event.locals.caller));
  return { failed, key: crypto.randomUUID(), tried: event.url.searchParams.has('dicoba') };
};

export const actions: Actions = {
  retry: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const tried = await services(event).documents.retry(event.locals.caller, {
      key: postedText(form, 'key'),
      code: postedText(form, 'code'),
      product: postedText(form, 'product'),
    });
    if (!tried.ok) return refuse(event, tried.error);
    redirect(303, `${event.url.pathname}?dicoba`);
  },
};
