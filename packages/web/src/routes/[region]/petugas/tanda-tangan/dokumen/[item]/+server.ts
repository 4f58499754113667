import { officerOf } from '#lib/server/officers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The document as it would be signed now; that someone looked stands in the stream of looks. */
export const GET: RequestHandler = async (event) => {
  officerOf(event);
  const opened = await services(event).signing.document(event.locals.caller, event.params.item);
  return pdfAnswer(unwrap(event, opened), { download: false });
};
