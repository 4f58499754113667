import type { StaffService } from '@satuloket/server/types';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { doneOr, enteredOf, wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

type EmergencyVerdict = Parameters<StaffService['reviewEmergency']>[1]['verdict'];

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const cards = unwrap(event, await services(event).staff.emergencies(event.locals.caller));
  return { cards, done: event.url.searchParams.has('tercatat'), key: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await event.request.formData();
    const word = wordOf(form);
    const reviewed = await services(event).staff.reviewEmergency(event.locals.caller, {
      key: word('key'),
      emergencyId: word('emergency'),
      verdict: word('verdict') as EmergencyVerdict,
      note: word('note').slice(0, 2000),
    });
    return doneOr(event, reviewed, '?tercatat', enteredOf(form));
  },
};
