import { json } from '@sveltejs/kit';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The next part of a photo or a signature, before the event that names it. */
export const PUT: RequestHandler = async (event) => {
  const { searchParams } = event.url;
  const kept = await services(event).field.keepFile(event.locals.caller, {
    deviceId: searchParams.get('deviceId') ?? '',
    sha256: event.params.sha256,
    signature: searchParams.get('signature') ?? '',
    name: (searchParams.get('name') ?? 'bukti.jpg').slice(0, 100),
    fromBytes: Number(searchParams.get('from')) || 0,
    sizeBytes: Number(searchParams.get('size')) || 0,
    content: event.request.body ?? new ReadableStream<Uint8Array>({ start: (empty) => empty.close() }),
  });
  if (kept.ok) return json(kept.value);
  const offsetBytes = kept.error.details?.offsetBytes;
  return offsetBytes === undefined
    ? problemAnswer(event, kept.error)
    : json({ code: kept.error.code, offsetBytes }, { status: kept.error.status });
};
