import { messageActions } from '#lib/server/message-ways.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const preference = unwrap(event, await services(event).messages.preference(event.locals.caller));
  return { preference, key: crypto.randomUUID() };
};

export const actions: Actions = {
  choose: async (event) => sessionEnded(event) ?? messageActions.choose(event),
  address: async (event) => sessionEnded(event) ?? messageActions.address(event),
  confirm: async (event) => sessionEnded(event) ?? messageActions.confirm(event),
};
