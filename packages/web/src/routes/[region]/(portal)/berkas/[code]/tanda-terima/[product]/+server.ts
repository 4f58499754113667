import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** What came in, on paper: made now, for whoever sees the case. */
export const GET: RequestHandler = async (event) => {
  const { code, product } = event.params;
  const receipt = await services(event).documents.receipt(event.locals.caller, { code, product });
  return pdfAnswer(unwrap(event, receipt), { download: true });
};
