import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { region, locale } = event.locals;
  const { code } = event.params;
  const tracked = await services(event).cases.track(region.id, code, locale);
  if (tracked.ok) return { code, track: tracked.value, problem: null };
  // Someone mistyped a code from a slip of paper: the page keeps it and says what to look at, with the right status.
  event.setHeaders({ 'cache-control': 'private, no-store' });
  return { code, track: null, problem: { code: tracked.error.code, message: tracked.error.message[locale] } };
};
