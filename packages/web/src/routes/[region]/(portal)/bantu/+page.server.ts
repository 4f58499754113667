import { redirect } from '@sveltejs/kit';
import { endMandate } from '#lib/server/helping.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  if (caller.who.kind !== 'resident') redirect(303, `/${region.slug}/masuk?lanjut=/${region.slug}/bantu`);
  const { helping } = services(event);
  const [household, help] = await Promise.all([helping.household(caller), helping.mine(caller)]);
  return {
    household: unwrap(event, household),
    help: unwrap(event, help),
    ended: event.url.searchParams.has('diakhiri'),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  end: endMandate,
  leave: async (event) => {
    const form = await event.request.formData();
    const set = await services(event).helping.setFamilyLeave(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      allowed: form.get('allowed') === 'yes',
    });
    if (!set.ok) return refuse(event, set.error);
    redirect(303, `${event.url.pathname}#izin`);
  },
};
