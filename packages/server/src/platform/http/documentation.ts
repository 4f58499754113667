import swagger from '@fastify/swagger';
import type { Problem } from '@satuloket/engine';
import type { FastifySchema } from 'fastify';
import type { Services } from '../../types.ts';
import type { ReadinessProbe } from '../observability/readiness.ts';
import { type DescribedApi, documentationPage, documentationStyle } from './documentation-page.ts';
import type { RegisterRoutes } from './routes.ts';
import type { HttpApp } from './typebox.ts';

type Options = {
  version: string;
  services: Services;
  routes: readonly RegisterRoutes[];
  rootRoutes: readonly RegisterRoutes[];
  readiness: Pick<ReadinessProbe, 'check'> | undefined;
  /** What the page explains of problems. */
  problems: () => Promise<readonly Problem[]>;
};

const tags = [
  { name: 'services', description: 'What can be asked for, where, and what it takes.' },
  { name: 'people', description: 'Signing in, proving who one is, what the register knows.' },
  {
    name: 'staff',
    description: 'Officers: second factors, sessions, invitations, posts, stand-ins, emergencies.',
  },
  { name: 'drafts', description: 'Forms that are being filled in, and sending them.' },
  { name: 'files', description: 'Uploads that go on after a lost connection, and addresses to open files.' },
  { name: 'cases', description: 'What became of them: seeing, acting, writing, handing over.' },
  { name: 'work', description: 'The lists of an officer.' },
  { name: 'messages', description: 'How people are reached, and what they write to us.' },
  { name: 'integrations', description: 'Other systems: keys, tokens, cases of an agency, webhooks.' },
  {
    name: 'privacy',
    description: 'Personal data: copies, requests, how long what is kept, notices of breaches.',
  },
  { name: 'operations', description: 'What is stuck, and trying it again.' },
] as const;

/** Registers the parts' routes under `/api` and writes OpenAPI 3.1 from the very schemas that validate them. */
export async function documentApi(
  app: HttpApp,
  { version, services, routes, rootRoutes, readiness, problems }: Options,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Satuloket',
        version,
        description:
          'Satu loket untuk layanan kota dan kabupaten. Kegagalan dijawab sebagai RFC 9457. ' +
          'One counter for the services of cities and regencies. Failures are answered as RFC 9457.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'The server that this description came from.' }],
      tags: [...tags],
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            description:
              'The token that `signIn` answers with. Residents and officers alike; it ends with `signOut`.',
          },
          browser: {
            type: 'apiKey',
            in: 'header',
            name: 'satuloket-browser',
            description: 'The token of `beginAsGuest`: proof of the drafts that a guest has begun.',
          },
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'The key of another system, `satu_key_…`, as the region’s administrator made it.',
          },
          client: {
            type: 'oauth2',
            description:
              'A client that the region’s administrator made. In `tokenUrl` the region takes the place of `{region}`.',
            flows: {
              clientCredentials: {
                tokenUrl: '/api/regions/%7Bregion%7D/oauth/token',
                scopes: {
                  'cases:read': 'Cases of the agency, without personal values.',
                  'cases:file': 'Filing for people, and following what was filed.',
                  'reports:read': 'How much work the agency has.',
                  webhooks: 'The own webhooks.',
                },
              },
            },
          },
        },
      },
      // Any one of them, or none: what may be done without signing in says so by answering.
      security: [{ session: [] }, { browser: [] }, {}],
    },
    transform: ({ schema, url, route }) => {
      // Every client sets the length by itself. The plug-in takes each HEAD for the twin of a GET, and renames it.
      const { operationId, ...rest } = withoutHeader(schema, 'content-length');
      return {
        schema: {
          ...rest,
          ...securityOf(route.config?.programScopes),
          ...(operationId && { operationId: operationId.replace(/-head$/, '') }),
        },
        url,
      };
    },
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, index) => String(json.$id ?? `def-${index}`),
    },
  });
  for (const path of ['/health', '/health/live']) {
    app.get(path, { schema: { hide: true } }, async () => ({ status: 'up' }));
  }
  if (readiness) {
    app.get('/health/ready', { schema: { hide: true } }, async (_request, reply) => {
      const state = await readiness.check();
      return reply.code(state.ready ? 200 : 503).send(state);
    });
  }
  await app.register(
    async (api) => {
      for (const register of routes) await register(api as HttpApp, { services });
    },
    { prefix: '/api' },
  );
  for (const register of rootRoutes) {
    await app.register((root) => register(root as HttpApp, { services }));
  }
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=300').header('access-control-allow-origin', '*');
    return app.swagger();
  });
  app.get('/api', { schema: { hide: true } }, async (request, reply) => {
    reply.header('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
    const described = app.swagger() as DescribedApi;
    return reply
      .type('text/html; charset=utf-8')
      .send(documentationPage(described, await problems(), request.locale));
  });
  app.get('/api/gaya.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css').send(documentationStyle),
  );
}

type HeaderSchema = { properties: Record<string, unknown>; required?: readonly string[] };

function withoutHeader(schema: FastifySchema | undefined, name: string): FastifySchema {
  const headers = schema?.headers as HeaderSchema | undefined;
  if (headers === undefined || !(name in headers.properties)) return schema ?? {};
  const { [name]: _left, ...properties } = headers.properties;
  const required = headers.required?.filter((header) => header !== name) ?? [];
  return { ...schema, headers: { ...headers, properties, required } };
}

/** A route that names scopes is open to programs that have one of them, beside the people whom its policy lets in. */
function securityOf(scopes: readonly string[] | undefined): Pick<FastifySchema, 'security'> {
  if (scopes === undefined) return {};
  return { security: [{ session: [] }, { key: [] }, ...scopes.map((scope) => ({ client: [scope] }))] };
}
