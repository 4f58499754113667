import { error } from '@sveltejs/kit';
import { keepForAnonymous } from '#lib/server/page-cache.ts';
import { services } from '#lib/server/services.ts';
import { lineTexts } from '#lib/text/line.ts';
import type { PageServerLoad } from './$types';

/** Where many wait, many look: they may see the line as it was this long ago. */
const keptSeconds = 20;

export const load: PageServerLoad = async (event) => {
  const { region, locale, requestId, caller } = event.locals;
  const officeId = event.url.searchParams.get('kantor');
  const page = Number(event.url.searchParams.get('halaman') ?? '1');
  const line = await services(event).capacity.line(region.id, event.params.service, {
    ...(officeId && { officeId }),
    ...(Number.isSafeInteger(page) && { page }),
  });
  if (!line) error(404, { message: lineTexts[locale].unknown, code: 'line-unknown', requestId });
  if (caller.who.kind === 'guest') keepForAnonymous(event, keptSeconds);
  return { line };
};
