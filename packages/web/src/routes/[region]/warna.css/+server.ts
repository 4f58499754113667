import { accentStylesheet } from '#lib/color/accent.ts';
import type { RequestHandler } from './$types';

/** The region's colour, as custom properties; a file of its own because the security policy allows no inline style. */
export const GET: RequestHandler = ({ locals }) =>
  new Response(accentStylesheet(locals.region.accent), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
