import { lookQueryIn } from '#lib/server/look-query.ts';
import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The same search as a table, sent while it is read. */
export const POST: RequestHandler = async (event) => {
  officerOf(event);
  const { cursor: _, ...query } = lookQueryIn(await event.request.formData()).query;
  const table = unwrap(event, await services(event).looks.table(event.locals.caller, query));
  const pieces = table[Symbol.asyncIterator]();
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return?.()),
  });
  return new Response(content, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="jejak.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
