import { promiseRecordOf } from '#lib/plot/promise-data.ts';
import { services } from '#lib/server/services.ts';
import { promiseTexts } from '#lib/text/promises.ts';
import type { RequestHandler } from './$types';

/** The rows together with what each column means, so that the file explains itself. */
export const GET: RequestHandler = async (event) => {
  const { region } = event.locals;
  const rows = await services(event).measures.data(region.id);
  const columns = { id: promiseTexts.id.columns, en: promiseTexts.en.columns };
  return new Response(JSON.stringify({ region: region.slug, columns, rows: rows.map(promiseRecordOf) }), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="janji-${region.slug}.json"`,
      'cache-control': 'public, max-age=60',
    },
  });
};
