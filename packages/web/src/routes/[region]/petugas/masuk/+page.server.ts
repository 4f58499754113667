import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { consolePath } from '#lib/server/officers.ts';
import { readPasskeyAnswer } from '#lib/server/passkeys.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const { searchParams } = event.url;
  const asked = searchParams.get('lanjut');
  const onward = consolePath(region.slug, asked);
  if (caller.who.kind === 'officer') redirect(303, onward);
  const accounts = services(event)
    .people.demoAccounts(region.id)
    .filter(({ face }) => face === 'console');
  const chosen = accounts.find(({ identifier }) => identifier === searchParams.get('akun'));
  return {
    onward: asked === null ? '' : onward,
    accounts: accounts.map(({ secret: _, ...account }) => account),
    demoPassword: accounts[0]?.secret ?? '',
    chosen: chosen && { username: chosen.identifier, password: chosen.secret },
    signedOut: searchParams.has('keluar'),
    isResident: caller.who.kind === 'resident',
    secondFactor: services(event).staff.secondFactor,
    question: JSON.stringify(await services(event).residents.passkeyQuestion()),
  };
};

/** The password was right; now the code. */
async function secondStep(event: RequestEvent, form: FormData) {
  const ticket = String(form.get('ticket') ?? '').slice(0, 300);
  const code = String(form.get('code') ?? '').slice(0, 40);
  const entered = { ticket, code };
  const signedIn = await services(event).people.signInWithSecondFactor(event.locals.caller, entered);
  if (!signedIn.ok) {
    const isOver = signedIn.error.code === 'sign-in-over';
    const refused = refuse(event, signedIn.error);
    return isOver ? refused : fail(refused.status, { ...refused.data, ticket });
  }
  setCookies(event, signedIn.value.setCookies);
  redirect(303, consolePath(event.params.region ?? '', String(form.get('lanjut') ?? '')));
}

export const actions: Actions = {
  passkey: async (event) => {
    const form = await event.request.formData();
    const answer = readPasskeyAnswer(form);
    const signedIn = await services(event).people.signInOfficerWithPasskey(event.locals.caller, answer);
    if (!signedIn.ok) return refuse(event, signedIn.error);
    setCookies(event, signedIn.value.setCookies);
    redirect(303, consolePath(event.params.region, String(form.get('lanjut') ?? '')));
  },
  password: async (event) => {
    const form = await event.request.formData();
    if (form.has('ticket')) return secondStep(event, form);
    const username = String(form.get('username') ?? '').slice(0, 100);
    const password = String(form.get('password') ?? '').slice(0, 200);
    const signedIn = await services(event).people.signInOfficer(event.locals.caller, username, password);
    if (!signedIn.ok) {
      const ticket = String(signedIn.error.details?.ticket ?? '');
      if (signedIn.error.code === 'second-factor-needed') return { ticket };
      if (signedIn.error.code === 'passkey-needed') return { byPasskey: true };
      return refuse(event, signedIn.error, { username });
    }
    setCookies(event, signedIn.value.setCookies);
    redirect(303, consolePath(event.params.region, String(form.get('lanjut') ?? '')));
  },
};
