import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const labels = unwrap(
    event,
    await services(event).delivery.labels(event.locals.caller, { manifestId: event.params.manifest }),
  );
  return { labels, plain: true, manifestId: event.params.manifest };
};
