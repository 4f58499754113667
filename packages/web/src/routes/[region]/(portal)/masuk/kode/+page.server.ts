import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { pathWithin } from '#lib/server/paths.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { region, caller } = event.locals;
  const onward = pathWithin(region.slug, event.url.searchParams.get('lanjut'));
  if (caller.who.kind === 'resident') redirect(303, onward);
  const phone = event.cookies.get('nomor');
  if (!phone) redirect(303, `/${region.slug}/masuk?lanjut=${encodeURIComponent(onward)}`);
  return { phone, onward };
};

export const actions: Actions = {
  confirm: async (event) => {
    const form = await event.request.formData();
    const { region } = event.params;
    const code = String(form.get('code') ?? '')
      .replace(/\D/g, '')
      .slice(0, 12);
    const onward = pathWithin(region, String(form.get('lanjut') ?? ''));
    const phone = event.cookies.get('nomor') ?? '';
    const signed = await services(event).people.signInWithCode(event.locals.caller, phone, code);
    if (!signed.ok) return refuse(event, signed.error, { code });
    setCookies(event, signed.value.setCookies);
    event.cookies.delete('nomor', { path: `/${region}/masuk` });
    redirect(303, onward);
  },
  again: async (event) => {
    const phone = event.cookies.get('nomor') ?? '';
    const asked = await services(event).people.requestCode(event.locals.caller, phone);
    if (!asked.ok) return refuse(event, asked.error);
    return { sentAgain: true };
  },
};
