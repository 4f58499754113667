import { redirect } from '@sveltejs/kit';
import { withoutDraft } from '#lib/server/drafts.ts';
import { helpersPath, helpPlaceOf } from '#lib/server/helping.ts';
import { refuse } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { caller } = event.locals;
  const review = await services(event).drafts.review(caller, event.params.id);
  const signedIn = caller.who.kind !== 'guest';
  const onward = event.url.pathname;
  const helperBack = helpersPath(event);
  if (review.ok) return { review: review.value, signedIn, onward, helperBack };
  withoutDraft(event, review.error);
  return { review: null, signedIn, onward, helperBack };
};

export const actions: Actions = {
  default: async (event) => {
    const { caller } = event.locals;
    const { region, id } = event.params;
    const onward = encodeURIComponent(`/${region}/draf/${id}/periksa`);
    // Whoever is not signed in, or no longer, finds the draft as it was after the code.
    if (caller.who.kind === 'guest') redirect(303, `/${region}/masuk?lanjut=${onward}`);
    const form = await event.request.formData();
    const version = Number(form.get('version'));
    // The key comes from the draft itself: a form that is posted twice sends one application.
    const sent = await services(event).cases.send(caller, {
      key: `send:${id}:${version}`,
      draftId: id,
      version,
    });
    // Someone without a phone goes home with a receipt on paper.
    if (sent.ok && helpPlaceOf(event))
      redirect(303, `/${region}/berkas/${sent.value.code}/tanda-terima?terkirim`);
    if (sent.ok) {
      const told = form.has('corrects') ? 'diperbaiki' : 'terkirim';
      redirect(303, `/${region}/berkas/${sent.value.code}?${told}`);
    }
    if (sent.error.code === 'identity-needed') redirect(303, `/${region}/masuk/identitas?lanjut=${onward}`);
    if (sent.error.code === 'draft-sent') withoutDraft(event, sent.error);
    return refuse(event, sent.error);
  },
};
