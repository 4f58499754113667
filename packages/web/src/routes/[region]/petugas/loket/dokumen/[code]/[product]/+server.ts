import { officerOf } from '#lib/server/officers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** What was noted as printed, to be printed from the browser. */
export const GET: RequestHandler = async (event) => {
  officerOf(event);
  const file = await services(event).wallet.printFile(event.locals.caller, event.params);
  return pdfAnswer(unwrap(event, file), { download: false });
};
