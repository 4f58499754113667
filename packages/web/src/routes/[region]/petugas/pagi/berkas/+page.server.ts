import { officerOf } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

const lists = ['broken', 'oldest', 'office'] as const;

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const list = lists.find((name) => name === searchParams.get('daftar')) ?? 'oldest';
  const date = searchParams.get('tanggal');
  const officeId = searchParams.get('kantor');
  const cursor = searchParams.get('dari');
  const query = { list, ...(date && { date }), ...(officeId && { officeId }) };
  const cases = await services(event).measures.morningCases(event.locals.caller, {
    ...query,
    ...(cursor && { cursor }),
  });
  return { query, cases: unwrap(event, cases) };
};
