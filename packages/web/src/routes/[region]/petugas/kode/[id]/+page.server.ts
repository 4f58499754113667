import { redirect } from '@sveltejs/kit';
import { officerOf } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const slip = unwrap(event, await services(event).helping.startCode(event.locals.caller, event.params.id));
  const start = new URL(`/${event.locals.region.slug}/mulai`, event.url.origin).href;
  return { plain: true, slip, start, key: crypto.randomUUID() };
};

export const actions: Actions = {
  revoke: async (event) => {
    const form = await event.request.formData();
    const revoked = await services(event).helping.revokeStartCode(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      id: event.params.id,
    });
    if (!revoked.ok) return refuse(event, revoked.error);
    redirect(303, event.url.pathname);
  },
};
