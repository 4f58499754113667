import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  // Who may not confirm is told at once, not after typing.
  unwrap(event, await services(event).helping.people(event.locals.caller, {}));
  return { plain: true, key: crypto.randomUUID(), done: event.url.searchParams.has('selesai') };
};

export const actions: Actions = {
  find: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const number = String(form.get('number') ?? '').slice(0, 20);
    const found = await services(event).residents.personAtCounter(event.locals.caller, number);
    if (!found.ok) return refuse(event, found.error, { number });
    return { person: found.value, entered: { number } };
  },
  confirm: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '').slice(0, 60);
    const { residents } = services(event);
    const number = word('number');
    const seen = form.has('seen');
    const confirmed = await residents.confirmAtCounter(event.locals.caller, {
      key: word('key'),
      number,
      nik: word('nik'),
      seen,
    });
    if (confirmed.ok) redirect(303, `${event.url.pathname}?selesai`);
    const found = await residents.personAtCounter(event.locals.caller, number);
    const refused = refuse(event, confirmed.error, { number, nik: word('nik'), seen: seen ? 'ya' : '' });
    return found.ok ? { ...refused.data, person: found.value } : refused;
  },
};
