import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { bookVisit, visitChoice } from '#lib/server/visit-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  officerOf(event);
  return visitChoice(event);
};

export const actions: Actions = {
  book: (event) =>
    sessionEnded(event) ?? bookVisit(event, `/${event.params.region}/petugas/berkas/${event.params.code}`),
};
