import { redirect } from '@sveltejs/kit';
import { officerOf } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { posts } = officerOf(event);
  const flags = unwrap(event, await services(event).helping.flags(event.locals.caller));
  return { plain: true, flags, reviews: posts.some(({ role }) => role === 'head'), key: crypto.randomUUID() };
};

export const actions: Actions = {
  review: async (event) => {
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '');
    const entered = { id: word('id'), words: word('words') };
    const reviewed = await services(event).helping.reviewFlag(event.locals.caller, {
      key: word('key'),
      ...entered,
    });
    if (!reviewed.ok) return refuse(event, reviewed.error, entered);
    redirect(303, event.url.pathname);
  },
};
