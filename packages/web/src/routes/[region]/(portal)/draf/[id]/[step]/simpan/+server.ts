import { json } from '@sveltejs/kit';
import { postedWords } from '#lib/server/posted.ts';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** Keeps what is typed while someone types it, and says which questions the step now asks. */
export const POST: RequestHandler = async (event) => {
  const { id, step } = event.params;
  const { drafts } = services(event);
  const { caller } = event.locals;
  const saved = await drafts.saveStep(caller, id, step, {
    posted: postedWords(await event.request.formData()),
  });
  if (!saved.ok) return problemAnswer(event, saved.error);
  const draft = await drafts.open(caller, id);
  if (!draft.ok) return problemAnswer(event, draft.error);
  return json({
    visible: draft.value.visible.filter((field) => field.step === step).map(({ path }) => path),
  });
};
