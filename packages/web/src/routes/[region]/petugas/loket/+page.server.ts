import { findPerson } from '#lib/server/helping.ts';
import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const people = unwrap(event, await services(event).helping.people(event.locals.caller, {}));
  return { plain: true, people: people.rows.slice(0, 10), key: crypto.randomUUID() };
};

export const actions: Actions = { find: (event) => findPerson(event, 'counter') };
