import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Problem } from '@satuloket/engine';
import Fastify, { type FastifyRequest, type FastifyServerFactory, LogController } from 'fastify';
import type { Caller, RegionSummary, Services } from '../../types.ts';
import { type RequestTold, requestsTold } from '../observability/channels.ts';
import type { ReadinessProbe } from '../observability/readiness.ts';
import { type HttpConfig, httpDefaults } from './config.ts';
import { documentApi } from './documentation.ts';
import { tagAnswer } from './entity-tags.ts';
import { handleErrors } from './errors.ts';
import { localeOf } from './locale.ts';
import { loggerOptions } from './logging.ts';
import { createPageCache, type PageCache } from './page-cache.ts';
import { edgeProblems, ProblemDocument, sendProblem } from './problems.ts';
import { admitProgram } from './programs.ts';
import type { RateLimit } from './rate-limit.ts';
import { newRequestId } from './request-id.ts';
import type { RegisterRoutes } from './routes.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { addSharedShapes } from './shapes.ts';
import type { HttpApp, TypeBoxProvider } from './typebox.ts';
import { buildSerializer, compileValidator } from './validation.ts';

/** What the web app finds on `event.platform.req`. */
export type WebRequest = IncomingMessage & {
  services: Services;
  requestId: string;
  clientAddress: string;
  /** The web app writes the matched route's pattern here, so that the log can name it without the address. */
  routeId?: string;
};

export type WebHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type HttpInput = {
  readonly services: Services;
  readonly config: HttpConfig;
  /** The web app's handler; absent in tests of the API alone. */
  readonly webHandler?: WebHandler;
  /** The parts' routes, registered under `/api`. */
  readonly routes: readonly RegisterRoutes[];
  /** Routes with addresses of their own: `/files/…`, `/hooks/…`. */
  readonly rootRoutes?: readonly RegisterRoutes[];
  readonly rateLimit?: RateLimit;
  /** Answers `/health/ready`; absent in tests of the API alone. */
  readonly readiness?: Pick<ReadinessProbe, 'check'>;
  /** What the page about the API explains of problems; those of the edge alone, without it. */
  readonly problems?: () => Promise<readonly Problem[]>;
  /** Reads the clock for the page cache only. */
  readonly now?: () => number;
};

export type Http = {
  readonly app: HttpApp;
  readonly server: Server;
  readonly pageCache: PageCache;
  /** Resolves with the port that was taken; port 0 takes any free one. */
  listen(input: { host: string; port: number }): Promise<number>;
  /** Takes no new requests, lets open ones finish for the grace period, then cuts them. */
  close(): Promise<void>;
};

/** The API's paths; everything else belongs to the web app. */
const apiPath = /^\/(?:api|health|files|hooks)(?:[/?]|$)/;

const protocolHeader = 'x-satuloket-protocol';

/** One Node server for both faces: Fastify answers the API's paths, the web app all others. */
export async function createHttp(input: HttpInput): Promise<Http> {
  const { services, webHandler } = input;
  const config = { ...httpDefaults, ...input.config };
  const pageCache = createPageCache(config.pageCacheLimitBytes);
  const now = input.now ?? Date.now;
  let server: Server | undefined;

  const serverFactory: FastifyServerFactory = (answerApi) => {
    server = createServer(
      { connectionsCheckingInterval: config.slowestHeadersMilliseconds / 2 },
      (request, response) => {
        const webRequest = request as WebRequest;
        webRequest.requestId = newRequestId();
        webRequest.clientAddress = clientAddress(request, config.trustProxy);
        const isHttps = isHttpsRequest(request, config);
        // The web app builds its origin from this header and refuses forms from any other: only we may set it.
        request.headers[protocolHeader] = isHttps ? 'https' : 'http';
        setSecurityHeaders(response, { isHttps, requestId: webRequest.requestId });
        const face = !webHandler || apiPath.test(request.url ?? '/') ? 'api' : 'page';
        tellRequest(webRequest, response, face, () => {
          if (face === 'api') answerApi(request, response);
          else answerPage(webRequest, response);
        });
      },
    );
    // Slow senders may not hold a connection for ever; uploads of a phone on a bad line still get two minutes.
    server.requestTimeout = 120_000;
    server.headersTimeout = config.slowestHeadersMilliseconds;
    return server;
  };

  const app: HttpApp = Fastify({
    serverFactory,
    logger: loggerOptions(config),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => (request as WebRequest).requestId,
    bodyLimit: config.apiBodyLimitBytes,
    trustProxy: config.trustProxy,
    routerOptions: { maxParamLength: 200 },
    // Set on the app alone it would not hold for parts that add shapes of their own: Fastify would build its default
    // one for them, which converts bodies and drops what it does not know. The type is that of Ajv's own.
    schemaController: {
      compilersFactory: { buildValidator: () => compileValidator as never, buildSerializer },
    },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  }).withTypeProvider<TypeBoxProvider>();

  function answerPage(request: WebRequest, response: ServerResponse): void {
    const startedAt = performance.now();
    response.once('finish', () => {
      const milliseconds = Math.round(performance.now() - startedAt);
      app.log.info(
        {
          requestId: request.requestId,
          method: request.method,
          route: request.routeId ?? null,
          status: response.statusCode,
          milliseconds,
        },
        'page',
      );
    });
    const refused = refusal(request, response);
    if (refused) {
      response.writeHead(429, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(edgeProblems.tooMany.message.id);
      return;
    }
    // A form that is no form: the web app would try to read one, and fail.
    if (request.headers['content-type']?.toLowerCase().startsWith('text/plain')) {
      response.writeHead(415, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(edgeProblems.unsupportedMediaType.message.id);
      return;
    }
    request.services = services;
    const [, search = ''] = (request.url ?? '').split('?', 2);
    const locale = localeOf({ search, cookie: request.headers.cookie });
    if (pageCache.serve({ request, response, locale, now: now() }) === 'served') {
      request.routeId = 'kept page';
      return;
    }
    Promise.resolve(webHandler?.(request, response)).catch((error: unknown) => {
      app.log.error({ requestId: request.requestId, err: error }, 'page failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${edgeProblems.internal.message.id} (${request.requestId})`);
    });
  }

  function refusal(request: IncomingMessage, response: ServerResponse): boolean {
    const refused = input.rateLimit?.({
      path: (request.url ?? '/').split('?')[0] ?? '/',
      address: clientAddress(request, config.trustProxy),
      method: request.method ?? 'GET',
    });
    if (refused) response.setHeader('retry-after', Math.ceil(refused.retryAfterSeconds));
    return refused !== undefined;
  }

  app.addSchema(ProblemDocument);
  addSharedShapes(app);
  app.decorateRequest('locale', 'id');
  app.decorateRequest('region', { getter: regionOutsideRegions });
  app.decorateRequest('program', null);
  app.decorateRequest('caller', callerOf);
  handleErrors(app);
  // Fastify would hand text on as a body, which no address of ours takes.
  app.removeContentTypeParser('text/plain');

  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url) (request.raw as WebRequest).routeId = request.routeOptions.url;
    request.locale = localeOf({
      search: request.url.split('?', 2)[1] ?? '',
      cookie: request.headers.cookie,
      acceptLanguage: request.headers['accept-language'],
    });
    reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    reply.header('cache-control', 'no-store');
    if (refusal(request.raw, reply.raw)) return sendProblem(reply, edgeProblems.tooMany);
    if (isForeignPost(request)) return sendProblem(reply, edgeProblems.otherOrigin);
    const { region: regionId } = request.params as { region?: string };
    if (regionId === undefined) return admitProgram(services, request, reply);
    const region = services.catalogue.region(regionId);
    if (!region) return sendProblem(reply, edgeProblems.regionUnknown);
    Object.defineProperty(request, 'region', { value: region });
    return admitProgram(services, request, reply);
  });
  app.addHook('onSend', tagAnswer);
  app.addHook('onResponse', async (request, reply) => {
    app.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'api',
    );
  });

  async function callerOf(this: FastifyRequest): Promise<Caller> {
    const { region, id: requestId, locale } = this;
    if (this.program !== null)
      return { regionId: region.id, requestId, locale, face: 'api', who: this.program };
    const caller = await services.people.callerOf({
      regionId: region.id,
      headers: toHeaders(this.headers),
      requestId,
      locale,
      address: this.ip,
    });
    return { ...caller, face: 'api' };
  }

  await app.register(documentApi, {
    version: config.version ?? '0.1.0',
    services,
    routes: input.routes,
    rootRoutes: input.rootRoutes ?? [],
    problems: input.problems ?? (async () => Object.values(edgeProblems)),
    readiness: input.readiness,
  });

  return {
    app,
    pageCache,
    get server() {
      return app.server as Server;
    },
    async listen({ host, port }) {
      await app.listen({ host, port });
      const address = app.server.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    async close() {
      const cut = setTimeout(() => server?.closeAllConnections(), config.shutdownGraceSeconds * 1000);
      // A connection that was busy when the order came is idle once it is answered, and would be kept alive.
      const sweep = setInterval(() => server?.closeIdleConnections(), 50);
      await app.close();
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}

/** Everything that follows from a request runs inside what is told of it, so that a trace finds its way. */
function tellRequest(
  request: WebRequest,
  response: ServerResponse,
  face: RequestTold['face'],
  answer: () => void,
): void {
  if (!requestsTold.hasSubscribers) {
    answer();
    return;
  }
  const { traceparent } = request.headers;
  const told: RequestTold = {
    beganAt: performance.now(),
    requestId: request.requestId,
    method: request.method ?? 'GET',
    face,
    traceparent: typeof traceparent === 'string' ? traceparent : undefined,
  };
  response.once('close', () => {
    if (request.routeId !== undefined) told.route = request.routeId;
    told.status = response.statusCode;
    requestsTold.asyncEnd.publish(told);
  });
  requestsTold.start.runStores(told, answer);
}

function regionOutsideRegions(): RegionSummary {
  throw new Error('request.region was read on a route whose path has no :region');
}

function toHeaders(given: IncomingMessage['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}

function isHttpsRequest(request: IncomingMessage, config: HttpConfig): boolean {
  const forwarded = request.headers['x-forwarded-proto'];
  if (config.trustProxy && typeof forwarded === 'string') return forwarded.split(',')[0]?.trim() === 'https';
  return config.publicUrl?.startsWith('https:') ?? false;
}

function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = request.headers['x-forwarded-for'];
  if (trustProxy && typeof forwarded === 'string') return forwarded.split(',').at(-1)?.trim() ?? '';
  return request.socket.remoteAddress ?? '';
}

/**
 * A browser that sends our cookies names the page that made it do so; a page of another site may not act in the
 * person's name. Programs send no Origin and no cookie and are let through to their own authorisation.
 */
function isForeignPost(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false;
  const { origin, cookie, host } = request.headers;
  if (!origin || !cookie) return false;
  return origin !== `${request.raw.headers[protocolHeader]}://${host}`;
}
