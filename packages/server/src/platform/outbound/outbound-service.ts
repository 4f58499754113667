import { setTimeout as wait } from 'node:timers/promises';
import { failure, type Result } from '@satuloket/engine';
import { CircuitBreaker } from './circuit-breaker.ts';
import { type Answer, type CallFailure, postJson } from './json-call.ts';

export type OutboundSettings = {
  /** Where the service stands, without a slash at the end. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMilliseconds: number;
  /** Failures in a row after which the service is left alone for a while; 5 unless told. */
  readonly failuresToOpen?: number;
  /** How long it is left alone; 15 seconds unless told. */
  readonly openMilliseconds?: number;
  /** How long to wait before the one repetition; 100 ms unless told. */
  readonly repeatAfterMilliseconds?: number;
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
};

export type OutboundFailure =
  | CallFailure
  | { readonly kind: 'circuit-open'; readonly actedOn: 'no'; readonly retryAfterMilliseconds: number };

export type OutboundPost = {
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether asking twice does no harm even when the first call may have been acted on: true for pure questions.
   * A call that certainly never arrived is repeated once in any case; a time-out never is, since asking a slow
   * service again only makes it slower.
   */
  readonly harmlessTwice: boolean;
};

export type OutboundService = {
  post(call: OutboundPost): Promise<Result<Answer, OutboundFailure>>;
  /** The breaker's view; it costs no call. */
  status(): OutboundStatus;
};

export type OutboundStatus = { readonly available: boolean; readonly retryAfterMilliseconds?: number };

/** One service of others, with its own circuit breaker. */
export function outboundService(settings: OutboundSettings): OutboundService {
  const breaker = new CircuitBreaker({
    failuresToOpen: settings.failuresToOpen ?? 5,
    openMilliseconds: settings.openMilliseconds ?? 15_000,
    now: settings.now ?? (() => performance.now()),
  });
  const base = settings.url.replace(/\/+$/, '');

  async function attempt(call: OutboundPost): Promise<Result<Answer, OutboundFailure>> {
    const passage = breaker.enter();
    if (!passage.allowed) {
      const { retryAfterMilliseconds } = passage;
      return failure({ kind: 'circuit-open', actedOn: 'no', retryAfterMilliseconds });
    }
    let outcome: 'success' | 'failure' = 'failure';
    try {
      const answer = await postJson({
        url: `${base}${call.path}`,
        headers: { ...settings.headers, ...call.headers },
        body: call.body,
        timeoutMilliseconds: settings.timeoutMilliseconds,
      });
      if (answer.ok) outcome = 'success';
      return answer;
    } finally {
      passage.leave(outcome);
    }
  }

  return {
    async post(call) {
      const first = await attempt(call);
      if (first.ok || !worthRepeating(first.error, call.harmlessTwice)) return first;
      await wait(settings.repeatAfterMilliseconds ?? 100);
      return attempt(call);
    },
    status() {
      if (breaker.state !== 'open') return { available: true };
      return { available: false, retryAfterMilliseconds: breaker.retryAfterMilliseconds };
    },
  };
}

function worthRepeating(error: OutboundFailure, harmlessTwice: boolean): boolean {
  if (error.kind === 'timeout' || error.kind === 'circuit-open' || error.kind === 'unreadable') return false;
  return error.actedOn === 'no' || harmlessTwice;
}
