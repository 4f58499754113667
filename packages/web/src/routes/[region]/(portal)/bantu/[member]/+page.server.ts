import { error, redirect } from '@sveltejs/kit';
import { goToDraft, servicesByName } from '#lib/server/helping.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  if (caller.who.kind !== 'resident') redirect(303, `/${region.slug}/masuk?lanjut=/${region.slug}/bantu`);
  const { members } = unwrap(event, await services(event).helping.household(caller));
  const member = members.find(({ memberId }) => memberId === event.params.member);
  if (!member?.may) error(404);
  return {
    member,
    services: servicesByName(event),
    chosen: event.url.searchParams.get('layanan') ?? '',
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const service = String(form.get('service') ?? '');
    const begun = await services(event).helping.beginForMember(event.locals.caller, {
      key: String(form.get('key') ?? ''),
      memberId: event.params.member,
      service,
    });
    if (!begun.ok) return refuse(event, begun.error, { service });
    goToDraft(event, begun.value.draftId, service);
  },
};
