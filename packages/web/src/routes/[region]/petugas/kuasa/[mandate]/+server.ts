import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The signature, thumb or signed paper of a mandate, for those whom it concerns. */
export const GET: RequestHandler = async (event) => {
  const paper = unwrap(event, await services(event).helping.paper(event.locals.caller, event.params.mandate));
  return new Response(new Uint8Array(paper.content), {
    headers: { 'content-type': paper.mediaType, 'cache-control': 'private, no-store' },
  });
};
