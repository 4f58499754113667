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

type Bucket = { left: number; at: number };

/**
 * Limits what one address may ask of this process, by a bucket for each kind of request that refills with time.
 *
 * @param input.now milliseconds, never going back.
 * @param input.maximumBuckets how many are remembered; the one that has been quiet the longest is forgotten first.
 */
export function createRateLimit(input: {
  readonly now: () => number;
  readonly paces?: RateLimitPaces;
  readonly maximumBuckets?: number;
}): RateLimit {
  const { now, paces = defaultPaces, maximumBuckets = 100_000 } = input;
  // A map keeps the order of entering: taking out and putting in again makes an entry the youngest.
  const buckets = new Map<string, Bucket>();

  return ({ path, address, method }) => {
    if (isThisMachine(address)) return undefined;
    const kind = kindOf(path, method);
    const pace = paces[kind];
    const key = `${kind} ${networkOf(address)}`;
    const at = now();
    const known = buckets.get(key);
    const left = known
      ? Math.min(pace.burst, known.left + ((at - known.at) / 1000) * pace.perSecond)
      : pace.burst;
    buckets.delete(key);
    const isRefused = left < 1;
    buckets.set(key, { left: isRefused ? left : left - 1, at });
    if (buckets.size > maximumBuckets) buckets.delete(buckets.keys().next().value as string);
    return isRefused ? { retryAfterSeconds: (1 - left) / pace.perSecond } : undefined;
  };
}

function kindOf(path: string, method: string): keyof RateLimitPaces {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'reading';
  return fromUnknownSenders.test(path) ? 'unknownSender' : 'writing';
}
