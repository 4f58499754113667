import { error } from '@sveltejs/kit';
import { keepForAnonymous } from '#lib/server/page-cache.ts';
import { services } from '#lib/server/services.ts';
import { portalTexts } from '#lib/text/portal.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { region, locale, caller, requestId } = event.locals;
  const service = services(event).catalogue.service(region.id, event.params.service);
  if (!service)
    error(404, { message: portalTexts[locale].serviceUnknown, code: 'service-unknown', requestId });
  if (caller.who.kind === 'guest') keepForAnonymous(event, 60);
  return { service };
};
