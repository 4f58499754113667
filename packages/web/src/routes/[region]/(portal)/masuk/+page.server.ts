import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { demoResidents } from '#lib/server/demo-residents.ts';
import { readPasskeyAnswer } from '#lib/server/passkeys.ts';
import { pathWithin } from '#lib/server/paths.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { rememberForCode } from '#lib/server/sign-in-contact.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const { searchParams } = event.url;
  const onward = pathWithin(region.slug, searchParams.get('lanjut'));
  // Whoever is asked to prove again that it is them sees the page though they are signed in.
  if (caller.who.kind === 'resident' && !searchParams.has('lagi')) redirect(303, onward);
  const { residents } = services(event);
  return {
    onward,
    again: searchParams.has('lagi'),
    accounts: demoResidents(event),
    question: JSON.stringify(await residents.passkeyQuestion()),
    hasNationalLogin: residents.hasNationalLogin,
  };
};

export const actions: Actions = {
  code: async (event) => {
    const form = await event.request.formData();
    const phone = String(form.get('phone') ?? '').slice(0, 40);
    const onward = pathWithin(event.params.region, String(form.get('lanjut') ?? ''));
    const asked = await services(event).people.requestCode(event.locals.caller, phone);
    if (!asked.ok) return refuse(event, asked.error, { phone });
    rememberForCode(event, phone);
    redirect(303, `/${event.params.region}/masuk/kode?lanjut=${encodeURIComponent(onward)}`);
  },
  passkey: async (event) => {
    const form = await event.request.formData();
    const onward = pathWithin(event.params.region, String(form.get('lanjut') ?? ''));
    const answer = readPasskeyAnswer(form);
    const signed = await services(event).residents.signInWithPasskey(event.locals.caller, answer);
    if (!signed.ok) return refuse(event, signed.error, { passkey: '' });
    setCookies(event, signed.value.setCookies);
    redirect(303, onward);
  },
};
