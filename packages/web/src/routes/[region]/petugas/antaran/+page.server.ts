import type { ParcelQuery } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

const lists = [
  'packing',
  'courier',
  'resting',
  'counter',
  'village',
  'post',
  'disputed',
  'uncollected',
] as const;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { caller } = event.locals;
  const { delivery } = services(event);
  const { searchParams } = event.url;
  const officeId = searchParams.get('kantor');
  const cursor = searchParams.get('dari');
  const standing: ParcelQuery['standing'] =
    lists.find((list) => list === searchParams.get('daftar')) ?? 'packing';
  const desk = unwrap(event, await delivery.desk(caller, { ...(officeId && { officeId }) }));
  const page = unwrap(
    event,
    await delivery.parcels(caller, { officeId: desk.officeId, standing, ...(cursor && { cursor }) }),
  );
  return {
    desk,
    standing,
    page,
    key: crypto.randomUUID(),
    sent: searchParams.has('dititipkan'),
    given: searchParams.has('diserahkan'),
  };
};

export const actions: Actions = {
  prepare: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const window = word('window');
    const prepared = await services(event).delivery.prepareManifest(event.locals.caller, {
      key: word('key'),
      officeId: word('officeId'),
      courierAccountId: word('courier'),
      ...(window && { window }),
    });
    if (!prepared.ok) return refuse(event, prepared.error, { courier: word('courier') });
    redirect(303, `${event.url.pathname}/${prepared.value.manifestId}`);
  },
  find: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const words = String(form.get('words') ?? '').trim();
    const officeId = String(form.get('officeId') ?? '');
    const found = await services(event).delivery.findParcel(event.locals.caller, { officeId, words });
    if (!found.ok) return refuse(event, found.error, { words });
    const { code, standing } = found.value;
    const waits = standing === 'counter' || standing === 'village';
    redirect(
      303,
      waits ? `${event.url.pathname}/serah/${code}` : `/${event.params.region}/petugas/berkas/${code}`,
    );
  },
  village: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const sent = await services(event).delivery.toVillage(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      code: String(form.get('code') ?? ''),
    });
    if (!sent.ok) return refuse(event, sent.error, {});
    redirect(303, `${event.url.pathname}?daftar=village&dititipkan`);
  },
};
