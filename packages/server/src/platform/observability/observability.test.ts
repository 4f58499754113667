import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { failure, success } from '@satuloket/engine';
import { afterEach, describe, expect, test } from 'vitest';
import type { Services } from '../../types.ts';
import { createHttp, type Http, type WebRequest } from '../http/http.ts';
import { startSweeps } from '../sweeps/index.ts';
import { statementsTold } from './channels.ts';
import { createMetrics, type Metrics, type QueueLength } from './metrics.ts';
import { observedServices } from './observed-services.ts';
import { openOperationsPort } from './operations-port.ts';
import { createReadinessProbe, type ReadinessInput } from './readiness.ts';
import { startTracing } from './tracing.ts';

const nik = '3275015403967001';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function metricsWith(input: { readonly queues?: () => Promise<readonly QueueLength[]> } = {}): Metrics {
  const metrics = createMetrics({
    pool: { totalCount: 5, idleCount: 3, waitingCount: 1 },
    queues: input.queues ?? (async () => []),
    outages: async () => ['register'],
    backupAgeSeconds: () => 120,
    isDraining: () => false,
    openPages: () => 7,
    version: '9.9.9',
  });
  closing.push(() => metrics.close());
  return metrics;
}

const problem = (code: string) => ({ code, message: { id: code, en: code }, status: 409, retryable: false });

const services = observedServices({
  catalogue: { regions: () => [], region: () => undefined },
  cups: {
    async take({ who }: { readonly key: string; readonly who: string }) {
      statementsTold.publish(() => ({
        sql: 'select "id" from "cup" where "owner" = $1',
        milliseconds: 2,
        failed: false,
      }));
      return who === nik ? failure(problem('cup-taken')) : success({ id: 1 });
    },
    look: async (who: string) => success(who),
  },
});

async function openHttp(): Promise<string> {
  const http: Http = await createHttp({
    services: services as unknown as Services,
    config: { logLevel: 'silent' },
    routes: [
      (app) => {
        app.get('/cups/:owner', async (request) => {
          const { owner } = request.params as { owner: string };
          await services.cups.look(owner);
          return services.cups.take({ key: 'k', who: owner });
        });
      },
    ],
    webHandler(request, response) {
      (request as WebRequest).routeId = '/[region]/cangkir/[id]';
      response.end('page');
    },
  });
  closing.push(() => http.close());
  return `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
}

async function openStranger(): Promise<{ readonly url: string; readonly traceparents: string[] }> {
  const traceparents: string[] = [];
  const server: Server = createServer((request, response) => {
    traceparents.push(String(request.headers.traceparent));
    response.writeHead(request.url?.startsWith('/broken') ? 500 : 200).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, traceparents };
}

describe('metrics', () => {
  test('count requests by pattern, commands by outcome, and name no one', async () => {
    const metrics = metricsWith();
    const base = await openHttp();
    for (const path of [
      `/api/cups/${nik}`,
      '/api/cups/budi',
      `/kota/cangkir/${nik}?nik=${nik}`,
      `/api/no/${nik}`,
    ])
      await (await fetch(base + path)).text();
    const text = await metrics.text();
    expect(text).toContain(
      'satuloket_http_request_seconds_count{face="api",method="GET",route="/api/cups/:owner",status="2xx"} 2',
    );
    expect(text).toContain('route="/[region]/cangkir/[id]",status="2xx"} 1');
    expect(text).toContain('satuloket_command_seconds_count{command="cups.take",outcome="refused"} 1');
    expect(text).toContain('satuloket_command_seconds_count{command="cups.take",outcome="ok"} 1');
    expect(text).toContain('satuloket_command_refusals_total{command="cups.take",code="cup-taken"} 1');
    expect(text).toContain('satuloket_database_statement_seconds_count{verb="select",outcome="ok"} 2');
    expect(text).not.toContain('cups.look');
    expect(text).not.toContain(nik);
    expect(text).not.toContain('budi');
  });

  test('tell sweeps, queues, the pool, services outside, the event loop and the backup', async () => {
    const metrics = metricsWith({
      queues: async () => [{ regionId: '99.01', kind: 'messages', due: 4, stuck: 2, oldestDueSeconds: 61 }],
    });
    const stranger = await openStranger();
    await (await fetch(`${stranger.url}/broken?nik=${nik}`)).text();
    const { promise: twice, resolve } = Promise.withResolvers<void>();
    let runs = 0;
    const sweeps = startSweeps(
      [
        {
          name: 'cups',
          everyMilliseconds: 1,
          async run() {
            runs += 1;
            if (runs === 3) resolve();
            if (runs === 1) throw new Error(nik);
          },
        },
      ],
      () => undefined,
    );
    await twice;
    await sweeps.stop();
    const text = await metrics.text();
    expect(text).toContain('satuloket_sweep_seconds_count{sweep="cups",outcome="failed"} 1');
    expect(text).toMatch(/satuloket_sweep_last_success_timestamp_seconds\{sweep="cups"\} \d{10}/);
    expect(text).toContain('satuloket_queue_due{region="99.01",kind="messages"} 4');
    expect(text).toContain('satuloket_queue_stuck{region="99.01",kind="messages"} 2');
    expect(text).toContain('satuloket_queue_oldest_seconds{region="99.01",kind="messages"} 61');
    expect(text).toContain('satuloket_outside_outage{service="register"} 1');
    expect(text).toContain(
      `satuloket_outside_request_seconds_count{host="${new URL(stranger.url).host}",outcome="5xx"} 1`,
    );
    expect(text).toContain('satuloket_database_connections{state="awaited"} 1');
    expect(text).toContain('satuloket_open_pages 7');
    expect(text).toContain('satuloket_backup_age_seconds 120');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).not.toContain(nik);
  });

  test('are read while the database is away', async () => {
    const metrics = metricsWith({
      queues: async () => {
        throw new Error('away');
      },
    });
    expect(await metrics.text()).toContain('satuloket_queues_readable 0');
  });

  test.each([
    ['no token asked for', undefined, undefined, 200],
    ['the token', 'a-token-of-length', 'Bearer a-token-of-length', 200],
    ['another token', 'a-token-of-length', 'Bearer another-token', 401],
    ['no token sent', 'a-token-of-length', undefined, 401],
  ])('on a port of their own: %s', async (_, token, authorization, status) => {
    const port = await openOperationsPort({
      host: '127.0.0.1',
      port: 0,
      token,
      metrics: { contentType: 'text/plain', text: async () => 'up 1' },
      readiness: { check: async () => ready },
    });
    closing.push(() => port.close());
    const headers = authorization === undefined ? undefined : { authorization };
    const answer = await fetch(`http://127.0.0.1:${port.port}/metrics`, { headers });
    expect(answer.status).toBe(status);
    expect((await answer.text()).includes('up 1')).toBe(status === 200);
    const health = await fetch(`http://127.0.0.1:${port.port}/health/ready`);
    expect(health.status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port.port}/other`)).status).toBe(404);
  });

  test('are not on the port of the service', async () => {
    metricsWith();
    const base = await openHttp();
    expect(await (await fetch(`${base}/metrics`)).text()).toBe('page');
  });
});

const strangeTrace = '4bf92f3577b34da6a3ce929d0e0e4736';

/** By a bare connection: what Node sends by itself would carry a trace of ours. */
async function sendPlainly(address: string): Promise<void> {
  const { hostname, port, pathname } = new URL(address);
  const socket = connect(Number(port), hostname);
  const traceparent = `00-${strangeTrace}-00f067aa0ba902b7-01`;
  socket.write(
    `GET ${pathname} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntraceparent: ${traceparent}\r\n\r\n`,
  );
  for await (const _ of socket);
}

const ready = {
  ready: true,
  checks: { database: 'ok', migrations: 'ok', keys: 'ok', server: 'ok' },
} as const;

describe('readiness', () => {
  const probe = (input: Partial<ReadinessInput> & { readonly newest?: number | Error }) =>
    createReadinessProbe({
      pool: {
        query: (async () => {
          if (input.newest instanceof Error) throw input.newest;
          return { rows: [{ newest: input.newest ?? 10 }] };
        }) as never,
      },
      newestMigration: 10,
      keysOpen: async () => true,
      ...input,
    });

  test.each([
    ['all is well', {}, {}],
    ['a newer version has migrated already', { newest: 12 }, {}],
    [
      'the database is away',
      { newest: new Error('gone') },
      { database: 'away', migrations: 'away', keys: 'away' },
    ],
    ['migrations are missing', { newest: 9 }, { migrations: 'behind' }],
    ['the keys open nothing', { keysOpen: async () => false }, { keys: 'mismatch' }],
  ])('%s', async (_, input, expected) => {
    const state = await probe(input).check();
    expect(state).toEqual({
      ready: Object.keys(expected).length === 0,
      checks: { ...ready.checks, ...expected },
    });
  });

  test('a key service that is away is told, and keeps nobody from being served', async () => {
    let opens = true;
    const watching = probe({
      keyServiceKeptMilliseconds: 0,
      keyServiceOpens: async () => {
        if (opens) return success(undefined);
        return failure({
          code: 'key-service-away',
          status: 500,
          retryable: true,
          message: { id: '', en: '' },
        });
      },
    });
    expect(await watching.check()).toEqual({ ready: true, checks: { ...ready.checks, keyService: 'ok' } });
    opens = false;
    await expect
      .poll(watching.check)
      .toEqual({ ready: true, checks: { ...ready.checks, keyService: 'away' } });
    opens = true;
    await expect.poll(watching.check).toMatchObject({ checks: { keyService: 'ok' } });
  });

  test('a server that is being stopped is not ready, from one moment to the next', async () => {
    const draining = probe({});
    expect((await draining.check()).ready).toBe(true);
    draining.drain();
    expect(await draining.check()).toEqual({ ready: false, checks: { ...ready.checks, server: 'draining' } });
  });
});

describe('traces', () => {
  async function traced(percent = 100) {
    const exporter = new InMemorySpanExporter();
    const tracing = await startTracing({ endpoint: 'http://127.0.0.1:4318', percent, exporter });
    closing.push(() => tracing.close());
    return exporter;
  }

  test('a request, its calls and its statements hang together, with no value in them', async () => {
    const exporter = await traced();
    const base = await openHttp();
    await sendPlainly(`${base}/api/cups/${nik}`);
    const spans = () =>
      exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === strangeTrace);
    await expect.poll(() => spans().some(({ name }) => name === 'GET /api/cups/:owner')).toBe(true);
    expect(spans().map(({ resource }) => resource.attributes['service.name'])).toContain('satuloket');
    const byName = new Map(spans().map((span) => [span.name, span]));
    const idOf = (name: string) => byName.get(name)?.spanContext().spanId;
    expect(byName.get('GET /api/cups/:owner')?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    expect(byName.get('cups.take')?.parentSpanContext?.spanId).toBe(idOf('GET /api/cups/:owner'));
    expect(byName.get('cups.take')?.attributes).toMatchObject({
      'satuloket.outcome': 'refused',
      'satuloket.problem': 'cup-taken',
    });
    expect(byName.get('select')?.parentSpanContext?.spanId).toBe(idOf('cups.take'));
    expect(byName.get('select')?.attributes['db.query.text']).toContain('$1');
    expect(JSON.stringify(spans().map(({ name, attributes }) => [name, attributes]))).not.toContain(nik);
  });

  test('go on in what is called outside', async () => {
    const exporter = await traced();
    const stranger = await openStranger();
    await (await fetch(`${stranger.url}/a?nik=${nik}`)).text();
    await expect
      .poll(() => exporter.getFinishedSpans().filter(({ attributes }) => attributes['server.address']).length)
      .toBe(1);
    const [span] = exporter.getFinishedSpans();
    const { traceId, spanId } = span!.spanContext();
    expect(stranger.traceparents).toEqual([`00-${traceId}-${spanId}-01`]);
    expect(JSON.stringify(span!.attributes)).not.toContain(nik);
  });

  test('a stranger can not make us keep more than our share', async () => {
    const exporter = await traced(0);
    const base = await openHttp();
    await sendPlainly(`${base}/api/cups/budi`);
    await wait(20);
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});
