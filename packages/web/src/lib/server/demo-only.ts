import { error, type RequestEvent } from '@sveltejs/kit';
import { texts } from '#lib/text/both-faces.ts';
import { services } from './services.ts';

/** Answers as if the page were not there, except in the demo. */
export function demoOnly(event: Pick<RequestEvent, 'platform' | 'locals'>): void {
  if (services(event).mode === 'demo') return;
  error(404, { message: texts[event.locals.locale].pageUnknown, requestId: event.locals.requestId });
}
