import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { tableAnswer } from '#lib/server/tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  officerOf(event);
  const form = event.url.searchParams.get('jenis') === 'csv' ? 'csv' : 'xlsx';
  return tableAnswer(unwrap(event, services(event).post.statusTemplate(event.locals.caller, { form })));
};
