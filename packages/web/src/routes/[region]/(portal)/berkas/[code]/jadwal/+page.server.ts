import { redirect } from '@sveltejs/kit';
import { bookVisit, visitChoice } from '#lib/server/visit-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller, region } = event.locals;
  const { code } = event.params;
  if (caller.who.kind === 'guest') {
    const back = encodeURIComponent(event.url.pathname + event.url.search);
    redirect(303, `/${region.slug}/masuk?lanjut=${back}`);
  }
  if (caller.who.kind === 'officer') redirect(303, `/${region.slug}/petugas/berkas/${code}/jadwal`);
  return visitChoice(event);
};

export const actions: Actions = {
  book: (event) => bookVisit(event, `/${event.params.region}/berkas/${event.params.code}`),
};
