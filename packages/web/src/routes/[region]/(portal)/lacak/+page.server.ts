import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, params }) => {
  const code = url.searchParams.get('kode')?.trim().slice(0, 40);
  if (code) redirect(303, `/${params.region}/lacak/${encodeURIComponent(code)}`);
};
