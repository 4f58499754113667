import { redirect } from '@sveltejs/kit';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { token, opening, region } = event.params;
  const file = await services(event).wallet.sharedFile(event.locals.region.id, { token, opening });
  if (!file.ok) redirect(303, `/${region}/bagi/${token}`);
  return pdfAnswer(file.value, { download: event.url.searchParams.has('unduh') });
};
