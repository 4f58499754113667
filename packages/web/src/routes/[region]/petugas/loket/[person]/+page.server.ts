import { beginFor, endMandate, servicesByName } from '#lib/server/helping.ts';
import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const person = unwrap(
    event,
    await services(event).helping.person(event.locals.caller, event.params.person),
  );
  return {
    plain: true,
    person,
    services: servicesByName(event),
    chosen: event.url.searchParams.get('layanan') ?? '',
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const word = (name: string) => String(form.get(name) ?? '');
    return beginFor(event, word('mandateId'), word('service'), word('key'));
  },
  end: endMandate,
};
