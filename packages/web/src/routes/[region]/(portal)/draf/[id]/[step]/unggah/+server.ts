import { json } from '@sveltejs/kit';
import { problemAnswer } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

type Asked = { readonly requirement?: unknown; readonly name?: unknown; readonly sizeBytes?: unknown };

/** Begins an upload in parts; the parts go to the server's own route, not through the framework. */
export const POST: RequestHandler = async (event) => {
  const asked: Asked = (await event.request.json().catch(() => null)) ?? {};
  const begun = await services(event).files.begin(event.locals.caller, {
    draftId: event.params.id,
    requirement: String(asked.requirement ?? ''),
    name: String(asked.name ?? '').slice(0, 200),
    sizeBytes: Number(asked.sizeBytes),
  });
  return begun.ok ? json(begun.value) : problemAnswer(event, begun.error);
};
