import { redirect } from '@sveltejs/kit';
import { consolePath, officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const security = unwrap(event, await services(event).staff.security(event.locals.caller));
  return {
    plain: true,
    byCode: security.secondFactor.isSet,
    username: security.username,
    onward: consolePath(event.params.region, event.url.searchParams.get('lanjut')),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const password = String(form.get('password') ?? '').slice(0, 200);
    const proof = form.has('code') ? { code: word('code').slice(0, 40) } : { password };
    const proven = await services(event).people.proveAgain(event.locals.caller, proof);
    if (!proven.ok) return refuse(event, proven.error);
    redirect(303, consolePath(event.params.region, word('lanjut')));
  },
};
