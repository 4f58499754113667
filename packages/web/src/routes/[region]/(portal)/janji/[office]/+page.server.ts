import { error } from '@sveltejs/kit';
import { keepForAnonymous } from '#lib/server/page-cache.ts';
import { services } from '#lib/server/services.ts';
import { promiseTexts } from '#lib/text/promises.ts';
import type { PageServerLoad } from './$types';

const keptSeconds = 60;

export const load: PageServerLoad = async (event) => {
  const { region, locale, requestId, caller } = event.locals;
  const month = event.url.searchParams.get('bulan');
  const record = await services(event).measures.officeRecord(region.id, event.params.office, {
    ...(month && { month }),
  });
  if (!record) error(404, { message: promiseTexts[locale].nothingYet, code: 'office-unknown', requestId });
  if (caller.who.kind === 'guest') keepForAnonymous(event, keptSeconds);
  return { record };
};
