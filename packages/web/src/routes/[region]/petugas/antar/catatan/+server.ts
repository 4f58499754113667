import type { FieldSending } from '@satuloket/server/types';
import { json } from '@sveltejs/kit';
import { postedJson } from '#lib/server/posted-json.ts';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** Events of the phone, in their order. Each is judged by the server before anything of it is believed. */
export const POST: RequestHandler = async (event) => {
  const posted = await postedJson(event);
  const sent = await services(event).field.send(event.locals.caller, {
    deviceId: String(posted.deviceId ?? ''),
    sentAt: String(posted.sentAt ?? '').slice(0, 40),
    events: Array.isArray(posted.events) ? (posted.events as FieldSending['events']) : [],
  });
  return sent.ok ? json(sent.value) : problemAnswer(event, sent.error);
};
