import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const manifest = unwrap(
    event,
    await services(event).delivery.manifest(event.locals.caller, { manifestId: event.params.manifest }),
  );
  return { manifest, key: crypto.randomUUID(), cameBack: event.url.searchParams.get('kembali') };
};

const word = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const back = (event: RequestEvent, query = ''): never => redirect(303, `${event.url.pathname}${query}`);

export const actions: Actions = {
  move: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const order = word(form, 'order');
    const moved = await services(event).delivery.moveStop(event.locals.caller, {
      key: word(form, 'key'),
      manifestId: event.params.manifest,
      parcelId: word(form, 'parcelId'),
      order: /^\d{1,3}$/.test(order) ? Number(order) : null,
    });
    return moved.ok ? back(event) : refuse(event, moved.error, {});
  },
  handOver: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const [counted, reason] = [word(form, 'counted'), word(form, 'reason')];
    const handed = await services(event).delivery.handOver(event.locals.caller, {
      key: word(form, 'key'),
      manifestId: event.params.manifest,
      counted: /^\d{1,4}$/.test(counted) ? Number(counted) : Number.NaN,
      ...(reason && { reason }),
    });
    return handed.ok ? back(event) : refuse(event, handed.error, { counted, reason });
  },
  close: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const scanned = form.getAll('here').map(String);
    const missing = [...form.entries()].flatMap(([name, said]) => {
      const parcelId = name.startsWith('why.') ? name.slice('why.'.length) : '';
      const reason = String(said).trim();
      return parcelId === '' || reason === '' || scanned.includes(parcelId) ? [] : [{ parcelId, reason }];
    });
    const closed = await services(event).delivery.close(event.locals.caller, {
      key: word(form, 'key'),
      manifestId: event.params.manifest,
      scanned,
      missing,
    });
    if (!closed.ok) {
      const reasons = Object.fromEntries(missing.map(({ parcelId, reason }) => [`why.${parcelId}`, reason]));
      return refuse(event, closed.error, { ...reasons, here: scanned.join(' ') });
    }
    return back(event, `?kembali=${closed.value.cameBack}`);
  },
};
