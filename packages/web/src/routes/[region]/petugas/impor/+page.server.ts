import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { caller } = event.locals;
  const { importing } = services(event);
  const jobs = unwrap(event, await importing.jobs(caller));
  return { jobs, services: importing.services(caller), key: crypto.randomUUID() };
};

export const actions: Actions = {
  check: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const file = form.get('file');
    const table = file instanceof File ? file : new File([], '');
    const checked = await services(event).importing.check(event.locals.caller, {
      key: word('key'),
      service: word('service'),
      system: word('system'),
      name: table.name,
      content: new Uint8Array(await table.arrayBuffer()),
    });
    if (!checked.ok)
      return refuse(event, checked.error, { service: word('service'), system: word('system') });
    redirect(303, `/${event.params.region}/petugas/impor/${checked.value.id}`);
  },
};
