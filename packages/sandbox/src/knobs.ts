import { setTimeout as wait } from 'node:timers/promises';

/** The services whose trouble can be played. */
export const knobTargets = [
  'register',
  'whatsapp',
  'email',
  'sms',
  'telephone',
  'signature',
  'national',
  'webhooks',
] as const;

export type KnobTarget = (typeof knobTargets)[number];

export type Knobs = {
  /** Answers 503 at once. */
  readonly down: boolean;
  readonly slowMilliseconds: number;
  /** The share of calls that fail with 500, from 0 to 1, evenly spread and not by chance. */
  readonly failRate: number;
  /** ISO time after which the service is well again. */
  readonly until?: string;
};

export const wellKnobs: Knobs = { down: false, slowMilliseconds: 0, failRate: 0 };

export type Trouble = 'none' | 'down' | 'failing';

/** The troubles of one service; `meet` is called once for each call that the service gets. */
export class KnobSet {
  #knobs: Knobs = wellKnobs;
  #failureDebt = 0;
  readonly #now: () => Date;
  readonly #usualMilliseconds: number;

  constructor(now: () => Date, usualMilliseconds = 0) {
    this.#now = now;
    this.#usualMilliseconds = usualMilliseconds;
  }

  get state(): Knobs {
    const { until } = this.#knobs;
    if (until !== undefined && this.#now().getTime() >= Date.parse(until)) this.#knobs = wellKnobs;
    return this.#knobs;
  }

  set(change: Partial<Knobs>): Knobs {
    const { until, ...rest } = { ...this.state, until: undefined, ...change };
    this.#knobs = until === undefined ? rest : { ...rest, until };
    this.#failureDebt = 0;
    return this.#knobs;
  }

  async meet(): Promise<Trouble> {
    const { down, slowMilliseconds, failRate } = this.state;
    const milliseconds = Math.max(slowMilliseconds, this.#usualMilliseconds);
    if (milliseconds > 0) await wait(milliseconds, undefined, { ref: false });
    if (down) return 'down';
    this.#failureDebt += failRate;
    // A hundredth of slack: thirds and tenths don't add up to one exactly.
    if (this.#failureDebt < 0.99) return 'none';
    this.#failureDebt -= 1;
    return 'failing';
  }
}

/** Reads what `POST /control` was given, as JSON or as a form; says in words what is wrong. `minutes` is `until` told from now. */
export function readKnobChange(
  body: unknown,
  now: Date,
): { readonly target: KnobTarget; readonly change: Partial<Knobs> } | { readonly fault: string } {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const target = knobTargets.find((known) => known === (given.target ?? 'register'));
  if (target === undefined) return { fault: `target: salah satu dari ${knobTargets.join(', ')}` };
  const change: { -readonly [Key in keyof Knobs]?: Knobs[Key] } = {};
  if (given.down !== undefined) change.down = given.down === true || given.down === 'true';
  const slow = numberIn(given.slowMilliseconds, 0, 120_000);
  if (slow === 'wrong') return { fault: 'slowMilliseconds: 0 sampai 120000' };
  if (slow !== undefined) change.slowMilliseconds = slow;
  const failRate = numberIn(given.failRate, 0, 1);
  if (failRate === 'wrong') return { fault: 'failRate: 0 sampai 1' };
  if (failRate !== undefined) change.failRate = failRate;
  const minutes = numberIn(given.minutes, 1, 10_080);
  if (minutes === 'wrong') return { fault: 'minutes: 1 sampai 10080' };
  const until =
    minutes === undefined ? given.until : new Date(now.getTime() + minutes * 60_000).toISOString();
  if (typeof until === 'string' && until !== '') {
    if (Number.isNaN(Date.parse(until))) return { fault: 'until: waktu ISO, misalnya 2026-11-21T10:00:00Z' };
    change.until = until;
  }
  return { target, change };
}

function numberIn(value: unknown, least: number, most: number): number | undefined | 'wrong' {
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= least && number <= most ? number : 'wrong';
}
