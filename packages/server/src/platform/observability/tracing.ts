import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  SimpleSpanProcessor,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { type CallTold, callsTold, type RequestTold, requestsTold, statementsTold } from './channels.ts';
import { verbOf } from './metrics.ts';
import { listenOutside, type OutsideCall } from './outside-calls.ts';

export type TracingInput = {
  /** `http://127.0.0.1:4318`, as OTEL_EXPORTER_OTLP_ENDPOINT has it. */
  readonly endpoint: string;
  /** How many of a hundred traces are kept. */
  readonly percent: number;
  /** In tests: where spans go at once instead of over the wire. */
  readonly exporter?: SpanExporter;
};

export type Tracing = { close(): Promise<void> };

/**
 * Spans of requests, of calls of our services, of statements (with placeholders, never values) and of calls to services
 * of others, by OTLP over HTTP. Loaded only where an address was given: it costs memory and a little time otherwise.
 */
export async function startTracing(input: TracingInput): Promise<Tracing> {
  const provider = new TracerProvider({
    // Whoever collects finds us by a name, not by the path of the program that runs.
    resource: resourceFromAttributes({ 'service.name': 'satuloket' }),
    sampler: samplerOf(input.percent / 100),
    spanProcessors: [await processorOf(input)],
  });
  const tracer = provider.getTracer('satuloket');
  const current = new AsyncLocalStorage<Span>();
  const spans = new WeakMap<object, Span>();
  const here = (): Context => {
    const span = current.getStore();
    return span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span);
  };
  const openSpan = (key: object, span: Span): Span => {
    spans.set(key, span);
    return span;
  };
  const closeSpan = (key: object, finish: (span: Span) => void): void => {
    const span = spans.get(key);
    if (span === undefined) return;
    spans.delete(key);
    finish(span);
    span.end();
  };

  requestsTold.start.bindStore(current, (told: RequestTold) =>
    openSpan(
      told,
      tracer.startSpan(
        told.method,
        {
          kind: SpanKind.SERVER,
          attributes: { 'http.request.method': told.method, 'satuloket.request_id': told.requestId },
        },
        remoteContext(told.traceparent),
      ),
    ),
  );
  const endRequest = (told: unknown): void =>
    closeSpan(told as object, (span) => {
      const { method, route, status = 0 } = told as RequestTold;
      if (route !== undefined) span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route ?? 'other', 'http.response.status_code': status });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    });
  requestsTold.asyncEnd.subscribe(endRequest);

  callsTold.start.bindStore(current, (told: CallTold) =>
    openSpan(told, tracer.startSpan(told.name, { kind: SpanKind.INTERNAL }, here())),
  );
  const endCall = (told: unknown): void =>
    closeSpan(told as object, (span) => {
      const { outcome = 'ok', code } = told as CallTold;
      span.setAttribute('satuloket.outcome', outcome);
      if (code !== undefined) span.setAttribute('satuloket.problem', code);
      if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
    });
  callsTold.asyncEnd.subscribe(endCall);

  const stopStatements = statementsTold.subscribe(({ sql, milliseconds, failed }) => {
    // Sweeps look into tables every few seconds: only what someone waits for is worth a span.
    if (current.getStore() === undefined) return;
    const endedAt = Date.now();
    const span = tracer.startSpan(
      verbOf(sql),
      {
        kind: SpanKind.CLIENT,
        startTime: endedAt - milliseconds,
        attributes: { 'db.system.name': 'postgresql', 'db.query.text': sql },
      },
      here(),
    );
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(endedAt);
  });

  const collector = new URL(input.endpoint).host;
  const stopOutside = listenOutside({
    began(call: OutsideCall) {
      // Sending spans is a call too, and would beget a span each time.
      if (call.host === collector) return;
      const span = tracer.startSpan(
        call.method,
        {
          kind: SpanKind.CLIENT,
          attributes: { 'http.request.method': call.method, 'server.address': call.host },
        },
        here(),
      );
      openSpan(call, span);
      call.setHeader('traceparent', traceparentOf(span));
    },
    ended: (call, status) =>
      closeSpan(call, (span) => {
        if (status !== undefined) span.setAttribute('http.response.status_code', status);
        if (status === undefined || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      }),
  });

  return {
    async close() {
      requestsTold.start.unbindStore(current);
      callsTold.start.unbindStore(current);
      requestsTold.asyncEnd.unsubscribe(endRequest);
      callsTold.asyncEnd.unsubscribe(endCall);
      stopStatements();
      stopOutside();
      await provider.shutdown();
    },
  };
}

/** A stranger may name a trace, but not make us keep it: that stays our own share. */
function samplerOf(share: number): ParentBasedSampler {
  const ours = new TraceIdRatioBasedSampler(share);
  return new ParentBasedSampler({ root: ours, remoteParentSampled: ours });
}

async function processorOf(input: TracingInput): Promise<BatchSpanProcessor | SimpleSpanProcessor> {
  if (input.exporter !== undefined) return new SimpleSpanProcessor({ exporter: input.exporter });
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const url = `${input.endpoint.replace(/\/+$/, '')}/v1/traces`;
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) });
}

const traceparentShape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function remoteContext(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = traceparentShape.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || /^0+$/.test(traceId) || /^0+$/.test(spanId)) {
    return ROOT_CONTEXT;
  }
  const traceFlags = Number.parseInt(flags ?? '00', 16) & 1;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
