import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** Back from the national login: signed in and on, or told in plain words why not. */
export const load: PageServerLoad = async (event) => {
  const { caller, locale, region } = event.locals;
  const { search } = event.url;
  const { headers } = event.request;
  const finished = await services(event).residents.finishNationalLogin(caller, { search, headers });
  if (!finished.ok) return { message: finished.error.message[locale] };
  setCookies(event, finished.value.setCookies);
  const { onward } = finished.value;
  // The address here holds a code that was used: it is left behind at once.
  redirect(303, onward.startsWith(`/${region.slug}/`) ? onward : `/${region.slug}/akun`);
};
