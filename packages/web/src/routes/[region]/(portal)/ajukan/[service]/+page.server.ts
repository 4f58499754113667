import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/server/cookies.ts';
import { stopWith } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** A draft is begun by a post alone: a link that is merely opened, or fetched ahead, begins nothing. */
export const load: PageServerLoad = ({ params }) =>
  redirect(303, `/${params.region}/layanan/${params.service}`);

export const actions: Actions = {
  default: async (event) => {
    const { people, drafts, catalogue } = services(event);
    const { region, service } = event.params;
    let { caller } = event.locals;
    if (caller.who.kind === 'guest' && !caller.who.browserToken) {
      const { token, setCookie } = people.newBrowserToken(region);
      setCookies(event, [setCookie]);
      caller = { ...caller, who: { kind: 'guest', browserToken: token } };
    }
    const started = await drafts.start(caller, service);
    if (!started.ok) return stopWith(event, started.error);
    // What the register filled in is still to be seen, so a new form opens at its first step, complete or not.
    const [first] = catalogue.service(caller.regionId, service)?.definition.form.steps ?? [];
    redirect(303, `/${region}/draf/${started.value.id}${first ? `/${first.code}` : ''}`);
  },
};
