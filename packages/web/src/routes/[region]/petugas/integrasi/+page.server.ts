import type { ProgramScope } from '@satuloket/server/types';
import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { refuseOrProve } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a secret is shown by the answer to the post and stands in no script's memory. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const cursor = event.url.searchParams.get('lanjut');
  const page = await services(event).integrations.programs(event.locals.caller, {
    ...(cursor === null ? {} : { cursor }),
  });
  return { plain: true, page: unwrap(event, page), key: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    officerOf(event);
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const scopes = form.getAll('scopes').map(String) as ProgramScope[];
    const made = await services(event).integrations.makeProgram(event.locals.caller, {
      key: text('key'),
      kind: text('kind') === 'client' ? 'client' : 'key',
      name: text('name'),
      agencyId: text('agencyId'),
      scopes,
      callsPerMinute: Number(text('callsPerMinute')),
      lastsDays: Number(text('lastsDays')),
    });
    if (!made.ok) {
      const names = ['kind', 'name', 'agencyId', 'callsPerMinute', 'lastsDays'];
      const entered = Object.fromEntries(names.map((name) => [name, text(name)]));
      return refuseOrProve(event, made.error, { ...entered, scopes: scopes.join(' ') });
    }
    return { made: { ...made.value, kind: text('kind'), name: text('name') } };
  },
};
