import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { tableAnswer } from '#lib/server/tables.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const service = searchParams.get('layanan') ?? '';
  const form = searchParams.get('jenis') === 'csv' ? 'csv' : 'xlsx';
  return tableAnswer(
    unwrap(event, services(event).importing.template(event.locals.caller, { service, form })),
  );
};
