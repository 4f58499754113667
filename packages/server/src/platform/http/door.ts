import type { IncomingMessage } from 'node:http';
import { whenItStaysOpen } from './stays-open.ts';

/** How many requests one process works on at once; whoever sends something is let in longer than whoever reads. */
export type DoorLimits = { readonly reading: number; readonly sending: number };

/**
 * What waits here waits for the one thread of this process: at a few milliseconds each these are answered within a
 * second, and more of them would only make everyone wait longer than a browser does.
 */
export const usualLimits: DoorLimits = { reading: 128, sending: 192 };

type Once<Event extends string> = { once(event: Event, listener: () => void): unknown };

export type Door = {
  /**
   * Lets a request in, from when it is whole until its answer is sent, its client gone or its answer one that stays
   * open; otherwise says for how many seconds to stay away.
   */
  enter(
    request: Pick<IncomingMessage, 'method' | 'url' | 'headers'> & Once<'end'>,
    response: Once<'close' | 'stays-open'>,
  ): { readonly retryAfterSeconds: number } | undefined;
  readonly inside: () => number;
};

/** Files and photos come slowly over a phone's network: they wait for it, not for us. */
const uploads = /^(?:application\/octet-stream|multipart\/form-data)/i;
/** Whoever watches over us has to see us when we are full. */
const alwaysOpen = /^\/(?:health|_app)(?:[/?]|$)/;
const leastWaitSeconds = 2;
const mostWaitSeconds = 6;

/**
 * @param fraction from 0 up to 1, anew each time: those who were turned away should not come back in one moment.
 */
export function createDoor(limits: DoorLimits = usualLimits, fraction: () => number = Math.random): Door {
  let inside = 0;
  return {
    inside: () => inside,
    enter(request, response) {
      const { method = 'GET', url = '/', headers } = request;
      if (alwaysOpen.test(url) || uploads.test(headers['content-type'] ?? '')) return undefined;
      const isReading = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
      if (inside >= (isReading ? limits.reading : limits.sending)) {
        const spread = mostWaitSeconds - leastWaitSeconds + 1;
        return { retryAfterSeconds: leastWaitSeconds + Math.floor(fraction() * spread) };
      }
      let isGone = false;
      let isInside = false;
      const comeIn = (): void => {
        if (isGone) return;
        isInside = true;
        inside += 1;
      };
      // What is still on its way keeps nobody busy: a few hundred who send slowly on purpose must not fill the house.
      if (isReading) comeIn();
      else request.once('end', comeIn);
      const goOut = (): void => {
        isGone = true;
        if (isInside) inside -= 1;
        isInside = false;
      };
      response.once('close', goOut);
      whenItStaysOpen(response, goOut);
      return undefined;
    },
  };
}
