import type { Locale } from '@satuloket/engine';
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { isTooLarge } from '#lib/server/form-size.ts';
import { services } from '#lib/server/services.ts';
import { texts } from '#lib/text/both-faces.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const { locals } = event;
  locals.requestId = event.platform?.req.requestId ?? '';
  locals.locale = readLocale(event);
  if (event.platform && event.route.id) event.platform.req.routeId = event.route.id;
  if (
    event.request.method === 'POST' &&
    isTooLarge({ routeId: event.route.id, headers: event.request.headers })
  ) {
    error(413, { message: texts[locals.locale].requestRefused, requestId: locals.requestId });
  }
  await readRegion(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%satuloket.lang%', locals.locale),
  });
  // A page that says nothing about keeping may show something personal: no cache on the way may hold it.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  return response;
};

/** `?bahasa=` once, then the cookie. It holds on every page of the region, and needs no JavaScript. */
function readLocale(event: RequestEvent): Locale {
  const asked = event.url.searchParams.get('bahasa');
  if (asked !== 'id' && asked !== 'en') return event.cookies.get('bahasa') === 'en' ? 'en' : 'id';
  event.cookies.set('bahasa', asked, {
    path: event.params.region ? `/${event.params.region}` : '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: event.url.protocol === 'https:',
    maxAge: 365 * 24 * 60 * 60,
  });
  return asked;
}

async function readRegion(event: RequestEvent): Promise<void> {
  const { locals, params } = event;
  const region = params.region ? services(event).catalogue.region(params.region) : undefined;
  if (!region) {
    // Pages, endpoints and form actions all read the region first, so each of them ends in the same friendly 404.
    const unknown = (): never =>
      error(404, {
        message: texts[locals.locale].regionUnknown,
        code: 'region-unknown',
        requestId: locals.requestId,
      });
    Object.defineProperties(locals, { region: { get: unknown }, caller: { get: unknown } });
    return;
  }
  locals.region = region;
  locals.caller = await services(event).people.callerOf({
    regionId: region.id,
    headers: event.request.headers,
    requestId: locals.requestId,
    locale: locals.locale,
    address: event.platform?.req.clientAddress ?? '',
  });
}

export const handleError: HandleServerError = ({ kind, error: caught, event }) => {
  const { requestId, locale } = event.locals;
  if (kind === 'app') return { requestId, ...caught };
  const text = texts[locale ?? 'id'];
  if (kind === 'framework' && caught.status === 404) return { message: text.pageUnknown, requestId };
  if (kind === 'framework' && caught.status < 500) return { message: text.requestRefused, requestId };
  logFault(requestId, caught);
  return { message: text.fault, requestId };
};

/** Only the kind of fault and where it arose: its message may quote what a person typed. */
function logFault(requestId: string, caught: unknown): void {
  const { name, stack = '' } = caught instanceof Error ? caught : new Error(typeof caught);
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  console.error(
    JSON.stringify({ level: 'error', requestId, fault: name, at: frames.slice(0, 8), msg: 'page fault' }),
  );
}
