import type { ServerResponse } from 'node:http';

const event = 'stays-open';

type Once = { once(event: 'stays-open', listener: () => void): unknown };

/** Said of an answer that stays open for long and keeps nobody busy, such as a stream of events. */
export function staysOpen(response: ServerResponse): void {
  response.emit(event);
}

export const whenItStaysOpen = (response: Once, listener: () => void): unknown =>
  response.once(event, listener);
