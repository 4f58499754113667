import { redirect } from '@sveltejs/kit';
import { messageActions } from '#lib/server/message-ways.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  if (caller.who.kind !== 'resident')
    redirect(303, `/${region.slug}/masuk?lanjut=/${region.slug}/akun/pesan`);
  const preference = unwrap(event, await services(event).messages.preference(caller));
  return { preference, key: crypto.randomUUID() };
};

export const actions: Actions = messageActions;
