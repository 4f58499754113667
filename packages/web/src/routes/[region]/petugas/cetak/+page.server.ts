import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const asked = (name: string) => searchParams.get(name) || undefined;
  const [officeId, printerId, service, cursor] = ['kantor', 'pencetak', 'layanan', 'dari'].map(asked);
  const queue = unwrap(
    event,
    await services(event).printing.queue(event.locals.caller, {
      ...(officeId && { officeId }),
      ...(printerId && { printerId }),
      ...(service && { service }),
      ...(cursor && { cursor }),
      limit: 50,
    }),
  );
  return { queue, service: service ?? '', key: crypto.randomUUID() };
};

export const actions: Actions = {
  begin: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const codes = form.getAll('code').map(String);
    const service = word('service');
    const begun = await services(event).printing.begin(event.locals.caller, {
      key: word('key'),
      officeId: word('officeId'),
      printerId: word('printerId'),
      ...(word('how') === 'chosen'
        ? { codes }
        : { next: /^\d{1,4}$/.test(word('next')) ? Number(word('next')) : 0 }),
      ...(service && { service }),
    });
    if (!begun.ok) return refuse(event, begun.error, { next: word('next') });
    redirect(303, `${event.url.pathname}/${begun.value.batchId}`);
  },
};
