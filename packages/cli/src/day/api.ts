import { type ApiClient, createClient, newCommandKey, type Problem } from '@satuloket/client';
import type { AcknowledgedCommand } from '@satuloket/server';

type Answer<Data> = { readonly data?: Data; readonly error?: Problem; readonly response: Response };

/** A refusal with which whoever asked did not reckon. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(what: string, problem: Problem) {
    super(`${what}: ${problem.status} ${problem.code} (${problem.title})`);
    this.problem = problem;
  }
}

/** Everything that was said to the product and what it answered. */
export type Ledger = {
  calls: number;
  readonly acknowledged: AcknowledgedCommand[];
  /** By code: those that a part reckoned with, and those that it did not. */
  readonly expected: Map<string, number>;
  readonly unexpected: Map<string, number>;
  /** The same command sent twice, with the same answer. */
  repeated: number;
};

export function createLedger(): Ledger {
  return { calls: 0, acknowledged: [], expected: new Map(), unexpected: new Map(), repeated: 0 };
}

export function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** What a call gave; a refusal throws, and is told at the end of the day. */
export async function taken<Data>(what: string, answer: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error } = await answer;
  if (error !== undefined) throw new Refused(what, error);
  return data as NonNullable<Data>;
}

export type Api = {
  readonly region: string;
  readonly regionId: string;
  readonly url: string;
  readonly ledger: Ledger;
  client(token?: string): ApiClient;
  /**
   * A command with a key of its own. What it was told is written down; now and then it is sent again, as a phone does
   * after a lost answer, and has to answer the same.
   */
  command<Data>(
    what: string,
    call: (header: { 'idempotency-key': string }) => Promise<Answer<Data>>,
    options?: { readonly again?: boolean; readonly code?: string },
  ): Promise<NonNullable<Data>>;
};

export function createApi(input: {
  readonly url: string;
  readonly region: string;
  readonly regionId: string;
  /** One for the whole day, whatever the region. */
  readonly ledger: Ledger;
}): Api {
  const { ledger } = input;
  return {
    ...input,
    client: (token) =>
      createClient({
        baseUrl: input.url,
        ...(token !== undefined && { token }),
        fetch: (request) => {
          ledger.calls += 1;
          return fetch(request);
        },
      }),
    async command(what, call, options = {}) {
      const header = { 'idempotency-key': newCommandKey() };
      const first = await taken(what, call(header));
      const told = first as { code?: string; seq?: number };
      const code = told.code ?? options.code;
      ledger.acknowledged.push({
        regionId: input.regionId,
        key: header['idempotency-key'],
        ...(code !== undefined && { code }),
        ...(told.seq !== undefined && { seq: told.seq }),
      });
      if (options.again) {
        const second = await taken(`${what}, again`, call(header));
        if (JSON.stringify(second) !== JSON.stringify(first))
          throw new Error(`${what}: the same command answered differently.`);
        ledger.repeated += 1;
      }
      return first;
    },
  };
}
