import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** What a QR code opens. It stands in no index: whoever asks holds the paper. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
  const { region } = event.locals;
  return { answer: await services(event).verification.byCode(region.id, event.params.code) };
};
