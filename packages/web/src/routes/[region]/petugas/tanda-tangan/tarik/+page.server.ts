import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { withdrawingTexts } from '#lib/text/withdrawing.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const code = (searchParams.get('kode') ?? '').trim();
  const base = { plain: true, key: crypto.randomUUID(), code, done: searchParams.has('tidak-berlaku') };
  if (code === '') return { ...base, found: null, problem: '' };
  const found = await services(event).wallet.withdrawable(event.locals.caller, code);
  return found.ok
    ? { ...base, found: found.value, problem: '' }
    : { ...base, found: null, problem: found.error.message[event.locals.locale] };
};

export const actions: Actions = {
  withdraw: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const [code, product, reason, replacedBy] = ['code', 'product', 'reason', 'replacedBy'].map(word) as [
      string,
      string,
      string,
      string,
    ];
    const entered = { product, reason, replacedBy };
    if (form.get('sure') === null) {
      const message = { id: withdrawingTexts.id.sureMissing, en: withdrawingTexts.en.sureMissing };
      const fields = [{ path: 'sure', code: 'sure-missing', message }];
      return refuse(event, { code: 'sure-missing', status: 422, retryable: false, message, fields }, entered);
    }
    const withdrawn = await services(event).wallet.withdraw(event.locals.caller, {
      key: word('key'),
      code,
      product,
      reason,
      ...(replacedBy === '' ? {} : { replacedBy }),
    });
    if (!withdrawn.ok) return refuse(event, withdrawn.error, entered);
    const search = new URLSearchParams({ kode: withdrawn.value.code, 'tidak-berlaku': '' });
    redirect(303, `${event.url.pathname}?${search}`);
  },
};
