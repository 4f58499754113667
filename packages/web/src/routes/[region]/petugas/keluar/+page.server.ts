import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => redirect(303, `/${params.region}/petugas`);

export const actions: Actions = {
  default: async (event) => {
    const left = await services(event).people.signOut(event.locals.caller, event.request.headers);
    setCookies(event, left.setCookies);
    redirect(303, `/${event.params.region}/petugas/masuk?keluar`);
  },
};
