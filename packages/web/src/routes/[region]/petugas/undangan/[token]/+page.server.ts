import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { region, locale } = event.locals;
  const opened = await services(event).staff.invitation(region.id, event.params.token);
  return {
    plain: true,
    invitation: opened.ok ? opened.value : null,
    gone: opened.ok ? '' : opened.error.message[locale],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const accepted = await services(event).staff.acceptInvitation(event.locals.region.id, {
      token: event.params.token,
      password: String(form.get('password') ?? '').slice(0, 200),
      code: wordOf(form)('code').slice(0, 40),
    });
    if (!accepted.ok) return refuse(event, accepted.error);
    return { accepted: accepted.value };
  },
};
