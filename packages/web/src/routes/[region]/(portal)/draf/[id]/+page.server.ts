import { redirect } from '@sveltejs/kit';
import { openedDraft } from '#lib/server/drafts.ts';
import type { PageServerLoad } from './$types';

/** Where filling in goes on: the first step that is not complete, or the review. */
export const load: PageServerLoad = async (event) => {
  const { region, id } = event.params;
  const draft = await openedDraft(event);
  if (!draft) redirect(303, `/${region}/masuk?lanjut=${encodeURIComponent(`/${region}/draf/${id}`)}`);
  const next = draft.steps.find((step) => !step.complete);
  redirect(303, `/${region}/draf/${id}/${next?.code ?? 'periksa'}`);
};
