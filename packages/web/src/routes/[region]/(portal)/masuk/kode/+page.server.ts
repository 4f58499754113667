import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { pathWithin } from '#lib/server/paths.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { forgetForCode, rememberedForCode } from '#lib/server/sign-in-contact.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { region, caller } = event.locals;
  const onward = pathWithin(region.slug, event.url.searchParams.get('lanjut'));
  const asked = rememberedForCode(event);
  if (asked) return { ...asked, onward };
  if (caller.who.kind === 'resident') redirect(303, onward);
  redirect(303, `/${region.slug}/masuk?lanjut=${encodeURIComponent(onward)}`);
};

export const actions: Actions = {
  confirm: async (event) => {
    const form = await event.request.formData();
    const { region } = event.params;
    const code = String(form.get('code') ?? '')
      .replace(/\D/g, '')
      .slice(0, 12);
    const onward = pathWithin(region, String(form.get('lanjut') ?? ''));
    const { contact, isEmail } = rememberedForCode(event) ?? { contact: '', isEmail: false };
    const { people, residents } = services(event);
    const { caller } = event.locals;
    const signed = isEmail
      ? await residents.signInWithEmailCode(caller, contact, code)
      : await people.signInWithCode(caller, contact, code);
    if (!signed.ok) return refuse(event, signed.error, { code });
    setCookies(event, signed.value.setCookies);
    forgetForCode(event);
    redirect(303, onward);
  },
  again: async (event) => {
    const { contact, isEmail } = rememberedForCode(event) ?? { contact: '', isEmail: false };
    const { people, residents } = services(event);
    const { caller } = event.locals;
    const asked = isEmail
      ? await residents.requestEmailCode(caller, contact)
      : await people.requestCode(caller, contact);
    if (!asked.ok) return refuse(event, asked.error);
    return { sentAgain: true };
  },
};
