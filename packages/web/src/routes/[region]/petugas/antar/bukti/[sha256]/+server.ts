import { json } from '@sveltejs/kit';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** A photo or a signature, before the event that names it. */
export const PUT: RequestHandler = async (event) => {
  const { searchParams } = event.url;
  const kept = await services(event).field.keepFile(event.locals.caller, {
    deviceId: searchParams.get('deviceId') ?? '',
    sha256: event.params.sha256,
    signature: searchParams.get('signature') ?? '',
    name: (searchParams.get('name') ?? 'bukti.jpg').slice(0, 100),
    content: event.request.body ?? new ReadableStream<Uint8Array>({ start: (empty) => empty.close() }),
  });
  return kept.ok ? json(kept.value) : problemAnswer(event, kept.error);
};
