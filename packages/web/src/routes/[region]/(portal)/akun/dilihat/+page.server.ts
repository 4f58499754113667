import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const { pathname, search, searchParams } = event.url;
  if (caller.who.kind !== 'resident')
    redirect(303, `/${region.slug}/masuk?lanjut=${encodeURIComponent(pathname + search)}`);
  const [code, cursor] = [searchParams.get('berkas'), searchParams.get('dari')];
  const looks = await services(event).looks.ofMe(caller, {
    ...(code && { code }),
    ...(cursor && { cursor }),
  });
  return { looks: unwrap(event, looks), code };
};
