import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** Plain forms: what is typed before a script has come would be lost to it. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { helping } = services(event);
  const [kinds, codes] = await Promise.all([
    helping.startCodeKinds(event.locals.caller),
    helping.startCodes(event.locals.caller),
  ]);
  return {
    plain: true,
    kinds: unwrap(event, kinds).map(({ service, kind, title, serviceTitle }) => ({
      service,
      kind,
      title,
      serviceTitle,
    })),
    codes: unwrap(event, codes),
  };
};
