import { redirect } from '@sveltejs/kit';
import { demoResidents } from '#lib/server/demo-residents.ts';
import { pathWithin } from '#lib/server/paths.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { caller, region } = event.locals;
  const onward = pathWithin(region.slug, event.url.searchParams.get('lanjut'));
  if (caller.who.kind === 'resident') redirect(303, onward);
  return { onward, accounts: demoResidents(event) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const phone = String(form.get('phone') ?? '').slice(0, 40);
    const onward = pathWithin(event.params.region, String(form.get('lanjut') ?? ''));
    const asked = await services(event).people.requestCode(event.locals.caller, phone);
    if (!asked.ok) return refuse(event, asked.error, { phone });
    // The number travels in a short-lived cookie, so that it stands in no address and no log.
    event.cookies.set('nomor', phone, {
      path: `/${event.params.region}/masuk`,
      httpOnly: true,
      sameSite: 'lax',
      secure: event.url.protocol === 'https:',
      maxAge: 15 * 60,
    });
    redirect(303, `/${event.params.region}/masuk/kode?lanjut=${encodeURIComponent(onward)}`);
  },
};
