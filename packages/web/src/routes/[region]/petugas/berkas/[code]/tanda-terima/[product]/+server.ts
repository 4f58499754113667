import { officerOf } from '#lib/server/officers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** What the applicant was told on paper that came in; that someone looked stands in the stream of looks. */
export const GET: RequestHandler = async (event) => {
  officerOf(event);
  const { code, product } = event.params;
  const receipt = await services(event).documents.receipt(event.locals.caller, { code, product });
  return pdfAnswer(unwrap(event, receipt), { download: false });
};
