import { redirect } from '@sveltejs/kit';
import { keepForGuests } from '#lib/server/catalogue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const typed = event.url.searchParams.get('kode');
  const code = typed?.trim().slice(0, 40);
  if (code) redirect(303, `/${event.params.region}/lacak/${encodeURIComponent(code)}`);
  keepForGuests(event);
  return { empty: typed !== null };
};
