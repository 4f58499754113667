import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

/** Other regions that have let this officer in. */
export const load: PageServerLoad = async (event) => {
  officerOf(event);
  return { regions: unwrap(event, await services(event).staff.overseen(event.locals.caller)) };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const regionId = wordOf(await event.request.formData())('daerah').slice(0, 20);
    const { headers } = event.request;
    const entered = await services(event).people.enterRegion(event.locals.caller, { regionId, headers });
    if (!entered.ok) return refuse(event, entered.error);
    setCookies(event, entered.value.setCookies);
    redirect(303, `/${entered.value.slug}/petugas`);
  },
};
