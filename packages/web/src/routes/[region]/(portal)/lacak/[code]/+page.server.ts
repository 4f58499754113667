import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { region, locale } = event.locals;
  const { code } = event.params;
  const tracked = await services(event).cases.track(region.id, code, locale);
  if (tracked.ok) return { code, track: tracked.value, problem: '' };
  // Someone mistyped a code from a slip of paper: the page keeps what they typed and says what to look at.
  return { code: code.slice(0, 40), track: null, problem: tracked.error.message[locale] };
};
