import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** A link that lasts on the page: who may open the file is asked each time, then an address of ten minutes answers. */
export const GET: RequestHandler = async (event) => {
  const found = await services(event).files.link(event.locals.caller, event.params.file);
  // That page says why, and what to do.
  if (!found.ok && found.error.code === 'family-proof-needed')
    redirect(303, `/${event.params.region}/berkas/${event.params.code}`);
  const link = unwrap(event, found);
  redirect(303, event.url.searchParams.has('unduh') ? `${link.path}?unduh` : link.path);
};
