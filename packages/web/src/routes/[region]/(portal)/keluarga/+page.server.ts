import { redirect } from '@sveltejs/kit';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const here = `/${region.slug}/keluarga`;
  if (caller.who.kind === 'guest') redirect(303, `/${region.slug}/masuk?lanjut=${here}`);
  if (caller.who.kind === 'officer') redirect(303, `/${region.slug}/petugas`);
  const page = unwrap(event, await services(event).household.open(caller));
  return { page, hidden: event.url.searchParams.get('tidak-sekarang'), key: crypto.randomUUID() };
};

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const service = String(form.get('service') ?? '');
    const { household, catalogue } = services(event);
    const { caller } = event.locals;
    const begun = await household.begin(caller, { service, member: String(form.get('member') ?? '') });
    if (!begun.ok) return refuse(event, begun.error);
    const [first] = catalogue.service(caller.regionId, service)?.definition.form.steps ?? [];
    redirect(303, `/${event.params.region}/draf/${begun.value.draftId}${first ? `/${first.code}` : ''}`);
  },
  hide: (event) => change(event, true),
  show: (event) => change(event, false),
};

async function change(event: RequestEvent, hidden: boolean) {
  const form = await event.request.formData();
  const suggestion = String(form.get('suggestion') ?? '');
  const key = String(form.get('key') ?? '');
  const done = await services(event).household.hide(event.locals.caller, { key, suggestion, hidden });
  if (!done.ok) return refuse(event, done.error);
  const told = hidden ? `?tidak-sekarang=${encodeURIComponent(suggestion)}` : '';
  redirect(303, `/${event.params.region}/keluarga${told}`);
}
