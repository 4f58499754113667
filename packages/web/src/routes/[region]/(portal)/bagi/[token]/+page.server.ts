import { redirect } from '@sveltejs/kit';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nobody signs in here: the address is the permission, so it goes into no index. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'x-robots-tag': 'noindex' });
  const { region, locale } = event.locals;
  const found = await services(event).wallet.shared(region.id, event.params.token);
  return found.ok
    ? { shared: found.value, problem: '' }
    : { shared: null, problem: found.error.message[locale] };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const opener = { name: word('name'), purpose: word('purpose') };
    const opened = await services(event).wallet.openShared(event.locals.region.id, event.params.token, {
      ...opener,
      network: event.getClientAddress(),
    });
    if (!opened.ok) return refuse(event, opened.error, opener);
    redirect(303, `${event.url.pathname}/${opened.value.opening}`);
  },
};
