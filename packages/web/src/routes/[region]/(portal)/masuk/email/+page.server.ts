import { redirect } from '@sveltejs/kit';
import { pathWithin } from '#lib/server/paths.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { rememberForCode } from '#lib/server/sign-in-contact.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({
  onward: pathWithin(event.locals.region.slug, event.url.searchParams.get('lanjut')),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '').slice(0, 300);
    const onward = pathWithin(event.params.region, String(form.get('lanjut') ?? ''));
    const asked = await services(event).residents.requestEmailCode(event.locals.caller, email);
    if (!asked.ok) return refuse(event, asked.error, { email });
    rememberForCode(event, email.trim());
    redirect(303, `/${event.params.region}/masuk/kode?lanjut=${encodeURIComponent(onward)}`);
  },
};
