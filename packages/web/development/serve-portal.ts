import { createHttp } from '../../server/src/platform/http/index.ts';
import { loadWebHandler } from '../handler.ts';
import { portalServices } from './portal/services.ts';

/** Serves the citizens' pages over stand-ins: `node packages/web/development/serve-portal.ts [port]`. */
const { services, routes } = await portalServices(new Date());
const http = await createHttp({
  services,
  config: { logLevel: 'info' },
  webHandler: await loadWebHandler({ bodyLimitBytes: 16 * 1024 * 1024 }),
  routes: [],
  rootRoutes: [routes],
});
const port = await http.listen({ host: '127.0.0.1', port: Number(process.argv[2] ?? 3000) });
console.log(`http://127.0.0.1:${port}/`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void http.close().then(() => process.exit(0)));
}
