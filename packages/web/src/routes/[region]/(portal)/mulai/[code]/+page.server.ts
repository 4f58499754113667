import { redirect } from '@sveltejs/kit';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing is said of the code before it is known who asks. */
export const load: PageServerLoad = ({ locals, params }) => {
  const { who } = locals.caller;
  const needs = who.kind !== 'resident' ? 'sign-in' : who.identity === 'matched' ? null : 'identity';
  return { code: params.code, needs, key: crypto.randomUUID() } as const;
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const opened = await services(event).helping.redeemStartCode(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      code: event.params.code,
    });
    if (!opened.ok) return refuse(event, opened.error);
    redirect(303, `/${event.params.region}/draf/${opened.value.draftId}`);
  },
};
