import { isIPv6 } from 'node:net';

/** So many requests at once, and so many a second after them. */
export type Pace = { readonly burst: number; readonly perSecond: number };

export type RateLimitPaces = {
  readonly reading: Pace;
  readonly writing: Pace;
  /** Large bodies that are read before it is known who sends them. */
  readonly unknownSender: Pace;
};

/**
 * A whole village, or a mall of counters, may stand behind one address: about a hundred people may press a button in
 * the same second. One person's attempts (codes, passwords, identities) are counted elsewhere, by phone and account.
 */
export const defaultPaces: RateLimitPaces = {
  reading: { burst: 1000, perSecond: 100 },
  writing: { burst: 300, perSecond: 30 },
  unknownSender: { burst: 30, perSecond: 1 },
};

/** Called before a request is worked on; an answer other than undefined refuses it for so many seconds. */
export type RateLimit = (input: {
  path: string;
  address: string;
  method: string;
}) => { retryAfterSeconds: number } | undefined;

const fromUnknownSenders =
  /^\/(?:hooks\/|api\/exchange\/messages$|api\/regions\/[^/]+\/(?:start-codes|sign-in-codes|verifications\/files)$|[^/]+\/cek$)/;

/** An attacker with a network of their own has all of a /64, so it counts as one. */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::', 2);
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(missing).fill('0'), ...right].slice(0, 4).join(':');
}

/** This machine itself: its operator, its checks, or a proxy of which we were not told, behind which is everyone. */
export function isThisMachine(address: string): boolean {
  return address === '' || address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** A network and a kind of request, and how many of them one process let through. */
export type Asked = readonly [key: string, requests: number];

/** For processes that stand side by side: a network has one bucket for all of them, as far as they tell one another. */
export type SharedRateLimit = RateLimit & {
  /** What is missing from the buckets of this process and was not told yet; who asks little is not told of. */
  readonly untold: () => readonly Asked[];
  readonly askedElsewhere: (asked: readonly Asked[]) => void;
};

/** `left` is below zero where other processes let more through before this one heard of it. */
type Bucket = { left: number; at: number; untold: number };

/** This much of a bucket may be missing without the other processes hearing of it. */
const quietShare = 0.1;

/**
 * Limits what one address may ask, by a bucket for each kind of request that refills with time.
 *
 * @param input.now milliseconds, never going back.
 * @param input.maximumBuckets how many are remembered; the one that has been quiet the longest is forgotten first.
 */
export function createRateLimit(input: {
  readonly now: () => number;
  readonly paces?: RateLimitPaces;
  readonly maximumBuckets?: number;
}): SharedRateLimit {
  const { now, paces = defaultPaces, maximumBuckets = 100_000 } = input;
  // A map keeps the order of entering: taking out and putting in again makes an entry the youngest.
  const buckets = new Map<string, Bucket>();
  const loud = new Set<string>();

  /** The bucket as it is now, refilled and the youngest. */
  function bucketOf(key: string, { burst, perSecond }: Pace): Bucket {
    const at = now();
    const known = buckets.get(key);
    const left = known ? Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond) : burst;
    const bucket = { left, at, untold: Math.min(known?.untold ?? 0, burst - left) };
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > maximumBuckets) buckets.delete(buckets.keys().next().value as string);
    return bucket;
  }

  const limit: RateLimit = ({ path, address, method }) => {
    if (isThisMachine(address)) return undefined;
    const kind = kindOf(path, method);
    const pace = paces[kind];
    const key = `${kind} ${networkOf(address)}`;
    const bucket = bucketOf(key, pace);
    if (bucket.left < 1) return { retryAfterSeconds: (1 - bucket.left) / pace.perSecond };
    bucket.left -= 1;
    bucket.untold += 1;
    if (bucket.untold > pace.burst * quietShare) loud.add(key);
    return undefined;
  };

  return Object.assign(limit, {
    untold() {
      const asked = [...loud].flatMap((key): Asked[] => {
        const bucket = buckets.get(key);
        if (bucket === undefined) return [];
        const requests = Math.floor(bucket.untold);
        bucket.untold -= requests;
        return [[key, requests]];
      });
      loud.clear();
      return asked;
    },
    askedElsewhere(asked: readonly Asked[]) {
      for (const [key, requests] of asked) {
        const pace = paces[key.split(' ', 1)[0] as keyof RateLimitPaces];
        const bucket = bucketOf(key, pace);
        // No deeper than a second bucket: whoever keeps still has it full again in twice the time.
        bucket.left = Math.max(bucket.left - requests, -pace.burst);
      }
    },
  });
}

function kindOf(path: string, method: string): keyof RateLimitPaces {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'reading';
  return fromUnknownSenders.test(path) ? 'unknownSender' : 'writing';
}
