import { createHttp } from '../../server/src/platform/http/index.ts';
import { loadWebHandler } from '../handler.ts';
import { designServices } from './services.ts';

/** Serves the built web app over stand-in services: `node packages/web/development/serve.ts [port]`. */
const http = await createHttp({
  services: designServices(),
  config: { logLevel: 'info' },
  webHandler: await loadWebHandler({ bodyLimitBytes: 16 * 1024 * 1024 }),
  routes: [],
});
const port = await http.listen({ host: '127.0.0.1', port: Number(process.argv[2] ?? 3000) });
console.log(`http://127.0.0.1:${port}/`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void http.close().then(() => process.exit(0)));
}
