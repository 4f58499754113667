import { json } from '@sveltejs/kit';
import { postedJson } from '#lib/server/posted-json.ts';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** A call to a receiver whose number stays here. */
export const POST: RequestHandler = async (event) => {
  const posted = await postedJson(event);
  const { locale, caller } = event.locals;
  const called = await services(event).delivery.call(caller, {
    key: String(posted.key ?? ''),
    parcelId: String(posted.parcelId ?? ''),
  });
  if (!called.ok) return problemAnswer(event, called.error);
  return json({ dial: called.value.dial, sentence: called.value.sentence[locale] });
};
