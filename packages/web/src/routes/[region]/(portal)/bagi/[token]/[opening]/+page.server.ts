import { redirect } from '@sveltejs/kit';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'x-robots-tag': 'noindex' });
  const { token, opening } = event.params;
  const { wallet } = services(event);
  const { id } = event.locals.region;
  const [shared, file] = await Promise.all([
    wallet.shared(id, token),
    wallet.sharedFile(id, { token, opening }),
  ]);
  // Over or ended meanwhile: the page before says what to do.
  if (!shared.ok || !file.ok) redirect(303, `/${event.params.region}/bagi/${token}`);
  return { shared: shared.value };
};
