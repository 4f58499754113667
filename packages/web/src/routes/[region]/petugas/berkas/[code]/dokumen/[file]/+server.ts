import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** A link that lasts on the page: who may open the file is asked each time, then an address of ten minutes answers. */
export const GET: RequestHandler = async (event) => {
  const link = unwrap(event, await services(event).files.link(event.locals.caller, event.params.file));
  redirect(303, link.path);
};
