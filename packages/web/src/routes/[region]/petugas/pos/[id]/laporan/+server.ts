import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { tableAnswer } from '#lib/server/tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  officerOf(event);
  const form = event.url.searchParams.get('jenis') === 'csv' ? 'csv' : 'xlsx';
  const { id } = event.params;
  const report = await services(event).post.statusReport(event.locals.caller, { id, form });
  return tableAnswer(unwrap(event, report));
};
