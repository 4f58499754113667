import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const search = event.url.searchParams.get('cari')?.slice(0, 200) ?? '';
  const cursor = event.url.searchParams.get('sesudah');
  const people = unwrap(
    event,
    await services(event).helping.people(event.locals.caller, {
      ...(search && { search }),
      ...(cursor && { cursor }),
    }),
  );
  return { plain: true, people: people.rows, next: people.next, search };
};
