import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { callsTold, onEnd, requestsTold, statementsTold, sweepsTold } from './channels.ts';
import { listenOutside, type OutsideCall } from './outside-calls.ts';

/** What waits in a table until it is due, and what nobody but a person will move. */
export type QueueLength = {
  readonly regionId: string;
  readonly kind: string;
  readonly due: number;
  readonly stuck: number;
  /** Since when the oldest has been due; undefined where nothing is. */
  readonly oldestDueSeconds: number | undefined;
};

export type MetricsInput = {
  readonly pool: Pick<pg.Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
  /** Asked when metrics are read, at most every few seconds. */
  readonly queues: () => Promise<readonly QueueLength[]>;
  /** Services outside that do not answer now. */
  readonly outages: () => Promise<readonly string[]>;
  /** Undefined where no folder of backups is known. */
  readonly backupAgeSeconds: () => number | undefined;
  readonly isDraining: () => boolean;
  /** Pages that this process tells of changes now. */
  readonly openPages: () => number;
  readonly version: string;
};

export type Metrics = {
  /** The text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
  close(): void;
};

const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const sweepBuckets = [0.01, 0.05, 0.25, 1, 5, 30, 120];
const statementBuckets = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 15];

/** Beyond so many hosts the rest are one: a label must not grow with what partners register. */
const mostHosts = 40;
const queueAgeMilliseconds = 10_000;

/**
 * Everything that is counted, in a registry of its own. Labels are names of ours: routes by pattern, commands, sweeps,
 * kinds of queues, hosts of services. Nothing of a person is in them (UU 27/2022), since metrics are kept elsewhere.
 */
export function createMetrics(input: MetricsInput): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const stops = [...countRequests(registry), countOutside(registry), countStatements(registry)];
  const gauge = gauges(registry);
  gauge('satuloket_build_info', 'Version of Satuloket and of Node', ['version', 'node']).set(
    { version: input.version, node: process.versions.node },
    1,
  );
  const draining = gauge('satuloket_draining', '1 while this process takes no new work', []);
  const pages = gauge('satuloket_open_pages', 'Pages that are told of changes', []);
  const connections = gauge('satuloket_database_connections', 'Connections of the pool', ['state']);
  const due = gauge('satuloket_queue_due', 'Items whose time has come', ['region', 'kind']);
  const stuck = gauge('satuloket_queue_stuck', 'Items that wait for a person', ['region', 'kind']);
  const oldest = gauge('satuloket_queue_oldest_seconds', 'How long the oldest item has been due', [
    'region',
    'kind',
  ]);
  const outage = gauge('satuloket_outside_outage', '1 for a service outside that does not answer', [
    'service',
  ]);
  const backup = gauge('satuloket_backup_age_seconds', 'Age of the newest whole backup', []);
  const readable = gauge('satuloket_queues_readable', '0 when the database could not be asked', []);
  let readAt = Number.NEGATIVE_INFINITY;

  async function readQueues(): Promise<void> {
    // Several scrapers cost the database no more than one.
    if (performance.now() - readAt < queueAgeMilliseconds) return;
    readAt = performance.now();
    try {
      const [lengths, away] = await Promise.all([input.queues(), input.outages()]);
      for (const each of [due, stuck, oldest, outage]) each.reset();
      for (const { regionId, kind, ...length } of lengths) {
        const labels = { region: regionId, kind };
        due.set(labels, length.due);
        stuck.set(labels, length.stuck);
        oldest.set(labels, length.oldestDueSeconds ?? 0);
      }
      for (const service of away) outage.set({ service }, 1);
      readable.set(1);
    } catch {
      // Metrics must be read above all when the database is away.
      readable.set(0);
    }
  }

  return {
    contentType: registry.contentType,
    async text() {
      draining.set(input.isDraining() ? 1 : 0);
      pages.set(input.openPages());
      connections.set({ state: 'open' }, input.pool.totalCount);
      connections.set({ state: 'idle' }, input.pool.idleCount);
      connections.set({ state: 'awaited' }, input.pool.waitingCount);
      const age = input.backupAgeSeconds();
      if (age !== undefined) backup.set(age);
      await readQueues();
      return registry.metrics();
    },
    close() {
      for (const stop of stops) stop();
      registry.clear();
    },
  };
}

const gauges =
  (registry: Registry) =>
  (name: string, help: string, labelNames: readonly string[]): Gauge =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });

function countRequests(registry: Registry): readonly (() => void)[] {
  const registers = [registry];
  const requests = new Histogram({
    name: 'satuloket_http_request_seconds',
    help: 'Requests by the pattern of their route',
    labelNames: ['face', 'method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const commands = new Histogram({
    name: 'satuloket_command_seconds',
    help: 'Commands: calls that carry a key of the client',
    labelNames: ['command', 'outcome'],
    buckets: requestBuckets,
    registers,
  });
  const refusals = new Counter({
    name: 'satuloket_command_refusals_total',
    help: 'Commands that were refused, by the code of the problem',
    labelNames: ['command', 'code'],
    registers,
  });
  const sweeps = new Histogram({
    name: 'satuloket_sweep_seconds',
    help: 'Runs of the sweeps',
    labelNames: ['sweep', 'outcome'],
    buckets: sweepBuckets,
    registers,
  });
  const lastRun = new Gauge({
    name: 'satuloket_sweep_last_success_timestamp_seconds',
    help: 'When a sweep last came to its end without a failure',
    labelNames: ['sweep'],
    registers,
  });
  const secondsSince = (beganAt: number): number => (performance.now() - beganAt) / 1000;
  return [
    onEnd(requestsTold, ({ beganAt, face, method, route, status = 0 }) =>
      requests.observe(
        {
          face,
          method: knownMethod(method),
          route: route ?? 'other',
          status: `${Math.floor(status / 100)}xx`,
        },
        secondsSince(beganAt),
      ),
    ),
    onEnd(callsTold, ({ beganAt, name, isCommand, outcome = 'ok', code }) => {
      if (!isCommand) return;
      commands.observe({ command: name, outcome }, secondsSince(beganAt));
      if (code !== undefined) refusals.inc({ command: name, code });
    }),
    onEnd(sweepsTold, ({ beganAt, name, failure }) => {
      sweeps.observe(
        { sweep: name, outcome: failure === undefined ? 'ok' : 'failed' },
        secondsSince(beganAt),
      );
      if (failure === undefined) lastRun.set({ sweep: name }, Date.now() / 1000);
    }),
  ];
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** A client may invent methods; a label may not grow with them. */
const knownMethod = (method: string): string => (methods.has(method) ? method : 'other');

function countOutside(registry: Registry): () => void {
  const calls = new Histogram({
    name: 'satuloket_outside_request_seconds',
    help: 'Calls to services of others, by host; outcome is the class of the status, or none',
    labelNames: ['host', 'outcome'],
    buckets: requestBuckets,
    registers: [registry],
  });
  const began = new WeakMap<OutsideCall, number>();
  const hosts = new Set<string>();
  const hostLabel = (host: string): string => {
    if (hosts.has(host)) return host;
    if (hosts.size >= mostHosts) return 'other';
    hosts.add(host);
    return host;
  };
  return listenOutside({
    began: (call) => void began.set(call, performance.now()),
    ended(call, status) {
      const outcome = status === undefined ? 'none' : `${Math.floor(status / 100)}xx`;
      const since = began.get(call) ?? performance.now();
      calls.observe({ host: hostLabel(call.host), outcome }, (performance.now() - since) / 1000);
    },
  });
}

function countStatements(registry: Registry): () => void {
  const statements = new Histogram({
    name: 'satuloket_database_statement_seconds',
    help: 'Statements, by their verb',
    labelNames: ['verb', 'outcome'],
    buckets: statementBuckets,
    registers: [registry],
  });
  return statementsTold.subscribe(({ sql, milliseconds, failed }) =>
    statements.observe({ verb: verbOf(sql), outcome: failed ? 'failed' : 'ok' }, milliseconds / 1000),
  );
}

const verbs = new Set(['select', 'insert', 'update', 'delete', 'with', 'begin', 'commit', 'rollback']);

export function verbOf(sql: string): string {
  const [verb = ''] = sql.trimStart().slice(0, 10).toLowerCase().split(/\s/, 1);
  return verbs.has(verb) ? verb : 'other';
}
