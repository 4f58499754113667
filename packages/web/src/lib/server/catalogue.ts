import type { ServicePage, ServiceSummary } from '@satuloket/server/types';
import { error } from '@sveltejs/kit';
import { findTexts } from '#lib/text/portal-find.ts';
import { keepForAnonymous } from './page-cache.ts';
import { services } from './services.ts';

type Event = Parameters<typeof services>[0] &
  Parameters<typeof keepForAnonymous>[0] & {
    locals: App.Locals;
    params: Readonly<Record<string, string | undefined>>;
  };

/** Pages of the catalogue change seldom; the open-now marks on them may be this old. */
const keptSeconds = 60;

/** Lets the page be kept for readers without a session; what the others see names them at the top. */
export function keepForGuests(event: Event): void {
  if (event.locals.caller.who.kind === 'guest') keepForAnonymous(event, keptSeconds);
}

/** The service of the address, or the page that says that this region has none of that name. */
export function servicePage(event: Event): { service: ServicePage } {
  const { region, locale, requestId } = event.locals;
  const service = services(event).catalogue.service(region.id, event.params.service ?? '');
  if (!service) error(404, { message: findTexts[locale].serviceUnknown, code: 'service-unknown', requestId });
  keepForGuests(event);
  return { service };
}

export function allServices(event: Event): { services: readonly ServiceSummary[] } {
  const { region, locale } = event.locals;
  keepForGuests(event);
  return { services: services(event).catalogue.search(region.id, '', locale) };
}
