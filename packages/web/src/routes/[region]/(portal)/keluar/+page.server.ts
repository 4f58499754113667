import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => redirect(303, `/${params.region}`);

export const actions: Actions = {
  default: async (event) => {
    const { caller } = event.locals;
    const left = await services(event).people.signOut(caller, event.request.headers);
    setCookies(event, left.setCookies);
    redirect(303, `/${event.params.region}`);
  },
};
