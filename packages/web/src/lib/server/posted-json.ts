import type { RequestEvent } from '@sveltejs/kit';

/** What a page's own script posted; anything but an object is nothing. */
export async function postedJson(event: Pick<RequestEvent, 'request'>): Promise<Record<string, unknown>> {
  const posted: unknown = await event.request.json().catch(() => null);
  const isObject = typeof posted === 'object' && posted !== null && !Array.isArray(posted);
  return isObject ? (posted as Record<string, unknown>) : {};
}
