import { asCsv, promiseRecordOf } from '#lib/plot/promise-data.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { region } = event.locals;
  const rows = await services(event).measures.data(region.id);
  return new Response(asCsv(rows.map(promiseRecordOf)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="janji-${region.slug}.csv"`,
      'cache-control': 'public, max-age=60',
    },
  });
};
