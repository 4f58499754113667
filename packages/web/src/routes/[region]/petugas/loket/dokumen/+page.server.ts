import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const code = (searchParams.get('kode') ?? '').trim();
  const base = { plain: true, key: crypto.randomUUID(), code, printed: searchParams.get('dicetak') };
  if (code === '') return { ...base, found: null, problem: '' };
  const found = await services(event).wallet.printable(event.locals.caller, code);
  return found.ok
    ? { ...base, found: found.value, problem: '' }
    : { ...base, found: null, problem: found.error.message[event.locals.locale] };
};

export const actions: Actions = {
  print: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '');
    const product = word('product');
    const printed = await services(event).wallet.print(event.locals.caller, {
      key: word('key'),
      code: word('code'),
      product,
    });
    if (!printed.ok) return refuse(event, printed.error);
    const search = new URLSearchParams({ kode: printed.value.code, dicetak: product });
    redirect(303, `${event.url.pathname}?${search}`);
  },
};
