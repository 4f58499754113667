import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** A file that was uploaded, for the one who fills the form in: the permission is asked for each time. */
export const GET: RequestHandler = async (event) => {
  const found = await services(event).files.link(event.locals.caller, event.params.file);
  // That page says why, and what to do.
  if (!found.ok && found.error.code === 'family-proof-needed')
    redirect(303, `/${event.params.region}/akun/keamanan#bukti`);
  const link = unwrap(event, found);
  redirect(303, link.path);
};
