import { officerOf } from '#lib/server/officers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** A document as it would be now, marked on every page; that someone looked stands in the stream of looks. */
export const GET: RequestHandler = async (event) => {
  officerOf(event);
  const { code, product } = event.params;
  const previewed = await services(event).documents.preview(event.locals.caller, { code, product });
  return pdfAnswer(unwrap(event, previewed), { download: false });
};
