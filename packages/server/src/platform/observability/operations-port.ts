import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';
import type { ReadinessProbe } from './readiness.ts';

export type OperationsPortInput = {
  readonly host: string;
  readonly port: number;
  /** What whoever reads metrics must send as a bearer token; undefined on the loopback address only. */
  readonly token: string | undefined;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  readonly readiness: Pick<ReadinessProbe, 'check'>;
};

export type OperationsPort = { readonly port: number; close(): Promise<void> };

/** Metrics and health on a port of their own, so that no proxy in front of the service can ever pass them on. */
export async function openOperationsPort(input: OperationsPortInput): Promise<OperationsPort> {
  const server = createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    answer(input, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  await listen(server, input);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { token, metrics, readiness }: OperationsPortInput,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
  switch (request.url) {
    case '/health/live':
      return json(response, 200, { status: 'up' });
    case '/health/ready': {
      const state = await readiness.check();
      return json(response, state.ready ? 200 : 503, state);
    }
    case '/metrics':
      if (token !== undefined && !isSame(request.headers.authorization ?? '', `Bearer ${token}`)) {
        return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
      }
      response.setHeader('content-type', metrics.contentType);
      return void response.end(await metrics.text());
    default:
      return void response.writeHead(404).end();
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Digests are of one length, so that time tells nothing about the token. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function listen(server: Server, { host, port }: OperationsPortInput): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
