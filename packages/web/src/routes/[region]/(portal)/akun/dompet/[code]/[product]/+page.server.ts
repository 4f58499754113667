import type { ShareLasts } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  if (caller.who.kind !== 'resident') redirect(303, `/${region.slug}/masuk?lanjut=${event.url.pathname}`);
  const document = unwrap(event, await services(event).wallet.document(caller, event.params));
  const { searchParams, origin } = event.url;
  return {
    document,
    origin,
    shared: searchParams.has('dibagikan'),
    ended: searchParams.has('diakhiri'),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  share: async (event) => {
    const form = await event.request.formData();
    const lasts = String(form.get('lasts') ?? '');
    const made = await services(event).wallet.share(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      code: event.params.code,
      product: event.params.product,
      lasts: lasts as ShareLasts,
    });
    if (!made.ok) return refuse(event, made.error, { lasts });
    redirect(303, `${event.url.pathname}?dibagikan#bagikan`);
  },
  end: async (event) => {
    const form = await event.request.formData();
    const ended = await services(event).wallet.endShare(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      shareId: String(form.get('shareId') ?? ''),
    });
    if (!ended.ok) return refuse(event, ended.error);
    redirect(303, `${event.url.pathname}?diakhiri#bagikan`);
  },
};
