import { redirect } from '@sveltejs/kit';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { caller } = event.locals;
  const { field } = services(event);
  const cursor = event.url.searchParams.get('dari');
  const [setAside, devices] = await Promise.all([
    field.setAside(caller, cursor === null ? {} : { cursor }),
    field.devices(caller),
  ]);
  return {
    setAside: unwrap(event, setAside),
    devices: unwrap(event, devices),
    key: crypto.randomUUID(),
    decided: event.url.searchParams.has('tercatat'),
  };
};

export const actions: Actions = {
  resolve: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const said = (name: string) => String(form.get(name) ?? '');
    const decided = await services(event).field.resolve(event.locals.caller, {
      key: said('key'),
      deviceId: said('device'),
      seq: Number(said('seq')),
      decision: said('decision') === 'release' ? 'release' : 'leave',
      reason: said('reason'),
    });
    if (!decided.ok) return refuse(event, decided.error, { reason: said('reason') });
    redirect(303, `${event.url.pathname}?tercatat`);
  },
  revoke: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const revoked = await services(event).field.revoke(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      deviceId: String(form.get('device') ?? ''),
    });
    if (!revoked.ok) return refuse(event, revoked.error);
    redirect(303, `${event.url.pathname}?tercatat`);
  },
};
