import { redirect } from '@sveltejs/kit';
import { demoResidents } from '#lib/server/demo-residents.ts';
import { pathWithin } from '#lib/server/paths.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { region, caller } = event.locals;
  const onward = pathWithin(region.slug, event.url.searchParams.get('lanjut'));
  if (caller.who.kind !== 'resident') {
    redirect(
      303,
      `/${region.slug}/masuk?lanjut=${encodeURIComponent(`${event.url.pathname}${event.url.search}`)}`,
    );
  }
  if (caller.who.identity === 'matched') redirect(303, onward);
  return { onward, accounts: demoResidents(event) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const word = (name: string) =>
      String(form.get(name) ?? '')
        .trim()
        .slice(0, 120);
    const entered = {
      nik: word('nik'),
      kk: word('kk'),
      name: word('name'),
      'birthDate.day': word('birthDate.day'),
      'birthDate.month': word('birthDate.month'),
      'birthDate.year': word('birthDate.year'),
    };
    const two = (digits: string) => digits.padStart(2, '0');
    const birthDate = `${entered['birthDate.year']}-${two(entered['birthDate.month'])}-${two(entered['birthDate.day'])}`;
    const claim = {
      nik: entered.nik.replace(/[\s.-]/g, ''),
      kk: entered.kk.replace(/[\s.-]/g, ''),
      name: entered.name,
      birthDate,
    };
    const proved = await services(event).people.proveIdentity(event.locals.caller, claim);
    if (!proved.ok) return refuse(event, proved.error, entered);
    const onward = pathWithin(event.params.region, String(form.get('lanjut') ?? ''));
    if (proved.value.identity === 'pending') return { pending: true, onward };
    redirect(303, onward);
  },
};
