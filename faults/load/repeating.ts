import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, createClient, newCommandKey, type Problem } from '@satuloket/client';
import type { Random } from '@satuloket/sandbox';
import { countIn, type Ledger } from './ledger.ts';

type Answer<Data> = { readonly data?: Data; readonly error?: Problem; readonly response: Response };

/** The product said no, and will say no again. */
export class Refused extends Error {
  readonly code: string;
  constructor(what: string, { status, code, title }: Problem) {
    super(`${what}: ${status} ${code} (${title})`);
    this.code = code;
  }
}

/** The run is over before an answer came: whether it happened is not known, and nobody was told. */
export class Over extends Error {}

export type CommandHeader = { readonly 'idempotency-key': string };

/** Speaks to the product as a good client does: what brings no answer is said again, word for word. */
export type Speaker = {
  client(token?: string): ApiClient;
  ask<Data>(what: string, call: () => Promise<Answer<Data>>): Promise<NonNullable<Data>>;
  /** Repeats with the same key until it is answered, and writes down what was told. */
  command<Data>(
    what: string,
    call: (header: CommandHeader) => Promise<Answer<Data>>,
    options?: { readonly code?: string },
  ): Promise<NonNullable<Data>>;
};

const answersWithinMilliseconds = 20_000;
const shortestPauseMilliseconds = 50;
const longestPauseMilliseconds = 1_000;
/** How often an answered command is said once more, as a phone does that lost the answer after reading it. */
const saidAgain = 0.1;

export function createSpeaker(input: {
  readonly url: string;
  readonly regionId: string;
  readonly ledger: Ledger;
  readonly random: Random;
  /** When it is aborted nobody waits for an answer any more. */
  readonly over: AbortSignal;
}): Speaker {
  const { url, regionId, ledger, random, over } = input;

  async function untilAnswered<Data>(
    what: string,
    call: () => Promise<Answer<Data>>,
  ): Promise<{ readonly data: NonNullable<Data>; readonly attempts: number }> {
    for (let attempts = 1; ; attempts += 1) {
      if (over.aborted) throw new Over();
      ledger.attempts += 1;
      const answer = await call().catch((error: unknown) => {
        if (over.aborted) throw new Over();
        countIn(ledger.unanswered, error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'cut');
        return undefined;
      });
      const status = answer?.response.status ?? 0;
      if (answer?.data !== undefined && answer.data !== null && status < 300)
        return { data: answer.data, attempts };
      if (answer !== undefined && status >= 400 && status < 500) {
        const problem = answer.error ?? { status, code: 'no-problem', title: '', type: '', detail: '' };
        throw Object.assign(new Refused(what, problem as Problem), { attempts });
      }
      if (answer !== undefined) countIn(ledger.unanswered, String(status));
      const longest = Math.min(longestPauseMilliseconds, shortestPauseMilliseconds * 2 ** attempts);
      await sleep(random.between(shortestPauseMilliseconds, longest));
    }
  }

  return {
    client: (token) =>
      createClient({
        baseUrl: url,
        ...(token !== undefined && { token }),
        fetch: (request) =>
          fetch(request, {
            signal: AbortSignal.any([over, AbortSignal.timeout(answersWithinMilliseconds)]),
          }),
      }),
    async ask(what, call) {
      ledger.reads += 1;
      return (await untilAnswered(what, call)).data;
    },
    async command(what, call, options = {}) {
      const key = newCommandKey();
      const header = { 'idempotency-key': key };
      ledger.commands += 1;
      try {
        const { data } = await untilAnswered(what, () => call(header));
        const told = data as { readonly code?: string; readonly seq?: number };
        const code = told.code ?? options.code;
        ledger.acknowledged.push({
          regionId,
          key,
          ...(code !== undefined && { code }),
          ...(told.seq !== undefined && { seq: told.seq }),
        });
        if (random.chance(saidAgain)) {
          const again = await untilAnswered(`${what}, again`, () => call(header));
          if (JSON.stringify(again.data) !== JSON.stringify(data))
            ledger.changedAnswers.push(
              `${what}: ${JSON.stringify(data)}, then ${JSON.stringify(again.data)}`,
            );
        }
        return data;
      } catch (error) {
        if (error instanceof Refused) {
          countIn(ledger.refused, error.code);
          if ((error as Refused & { attempts?: number }).attempts !== 1)
            ledger.refusedInDoubt.push({ regionId, key, what, code: error.code });
        }
        throw error;
      }
    },
  };
}
