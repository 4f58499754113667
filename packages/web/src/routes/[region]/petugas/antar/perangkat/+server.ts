import { json } from '@sveltejs/kit';
import { postedJson } from '#lib/server/posted-json.ts';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** Takes the phone into use by the public half of its key. */
export const POST: RequestHandler = async (event) => {
  const posted = await postedJson(event);
  const enrolled = await services(event).field.enrol(event.locals.caller, {
    key: String(posted.key ?? ''),
    name: String(posted.name ?? ''),
    publicKey: String(posted.publicKey ?? ''),
  });
  return enrolled.ok ? json(enrolled.value) : problemAnswer(event, enrolled.error);
};
