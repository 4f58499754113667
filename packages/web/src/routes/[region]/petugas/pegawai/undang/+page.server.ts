import { readDate } from '#lib/form/date.ts';
import { sessionEnded } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { doneOr, enteredOf, withFreshProof, wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await withFreshProof(event);
  const officeId = event.url.searchParams.get('kantor');
  const list = await services(event).staff.officers(event.locals.caller, officeId ? { officeId } : {});
  const { posts, officeId: office, offices } = unwrap(event, list);
  return {
    posts,
    officeId: office,
    office: offices.find(({ id }) => id === office)?.name ?? { id: office, en: office },
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const [role = '', villageCode = ''] = word('role').split('/');
    const until = readDate(form, 'until');
    const invited = await services(event).staff.invite(event.locals.caller, {
      key: word('key'),
      name: word('name').slice(0, 300),
      nip: word('nip').slice(0, 40),
      username: word('username').slice(0, 100),
      phone: word('phone').slice(0, 40),
      email: word('email').slice(0, 300),
      role,
      officeId: word('office'),
      ...(villageCode && { villageCode }),
      ...(until && { until }),
    });
    const back = `/${event.params.region}/petugas/pegawai?kantor=${encodeURIComponent(word('office'))}&tercatat`;
    return doneOr(event, invited, back, enteredOf(form));
  },
};
