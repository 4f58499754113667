import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const { cases, drafts, people } = services(event);
  if (caller.who.kind === 'guest' && !caller.who.browserToken)
    redirect(303, `/${region.slug}/masuk?lanjut=/${region.slug}/akun`);
  const mineDrafts = unwrap(event, await drafts.mine(caller));
  if (caller.who.kind !== 'resident') return { profile: null, cases: [], drafts: mineDrafts };
  const [profile, mine] = await Promise.all([people.profile(caller), cases.mine(caller)]);
  return { profile: unwrap(event, profile), cases: unwrap(event, mine), drafts: mineDrafts };
};

export const actions: Actions = {
  discard: async (event) => {
    const form = await event.request.formData();
    const discarded = await services(event).drafts.discard(event.locals.caller, String(form.get('id') ?? ''));
    unwrap(event, discarded);
    redirect(303, `/${event.params.region}/akun?dihapus`);
  },
};
