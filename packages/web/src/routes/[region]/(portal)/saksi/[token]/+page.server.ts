import { redirect } from '@sveltejs/kit';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/**
 * Nobody signs in here: the address is the permission, so it goes into no index. To other sites it does not go by the
 * referrer policy that every page has; a stricter one would leave forms without an origin, and they would be refused.
 */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'x-robots-tag': 'noindex' });
  const { region, locale } = event.locals;
  const opened = await services(event).confirmations.open(region.id, event.params.token);
  const takenBack = event.url.searchParams.has('ditarik');
  if (!opened.ok) return { page: null, problem: opened.error.message[locale], takenBack };
  return { page: opened.value, problem: '', takenBack };
};

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData();
    const given = { answer: words(form, 'answer'), words: words(form, 'words'), proof: words(form, 'proof') };
    const answered = await services(event).confirmations.answer(
      event.locals.region.id,
      event.params.token,
      given,
    );
    if (!answered.ok) return refuse(event, answered.error, { answer: given.answer, words: given.words });
    back(event);
  },
  takeBack: async (event) => {
    const taken = await services(event).confirmations.takeBack(event.locals.region.id, event.params.token);
    if (!taken.ok) return refuse(event, taken.error);
    back(event, '?ditarik');
  },
};

function words(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

function back(event: RequestEvent, search = ''): never {
  redirect(303, `/${event.params.region}/saksi/${event.params.token}${search}`);
}
