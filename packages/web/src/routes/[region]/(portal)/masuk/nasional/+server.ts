import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { pathWithin } from '#lib/server/paths.ts';
import { stopWith } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/**
 * On to the national login. A link and not a form, because our policy lets no form lead elsewhere. It is added to the
 * account that is signed in only from a page of ours (`sec-fetch-site`): no other site may start that.
 */
export const GET: RequestHandler = async (event) => {
  const { caller, region } = event.locals;
  const isOurs = event.request.headers.get('sec-fetch-site') === 'same-origin';
  const link = event.url.searchParams.has('hubungkan') && isOurs;
  const onward = pathWithin(region.slug, event.url.searchParams.get('lanjut'));
  const begun = await services(event).residents.beginNationalLogin(caller, { onward, link });
  if (!begun.ok) return stopWith(event, begun.error);
  setCookies(event, begun.value.setCookies);
  // The provider's own address, from its discovery document: the one place outside to which a page of ours leads.
  redirect(303, begun.value.address, { external: true });
};
