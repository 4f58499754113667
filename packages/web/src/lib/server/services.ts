import type { Services } from '@satuloket/server/types';
import type { RequestEvent } from '@sveltejs/kit';

/** The commands and queries of the server, as they came with this request. */
export function services(event: Pick<RequestEvent, 'platform'>): Services {
  const found = event.platform?.req.services;
  if (!found) throw new Error('The web app was started without the HTTP edge that brings its services');
  return found;
}
