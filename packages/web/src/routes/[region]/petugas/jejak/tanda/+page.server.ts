import type { LookFlagState } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { postedText } from '#lib/console/posted.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

const states: readonly LookFlagState[] = ['open', 'explained', 'passed-on', 'closed'];

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const cursor = searchParams.get('dari');
  const state = states.find((each) => each === searchParams.get('keadaan'));
  const flags = await services(event).looks.flags(event.locals.caller, {
    ...(state && { state }),
    ...(cursor && { cursor }),
  });
  return { flags: unwrap(event, flags), states, state: state ?? null, key: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const id = postedText(form, 'id');
    const settled = await services(event).looks.settleFlag(event.locals.caller, {
      key: `${postedText(form, 'key')}/${id}`,
      id,
      to: postedText(form, 'to') === 'passed-on' ? 'passed-on' : 'closed',
    });
    if (!settled.ok) return refuse(event, settled.error, { id });
    redirect(303, event.url.pathname + event.url.search);
  },
};
