import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Latencies } from './latencies.ts';

/** One piece of work that is repeated; it may use up what was prepared for it. */
export type Unit = {
  once(): Promise<void>;
  isUsedUp(): boolean;
  close(): Promise<void>;
  /** How long the requests took of which one piece of work consists. */
  readonly steps?: Map<string, Latencies>;
  /** How often the server asked to come back later. */
  turnedAway?(): number;
};

/** What a scenario's module exports as default; it runs in the generator's process. */
export type UnitMaker = (given: unknown) => Promise<Unit>;

/** The server said politely that there is too much to do now. */
export class Refusal extends Error {
  readonly retryAfterSeconds: number;
  constructor(words: string, retryAfterSeconds: number) {
    super(words);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const mostTries = 20;

/** As people and their browsers do: whoever is asked to come back later does, with the same command. */
export async function patiently<Value>(ask: () => Promise<Value>, onRefusal: () => void): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || tries === mostTries) throw error;
      onRefusal();
      await sleep(error.retryAfterSeconds * 1000);
    }
  }
}

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

export type Asked = {
  readonly path: string;
  readonly method?: string;
  readonly token?: string;
  readonly key?: string;
  readonly body?: unknown;
};

/** A client of the API without comforts, so that the generator takes as little of the machine as it can. */
export type Client = {
  ask(asked: Asked): Promise<Answer>;
  /** Throws unless the answer is a success. */
  take<Value>(asked: Asked): Promise<Value>;
  close(): void;
};

export function createClient(baseUrl: string, connections = 512): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(baseUrl);
  const ask = ({ path, method = 'GET', token, key, body }: Asked): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const content = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request(
      {
        agent,
        hostname,
        port,
        path,
        method,
        timeout: 30_000,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...(content !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(content),
          }),
        },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => {
          text += part;
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in 30 seconds')));
    outgoing.on('error', reject);
    outgoing.end(content);
    return promise;
  };
  return {
    ask,
    async take<Value>(asked: Asked) {
      const { status, headers, text } = await ask(asked);
      if (status >= 200 && status < 300) return (text === '' ? undefined : JSON.parse(text)) as Value;
      const words = `${asked.method ?? 'GET'} ${asked.path.replace(/[0-9A-Z]{2,3}-[0-9A-Z]{5}-[0-9A-Z]{5}|[0-9a-f-]{36}/g, '…')}: ${status} ${text.slice(0, 120)}${/"fields":.{0,160}/.exec(text)?.[0] ?? ''}`;
      if ((status === 429 || status === 503) && headers['retry-after'] !== undefined)
        throw new Refusal(words, Number(headers['retry-after']));
      throw new Error(words);
    },
    close: () => agent.destroy(),
  };
}
