import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Locale, Problem } from '@satuloket/engine';
import Fastify, { type FastifyRequest, type FastifyServerFactory, LogController } from 'fastify';
import type { Caller, RegionSummary, Services } from '../../types.ts';
import { type RequestTold, requestsTold } from '../observability/channels.ts';
import type { ReadinessProbe } from '../observability/readiness.ts';
import { type HttpConfig, httpDefaults } from './config.ts';
import { crowdedPage, crowdedPagePolicy, longestFormBytes } from './crowded-page.ts';
import { documentApi } from './documentation.ts';
import { createDoor } from './door.ts';
import { tagAnswer } from './entity-tags.ts';
import { handleErrors } from './errors.ts';
import { localeOf } from './locale.ts';
import { createAnswerLog, loggerOptions } from './logging.ts';
import { createPageCache, type PageCache } from './page-cache.ts';
import { edgeProblems, ProblemDocument, problemBody, sendProblem } from './problems.ts';
import { admitProgram } from './programs.ts';
import type { RateLimit } from './rate-limit.ts';
import { newRequestId } from './request-id.ts';
import type { RegisterRoutes } from './routes.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { addSharedShapes } from './shapes.ts';
import { whenItStaysOpen } from './stays-open.ts';
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

/** The API's paths, and the one by which pages of a region hear of changes; everything else belongs to the web app. */
const apiPath = /^\/(?:(?:api|health|files|hooks)(?:[/?]|$)|[^/?]+\/langsung(?:\?|$))/;

const protocolHeader = 'x-satuloket-protocol';

/**
 * A kept connection on which nothing is asked is given up after so long. Longer than by whoever stands before the server
 * (`keepalive` in `deploy/Caddyfile`): a request that leaves while the server closes is lost, and one that writes is not
 * sent again.
 */
export const keptConnectionMilliseconds = 75_000;

/** One Node server for both faces: Fastify answers the API's paths, the web app all others. */
export async function createHttp(input: HttpInput): Promise<Http> {
  const { services, webHandler } = input;
  const config = { ...httpDefaults, ...input.config };
  const pageCache = createPageCache(config.pageCacheLimitBytes);
  const door = createDoor(config.doorLimits);
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
          if (face === 'page') answerPage(webRequest, response);
          else if (!turnedAwayByApi(webRequest, response)) answerApi(request, response);
        });
      },
    );
    // Slow senders may not hold a connection for ever; uploads of a phone on a bad line still get two minutes.
    server.requestTimeout = 120_000;
    server.headersTimeout = config.slowestHeadersMilliseconds;
    server.keepAliveTimeout = keptConnectionMilliseconds;
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

  const logAnswer = createAnswerLog(app.log, config);

  function answerPage(request: WebRequest, response: ServerResponse): void {
    const startedAt = performance.now();
    response.once('finish', () => {
      const milliseconds = Math.round(performance.now() - startedAt);
      const { requestId, method = 'GET', routeId: route = null } = request;
      logAnswer({ requestId, method, route, status: response.statusCode, milliseconds }, 'page');
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
    const full = door.enter(request, response);
    if (full !== undefined) {
      request.routeId = 'turned away';
      void turnAwayPage(request, response, { locale, ...full });
      return;
    }
    Promise.resolve(webHandler?.(request, response)).catch((error: unknown) => {
      app.log.error({ requestId: request.requestId, err: error }, 'page failed');
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${edgeProblems.internal.message.id} (${request.requestId})`);
    });
  }

  /** Before anything is spent on it: a crowd is served by answering those whom we can. */
  function turnedAwayByApi(request: WebRequest, response: ServerResponse): boolean {
    const full = door.enter(request, response);
    if (full === undefined) return false;
    request.routeId = 'turned away';
    const { cookie, 'accept-language': acceptLanguage } = request.headers;
    const locale = localeOf({ search: (request.url ?? '').split('?', 2)[1] ?? '', cookie, acceptLanguage });
    response.writeHead(edgeProblems.crowded.status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(full.retryAfterSeconds),
      // What was sent is not read: the connection ends with the answer.
      ...(isReading(request) ? {} : { connection: 'close' }),
    });
    const { requestId } = request;
    response.end(JSON.stringify(problemBody({ problem: edgeProblems.crowded, locale, requestId })));
    const { status } = edgeProblems.crowded;
    logAnswer(
      { requestId, method: request.method ?? 'GET', route: 'turned away', status, milliseconds: 0 },
      'api',
    );
    return true;
  }

  async function turnAwayPage(
    request: WebRequest,
    response: ServerResponse,
    { locale, retryAfterSeconds }: { readonly locale: Locale; readonly retryAfterSeconds: number },
  ): Promise<void> {
    const fields = await ownForm(request);
    response.writeHead(edgeProblems.crowded.status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': crowdedPagePolicy,
      'retry-after': String(retryAfterSeconds),
    });
    const form = fields && { action: request.url ?? '/', fields };
    const isSending = !isReading(request);
    response.end(crowdedPage({ locale, retryAfterSeconds, isSending, ...(form && { form }) }));
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
    const { id: requestId, method, routeOptions } = request;
    const route = routeOptions.url ?? null;
    const milliseconds = Math.round(reply.elapsedTime);
    logAnswer({ requestId, method, route, status: reply.statusCode, milliseconds }, 'api');
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
  let isTold = false;
  const end = (): void => {
    if (isTold) return;
    isTold = true;
    if (request.routeId !== undefined) told.route = request.routeId;
    told.status = response.statusCode;
    requestsTold.asyncEnd.publish(told);
  };
  response.once('close', end);
  // How long a page is looked at is no measure of how long an answer takes.
  whenItStaysOpen(response, end);
  requestsTold.start.runStores(told, answer);
}

const isReading = ({ method = 'GET' }: IncomingMessage): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** What one of our own pages sent as a form; undefined where it is none, is too long or broke off. */
async function ownForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const { origin, host, 'content-type': type = '', 'content-length': length } = request.headers;
  const isOurs = origin === `${request.headers[protocolHeader]}://${host}`;
  const isForm = type.toLowerCase().startsWith('application/x-www-form-urlencoded');
  if (isReading(request) || !isOurs || !isForm || !(Number(length) <= longestFormBytes)) return undefined;
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    return undefined;
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
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
