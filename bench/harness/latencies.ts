/** What came of many requests; times in milliseconds. */
export type Summary = {
  readonly sent: number;
  readonly failed: number;
  /** Answered politely that there is too much to do now (429 or 503 with Retry-After); part of `failed`. */
  readonly refused: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
  /** The first few, in words. */
  readonly faults: readonly string[];
  /** Requests of which each piece of work consists, by what they do. */
  readonly steps?: Readonly<Record<string, Summary>>;
  /** Parts of a course. */
  readonly parts?: readonly PartSummary[];
  /** How often a client was asked to come back later and did. */
  readonly turnedAway?: number;
};

/** `offered`: how many were to leave in a second; `turnedAway` while they left. */
export type PartSummary = Summary & {
  readonly title: string;
  readonly offered: number;
  readonly turnedAway: number;
};

/** Collects latencies exactly; a run has some hundred thousand at most. */
export class Latencies {
  readonly #milliseconds: number[] = [];
  readonly #faults = new Map<string, number>();
  #failed = 0;
  #refused = 0;

  add(milliseconds: number): void {
    this.#milliseconds.push(milliseconds);
  }

  fail(fault: string, isRefusal: boolean): void {
    this.#failed += 1;
    if (isRefusal) this.#refused += 1;
    if (this.#faults.size < 5 || this.#faults.has(fault)) {
      this.#faults.set(fault, (this.#faults.get(fault) ?? 0) + 1);
    }
  }

  static together(all: readonly Latencies[]): Latencies {
    const whole = new Latencies();
    for (const each of all) {
      for (const milliseconds of each.#milliseconds) whole.add(milliseconds);
      whole.#failed += each.#failed;
      whole.#refused += each.#refused;
      for (const [fault, count] of each.#faults) {
        whole.#faults.set(fault, (whole.#faults.get(fault) ?? 0) + count);
      }
    }
    return whole;
  }

  summary(seconds: number): Summary {
    const sorted = Float64Array.from(this.#milliseconds).sort();
    const at = (share: number) =>
      rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    return {
      sent: sorted.length + this.#failed,
      failed: this.#failed,
      refused: this.#refused,
      seconds: rounded(seconds),
      perSecond: rounded(sorted.length / seconds),
      median: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      worst: rounded(sorted.at(-1) ?? 0),
      faults: [...this.#faults].map(([fault, count]) => `${count} × ${fault}`),
    };
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
