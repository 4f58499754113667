import { readDate } from '#lib/form/date.ts';
import { sessionEnded } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { doneOr, enteredOf, withFreshProof, wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await withFreshProof(event);
  const list = unwrap(event, await services(event).staff.oversight(event.locals.caller));
  return { list, done: event.url.searchParams.has('tercatat'), key: crypto.randomUUID() };
};

export const actions: Actions = {
  grant: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const [role = '', officeId = ''] = word('role').split('/');
    const granted = await services(event).staff.grantOversight(event.locals.caller, {
      key: word('key'),
      homeRegionId: word('homeRegionId').slice(0, 20),
      username: word('username').slice(0, 80),
      role,
      officeId,
      from: readDate(form, 'from'),
      until: readDate(form, 'until'),
      letterNumber: word('letterNumber').slice(0, 200),
    });
    return doneOr(event, granted, '?tercatat', enteredOf(form));
  },
  end: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const done = await services(event).staff.endOversight(event.locals.caller, {
      key: word('key'),
      oversightId: word('oversight'),
    });
    return doneOr(event, done, '?tercatat');
  },
};
