import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import { doneOr, wordOf } from '#lib/server/staff.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { searchParams } = event.url;
  const officeId = searchParams.get('kantor');
  const list = await services(event).staff.officers(event.locals.caller, officeId ? { officeId } : {});
  return {
    list: unwrap(event, list),
    done: searchParams.has('tercatat'),
    key: crypto.randomUUID(),
  };
};

/** Back to the office whose people were shown. */
const here = (office: string): string => `?kantor=${encodeURIComponent(office)}&tercatat`;

export const actions: Actions = {
  again: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const sent = await services(event).staff.sendInvitationAgain(event.locals.caller, word('invitation'));
    return doneOr(event, sent, here(word('office')));
  },
  withdraw: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const withdrawn = await services(event).staff.withdrawInvitation(event.locals.caller, {
      key: word('key'),
      invitationId: word('invitation'),
    });
    return doneOr(event, withdrawn, here(word('office')));
  },
  endStandIn: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const done = await services(event).staff.endStandIn(event.locals.caller, {
      key: word('key'),
      standInId: word('standIn'),
    });
    return doneOr(event, done, here(word('office')));
  },
  withdrawPermit: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const word = wordOf(await event.request.formData());
    const done = await services(event).staff.withdrawPermit(event.locals.caller, {
      key: word('key'),
      permitId: word('permit'),
    });
    return doneOr(event, done, here(word('office')));
  },
};
