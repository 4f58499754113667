import { randomUUID } from 'node:crypto';
import type { Notifications } from '../database/index.ts';
import { type Asked, defaultPaces, type SharedRateLimit } from './rate-limit.ts';

const channel = 'satuloket_paces';
const tellEveryMilliseconds = 250;
/** PostgreSQL takes less than 8000 bytes; a network and its kind take 70 of them at most. */
const mostInPayload = 100;
/** A proxy may say anything of where a request comes from; what is no address is limited by this process alone. */
const isNetwork = /^[a-z]+ [0-9a-f.:]{2,45}$/i;

/**
 * Processes tell one another what was asked of them, so that a network is limited by what it asks of all, whoever
 * divides its requests among them. What a process lets through before it hears of the others is bounded by the bucket.
 *
 * @returns how to end it.
 */
export function shareRateLimit(limit: SharedRateLimit, notifications: Notifications): () => void {
  const self = randomUUID();
  notifications.hear(channel, {
    onTold(payload) {
      const told = toldIn(payload);
      if (told !== undefined && told.by !== self) limit.askedElsewhere(told.asked);
    },
  });
  const telling = setInterval(() => {
    const asked = limit.untold().filter(([key]) => isNetwork.test(key));
    if (asked.length > 0) void notifications.tell(channel, payloadsOf(self, asked));
  }, tellEveryMilliseconds);
  telling.unref();
  return () => clearInterval(telling);
}

type Told = { readonly by: string; readonly asked: readonly Asked[] };

function payloadsOf(by: string, asked: readonly Asked[]): readonly string[] {
  const payloads: string[] = [];
  for (let from = 0; from < asked.length; from += mostInPayload) {
    const told: Told = { by, asked: asked.slice(from, from + mostInPayload) };
    payloads.push(JSON.stringify(told));
  }
  return payloads;
}

/** Undefined for what another version tells. */
function toldIn(payload: string): Told | undefined {
  try {
    const { by, asked } = JSON.parse(payload) as { by?: unknown; asked?: unknown };
    if (typeof by !== 'string' || !Array.isArray(asked)) return undefined;
    return { by, asked: asked.filter(isAsked) };
  } catch {
    return undefined;
  }
}

function isAsked(each: unknown): each is Asked {
  if (!Array.isArray(each)) return false;
  const [key, requests] = each as readonly unknown[];
  const kind = typeof key === 'string' ? key.split(' ', 1)[0] : undefined;
  return (
    kind !== undefined &&
    Object.hasOwn(defaultPaces, kind) &&
    Number.isSafeInteger(requests) &&
    Number(requests) > 0
  );
}
