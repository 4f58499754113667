import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  if (caller.who.kind !== 'resident')
    redirect(303, `/${region.slug}/masuk?lanjut=/${region.slug}/akun/dompet`);
  const { wallet, household } = services(event);
  const documents = unwrap(event, await wallet.open(caller));
  const home = await household.open(caller);
  return { documents, isFamilyHidden: home.ok && home.value.isFamilyHidden === true };
};
