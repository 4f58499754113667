import { redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const overview = unwrap(event, await services(event).operations.overview(event.locals.caller));
  const { searchParams } = event.url;
  const done: 'retried' | 'aside' | null = searchParams.has('dicoba')
    ? 'retried'
    : searchParams.has('disisihkan')
      ? 'aside'
      : null;
  return { overview, key: crypto.randomUUID(), done };
};

export const actions: Actions = {
  retry: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const id = postedText(form, 'id');
    const tried = await services(event).operations.retry(event.locals.caller, {
      key: postedText(form, 'key'),
      kind: postedText(form, 'kind'),
      ...(id !== '' && { id }),
    });
    if (!tried.ok) return refuse(event, tried.error);
    redirect(303, `${event.url.pathname}?dicoba`);
  },
  setAside: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const done = await services(event).operations.setAside(event.locals.caller, {
      key: postedText(form, 'key'),
      kind: postedText(form, 'kind'),
      id: postedText(form, 'id'),
      reason: postedText(form, 'reason'),
    });
    if (!done.ok) return refuse(event, done.error);
    redirect(303, `${event.url.pathname}?disisihkan`);
  },
};
