export type CircuitBreakerOptions = {
  /** Failures in a row after which the service is left alone. */
  readonly failuresToOpen: number;
  /** How long it is left alone before one call may try again. */
  readonly openMilliseconds: number;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
};

export type CircuitState = 'closed' | 'open' | 'half-open';

/** Leave to make one call; `leave` must be called once, with how the call went. */
export type Passage =
  | { readonly allowed: true; readonly leave: (outcome: 'success' | 'failure') => void }
  | { readonly allowed: false; readonly retryAfterMilliseconds: number };

/**
 * Stops calling a service that keeps failing, so that people get an answer at once and the service gets room to
 * recover. After a while one call is let through: its outcome closes the circuit or opens it again.
 */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #failures = 0;
  #openUntil: number | undefined;
  #trialUnderWay = false;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    if (this.#openUntil === undefined) return 'closed';
    return this.#options.now() < this.#openUntil ? 'open' : 'half-open';
  }

  get retryAfterMilliseconds(): number {
    return this.#openUntil === undefined ? 0 : Math.max(0, this.#openUntil - this.#options.now());
  }

  enter(): Passage {
    const state = this.state;
    if (state === 'open' || (state === 'half-open' && this.#trialUnderWay)) {
      return { allowed: false, retryAfterMilliseconds: this.retryAfterMilliseconds };
    }
    const trial = state === 'half-open';
    if (trial) this.#trialUnderWay = true;
    let left = false;
    return {
      allowed: true,
      leave: (outcome) => {
        if (left) return;
        left = true;
        if (trial) this.#trialUnderWay = false;
        if (outcome === 'success') this.#close();
        else this.#fail(trial);
      },
    };
  }

  #close(): void {
    this.#failures = 0;
    this.#openUntil = undefined;
  }

  #fail(trial: boolean): void {
    this.#failures += 1;
    // A call from before the circuit opened that fails late does not keep it open any longer.
    if (!trial && this.#openUntil !== undefined) return;
    if (trial || this.#failures >= this.#options.failuresToOpen) {
      this.#openUntil = this.#options.now() + this.#options.openMilliseconds;
    }
  }
}
