import {
  Agent,
  request as ask,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { isThisMachine, networkOf } from '@satuloket/server';

/** One server process behind the balancer. */
export type Member = { readonly port: number };

export type Balancer = {
  readonly port: number;
  /** From now on it may be asked, when it says that it is ready. */
  add(member: Member): void;
  remove(member: Member): void;
  /** How many are ready now. */
  ready(): number;
  close(): Promise<void>;
};

type Known = Member & { isReady: boolean };

const lookEveryMilliseconds = 500;
const looksWithinMilliseconds = 3_000;
/** Longer bodies pass once, as they come. */
const keptBodyBytes = 256 * 1024;
const retryAfterSeconds = 2;

/**
 * A small proxy before several processes of one machine. Whoever comes from one network is led to one process as long as
 * it is ready, so that limits of pace count once; what this machine asks goes round. A request that reached nobody, or
 * that may be repeated, is asked of another process when one goes away; all else is answered 503, to be tried again.
 */
export async function startBalancer(input: {
  readonly host: string;
  readonly port: number;
}): Promise<Balancer> {
  const members: Known[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  // Streams stay for as long as a page is looked at: they take no place from requests.
  const streams = new Agent({ keepAlive: false });
  let turn = 0;

  const server = createServer((request, response) => {
    void carry(request, response).catch(() => unavailable(response));
  });

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.socket.remoteAddress ?? '';
    const body = await shortBody(request);
    const tried = new Set<Known>();
    for (;;) {
      const member = choose(address, tried);
      if (member === undefined) return unavailable(response);
      tried.add(member);
      const outcome = await pass({ request, response, member, address, body });
      if (outcome === 'answered') return;
      if (outcome === 'unreached') member.isReady = false;
      // What was read as it came is gone; what may have happened is not asked again unless that is harmless.
      if (body === undefined || (outcome === 'broken' && !mayBeRepeated(request)))
        return unavailable(response);
    }
  }

  /** The same network finds the same process while the same ones are there; others only when theirs is gone. */
  function choose(address: string, tried: ReadonlySet<Known>): Known | undefined {
    const able = members.filter((member) => member.isReady && !tried.has(member));
    if (isThisMachine(address)) {
      turn += 1;
      return able[turn % Math.max(able.length, 1)];
    }
    return processOf(networkOf(address), able);
  }

  function pass(given: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly member: Known;
    readonly address: string;
    readonly body: Buffer | undefined;
  }): Promise<'answered' | 'unreached' | 'broken'> {
    const { request, response, member, address, body } = given;
    const { method, url: path } = request;
    const options: RequestOptions = {
      host: '127.0.0.1',
      port: member.port,
      agent: isStream(request) ? streams : agent,
      method,
      path,
      // What a client wrote into these is thrown away.
      headers: { ...request.headers, 'x-forwarded-for': address, 'x-forwarded-proto': 'http' },
    };
    return new Promise((resolve) => {
      let wasSent = false;
      const asked = ask(options, (answer) => {
        // A process that is being stopped says so before it does anything.
        if (answer.statusCode === 503 && !member.isReady && body !== undefined && mayBeRepeated(request)) {
          answer.resume();
          resolve('broken');
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.once('end', () => resolve('answered'));
        answer.once('close', () => {
          // Cut in the middle of its answer: the client sees that it is not whole.
          if (!answer.complete) response.destroy();
          resolve('answered');
        });
      });
      asked.once('socket', (socket) => {
        if (socket.connecting) socket.once('connect', () => (wasSent = true));
        else wasSent = true;
      });
      asked.once('error', () => resolve(wasSent ? 'broken' : 'unreached'));
      response.once('close', () => {
        if (!response.writableEnded) asked.destroy();
      });
      if (body === undefined) request.pipe(asked);
      else asked.end(body);
    });
  }

  const looking = setInterval(() => void Promise.all(members.map(look)), lookEveryMilliseconds);
  async function look(member: Known): Promise<void> {
    member.isReady = await isReady(member.port);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(input.port, input.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    add({ port }) {
      const member = { port, isReady: false };
      members.push(member);
      void look(member);
    },
    remove({ port }) {
      const at = members.findIndex((member) => member.port === port);
      if (at >= 0) members.splice(at, 1);
    },
    ready: () => members.filter(({ isReady }) => isReady).length,
    async close() {
      clearInterval(looking);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), looksWithinMilliseconds).unref();
      });
      agent.destroy();
      streams.destroy();
    },
  };
}

/** Reading twice changes nothing, and a command with a key happens once however often it is said. */
const mayBeRepeated = ({ method = '', headers }: IncomingMessage): boolean =>
  ['GET', 'HEAD', 'OPTIONS'].includes(method) || headers['idempotency-key'] !== undefined;

const isStream = ({ headers }: IncomingMessage): boolean => headers.accept === 'text/event-stream';

/** Undefined when it is long: then it is still to be read from the request. */
async function shortBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding !== undefined || Number(length ?? 0) > keptBodyBytes) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Rendezvous: when a process goes only its own networks move. */
export function processOf<Of extends Member>(network: string, members: readonly Of[]): Of | undefined {
  return members.toSorted((left, right) => weight(network, right.port) - weight(network, left.port))[0];
}

function weight(network: string, port: number): number {
  let hash = 0x811c9dc5;
  for (const letter of `${network}/${port}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function unavailable(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  response
    .writeHead(503, {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': String(retryAfterSeconds),
      'cache-control': 'no-store',
    })
    .end(
      'Satuloket sedang berganti proses. Coba lagi sebentar lagi; isian Anda tidak hilang dari halaman.\n',
    );
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(looksWithinMilliseconds),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
