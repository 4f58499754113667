import { redirect } from '@sveltejs/kit';
import { readDate } from '#lib/form/date.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const officeId = searchParams.get('kantor');
  const cursor = searchParams.get('dari');
  const list = unwrap(
    event,
    await services(event).printing.takenBack(event.locals.caller, {
      ...(officeId && { officeId }),
      ...(cursor && { cursor }),
    }),
  );
  return { list, key: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const codes = form.getAll('code').map(String);
    const day = readDate(form, 'day');
    const destroyed = await services(event).printing.destroy(event.locals.caller, {
      key: word('key'),
      officeId: word('officeId'),
      codes,
      day,
      place: word('place'),
      witnesses: word('witnesses').split('\n'),
    });
    if (!destroyed.ok)
      return refuse(event, destroyed.error, {
        codes: codes.join(' '),
        day,
        place: word('place'),
        witnesses: word('witnesses'),
      });
    redirect(303, `${event.url.pathname}/${destroyed.value.minutesId}`);
  },
};
