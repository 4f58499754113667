import swagger from '@fastify/swagger';
import type { Services } from '../../types.ts';
import type { RegisterRoutes } from './routes.ts';
import type { HttpApp } from './typebox.ts';

type Options = {
  version: string;
  services: Services;
  routes: readonly RegisterRoutes[];
  rootRoutes: readonly RegisterRoutes[];
};

type Operation = { summary?: string; description?: string; tags?: string[] };

/** Registers the parts' routes under `/api` and writes OpenAPI 3.1 from the very schemas that validate them. */
export async function documentApi(
  app: HttpApp,
  { version, services, routes, rootRoutes }: Options,
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
    },
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, index) => String(json.$id ?? `def-${index}`),
    },
  });
  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'up' }));
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
  app.get('/api', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
    return reply.type('text/html; charset=utf-8').send(page(app.swagger() as ApiDocument));
  });
  app.get('/api/gaya.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css').send(stylesheet),
  );
}

type ApiDocument = {
  paths?: Record<string, Record<string, Operation>>;
  info: { title: string; description?: string };
};

function page({ paths = {}, info }: ApiDocument): string {
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { summary, description }]) =>
        `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(summary ?? description ?? '')}</td></tr>`,
    ),
  );
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API ${escapeHtml(info.title)}</title><link rel="stylesheet" href="/api/gaya.css"></head><body><main>
<h1>API ${escapeHtml(info.title)}</h1><p>${escapeHtml(info.description ?? '')}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1 (JSON)</a></p>
<table><thead><tr><th scope="col">Metode</th><th scope="col">Alamat</th><th scope="col">Guna</th></tr></thead><tbody>${rows.join('')}</tbody></table>
</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const stylesheet = `:root{color-scheme:light dark}body{font:17px/1.6 system-ui,sans-serif;margin:0}
main{max-width:64rem;margin:0 auto;padding:2rem 1rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #8884;vertical-align:top}code{overflow-wrap:anywhere}`;
