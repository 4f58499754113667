import { redirect } from '@sveltejs/kit';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const review = unwrap(event, await services(event).drafts.review(event.locals.caller, event.params.id));
  const { who } = event.locals.caller;
  return {
    review,
    signedIn: who.kind === 'resident',
    identity: who.kind === 'resident' ? who.identity : 'none',
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { caller } = event.locals;
    const { region, id } = event.params;
    const onward = encodeURIComponent(`/${region}/draf/${id}/periksa`);
    // Whoever is not signed in, or no longer, finds the draft as it was after the code.
    if (caller.who.kind !== 'resident') redirect(303, `/${region}/masuk?lanjut=${onward}`);
    const form = await event.request.formData();
    const version = Number(form.get('version'));
    // The key comes from the draft itself: a form that is posted twice sends one application.
    const sent = await services(event).cases.send(caller, {
      key: `send:${id}:${version}`,
      draftId: id,
      version,
    });
    if (!sent.ok && sent.error.code === 'identity-needed')
      redirect(303, `/${region}/masuk/identitas?lanjut=${onward}`);
    if (!sent.ok) return refuse(event, sent.error);
    redirect(303, `/${region}/berkas/${sent.value.code}?terkirim`);
  },
};
