import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The pages of the document as one picture, for phones; that someone looked stands in the stream of looks. */
export const GET: RequestHandler = async (event) => {
  officerOf(event);
  const seen = await services(event).signing.picture(event.locals.caller, event.params.item);
  return new Response(unwrap(event, seen).svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
      // Opened by itself, it still loads and runs nothing.
      'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    },
  });
};
