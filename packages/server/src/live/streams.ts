import type { ServerResponse } from 'node:http';
import { failure, type Result, success } from '@satuloket/engine';
import { isThisMachine, networkOf, staysOpen } from '../platform/http/index.ts';
import { problems } from './problems.ts';

/** A page that waits to be told; a place is taken before it is known what it may hear. */
export type Place = {
  /** From now on the answer is a stream. `goesOn` is asked now and then: whether who reads may still hear. */
  begin(response: ServerResponse, goesOn: () => Promise<boolean>, onEnd: () => void): Stream;
  leave(): void;
};

export type Stream = {
  /** Something changed; `number` says how far, and comes back as `Last-Event-ID` after a break. */
  changed(number: number): void;
};

export type Streams = {
  take(who: { readonly address: string; readonly account?: string }): Result<Place>;
  /** Ends all that are open; their pages come back in a while and are told what they missed. */
  endAll(): void;
  open(): number;
  close(): void;
};

/** A mall of counters stands behind one address, a browser with many tabs before one account. */
const mostOfNetwork = 400;
const mostOfAccount = 12;
/** Proxies cut what is silent for a minute. */
const usualBeatMilliseconds = 25_000;
const beatsUntilAskedAgain = 2;
/** A page is told again at most so often; what changes meanwhile is one change. */
const pauseMilliseconds = 1_000;
/** Who does not read what is sent is cut, and comes back when they can. */
const mostUnreadBytes = 16 * 1024;
/** Those who were cut in one moment should not come back in one moment. */
const returnsWithinMilliseconds = { least: 1_500, most: 6_000 };

type Open = {
  readonly response: ServerResponse;
  readonly goesOn: () => Promise<boolean>;
  nextBeatAt: number;
  beats: number;
  lastToldAt: number;
  waiting: { readonly number: number; readonly timer: NodeJS.Timeout } | undefined;
};

export function createStreams(mostOpen: number, beatMilliseconds = usualBeatMilliseconds): Streams {
  const streams = new Set<Open>();
  const counted = new Map<string, number>();
  let taken = 0;
  let isClosed = false;

  const count = (key: string, by: number): void => {
    const now = (counted.get(key) ?? 0) + by;
    if (now > 0) counted.set(key, now);
    else counted.delete(key);
  };

  function send(stream: Open, text: string): void {
    if (stream.response.destroyed || stream.response.writableEnded) return;
    stream.response.write(text);
    if (stream.response.writableLength > mostUnreadBytes) stream.response.destroy();
  }

  function tell(stream: Open, number: number): void {
    stream.lastToldAt = performance.now();
    send(stream, `id: ${number}\nevent: changed\ndata: ${number}\n\n`);
  }

  async function askAgain(stream: Open): Promise<void> {
    // While the database is away nobody knows: they are asked again at the next time.
    const goesOn = await stream.goesOn().catch(() => true);
    if (goesOn) return;
    // The page does not come back by itself.
    send(stream, 'event: over\ndata: 1\n\n');
    stream.response.end();
  }

  const beating = setInterval(() => {
    const now = performance.now();
    for (const stream of streams) {
      if (stream.nextBeatAt > now) continue;
      stream.nextBeatAt = now + beatMilliseconds;
      stream.beats += 1;
      send(stream, ':\n\n');
      if (stream.beats % beatsUntilAskedAgain === 0) void askAgain(stream);
    }
  }, beatMilliseconds / 25);
  beating.unref();

  return {
    open: () => streams.size,
    take({ address, account }) {
      const network = isThisMachine(address) ? undefined : `network ${networkOf(address)}`;
      const owner = account === undefined ? undefined : `account ${account}`;
      const isFull =
        isClosed ||
        taken >= mostOpen ||
        (network !== undefined && (counted.get(network) ?? 0) >= mostOfNetwork) ||
        (owner !== undefined && (counted.get(owner) ?? 0) >= mostOfAccount);
      if (isFull) return failure(problems.tooManyFollow);
      const keys = [network, owner].filter((key) => key !== undefined);
      let isTaken = true;
      taken += 1;
      for (const key of keys) count(key, 1);
      const leave = (): void => {
        if (!isTaken) return;
        isTaken = false;
        taken -= 1;
        for (const key of keys) count(key, -1);
      };
      return success({
        leave,
        begin(response, goesOn, onEnd) {
          const now = performance.now();
          const stream: Open = {
            response,
            goesOn,
            // Not all in one moment.
            nextBeatAt: now + beatMilliseconds * (0.5 + Math.random() / 2),
            beats: 0,
            lastToldAt: -pauseMilliseconds,
            waiting: undefined,
          };
          const gone = (): void => {
            clearTimeout(stream.waiting?.timer);
            streams.delete(stream);
            onEnd();
            leave();
          };
          streams.add(stream);
          response.once('close', gone);
          response.writeHead(200, {
            'content-type': 'text/event-stream; charset=utf-8',
            'cache-control': 'no-store, no-transform',
            'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
            'x-accel-buffering': 'no',
          });
          const { least, most } = returnsWithinMilliseconds;
          send(stream, `retry: ${Math.round(least + Math.random() * (most - least))}\n\n`);
          staysOpen(response);
          return {
            changed(number) {
              const waited = performance.now() - stream.lastToldAt;
              if (stream.waiting !== undefined) {
                stream.waiting = { ...stream.waiting, number };
              } else if (waited >= pauseMilliseconds) {
                tell(stream, number);
              } else {
                const timer = setTimeout(() => {
                  const last = stream.waiting?.number ?? number;
                  stream.waiting = undefined;
                  tell(stream, last);
                }, pauseMilliseconds - waited);
                stream.waiting = { number, timer };
              }
            },
          };
        },
      });
    },
    endAll() {
      for (const { response } of streams) response.end();
    },
    close() {
      isClosed = true;
      clearInterval(beating);
      for (const { response } of streams) response.end();
    },
  };
}
