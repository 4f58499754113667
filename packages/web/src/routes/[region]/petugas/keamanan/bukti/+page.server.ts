import { redirect } from '@sveltejs/kit';
import { consolePath, officerOf, sessionEnded } from '#lib/server/officers.ts';
import { readPasskeyAnswer } from '#lib/server/passkeys.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const security = unwrap(event, await services(event).staff.security(event.locals.caller));
  const { staff } = services(event);
  const hasPasskey = security.passkeys.some(({ worksHere }) => worksHere);
  const question = hasPasskey ? unwrap(event, await staff.passkeyProof(event.locals.caller)) : null;
  return {
    plain: true,
    byCode: security.secondFactor.isSet,
    byPassword: !security.secondFactor.isSet && !hasPasskey,
    question: question && JSON.stringify(question),
    username: security.username,
    onward: consolePath(event.params.region, event.url.searchParams.get('lanjut')),
  };
};

export const actions: Actions = {
  passkey: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const proof = { passkey: readPasskeyAnswer(form) };
    const proven = await services(event).people.proveAgain(event.locals.caller, proof);
    if (!proven.ok) return refuse(event, proven.error);
    redirect(303, consolePath(event.params.region, wordOf(form)('lanjut')));
  },
  typed: async (event) => {
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
