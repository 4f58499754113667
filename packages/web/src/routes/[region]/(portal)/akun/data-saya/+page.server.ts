import type { DataRequestKind } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  if (caller.who.kind !== 'resident')
    redirect(303, `/${region.slug}/masuk?lanjut=/${region.slug}/akun/data-saya`);
  const { searchParams } = event.url;
  return {
    mine: unwrap(event, await services(event).privacy.myData(caller)),
    asked: searchParams.has('diminta'),
    sent: searchParams.has('terkirim'),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  copy: async (event) => {
    const form = await event.request.formData();
    const asked = await services(event).privacy.askExport(event.locals.caller, {
      key: String(form.get('key') ?? ''),
    });
    if (!asked.ok) return refuse(event, asked.error);
    redirect(303, `${event.url.pathname}?diminta`);
  },
  request: async (event) => {
    const form = await event.request.formData();
    const kind = String(form.get('kind') ?? '');
    const words = String(form.get('words') ?? '');
    const sent = await services(event).privacy.request(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      kind: kind as DataRequestKind,
      words,
    });
    if (!sent.ok) return refuse(event, sent.error, { kind, words });
    redirect(303, `${event.url.pathname}?terkirim#permintaan`);
  },
};
