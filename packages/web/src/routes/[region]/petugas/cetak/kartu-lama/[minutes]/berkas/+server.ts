import { officerOf } from '#lib/server/officers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The minutes as a PDF of the pack's template. */
export const GET: RequestHandler = async (event) => {
  officerOf(event);
  const made = await services(event).printing.minutesDocument(event.locals.caller, event.params.minutes);
  return pdfAnswer(unwrap(event, made), { download: false });
};
