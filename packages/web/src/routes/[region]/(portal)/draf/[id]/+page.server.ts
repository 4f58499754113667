import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { PageServerLoad } from './$types';

/** Where filling in goes on: the first step that is not complete, or the review. */
export const load: PageServerLoad = async (event) => {
  const { region, id } = event.params;
  const draft = unwrap(event, await services(event).drafts.open(event.locals.caller, id));
  const next = draft.steps.find((step) => !step.complete);
  redirect(303, `/${region}/draf/${id}/${next?.code ?? 'periksa'}`);
};
