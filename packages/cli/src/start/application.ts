import { createServer } from 'node:http';
import { type Result, success } from '@satuloket/engine';
import type { OpenDatabase, Secrets, Settings, Supervisor } from '@satuloket/server/platform';

export type ApplicationInput = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly database: OpenDatabase;
  /** Whatever is started here registers how to stop it. */
  readonly supervisor: Supervisor;
};

export type Application = {
  readonly address: string;
  /** What a person needs to go on: where each face is and how to sign in. */
  readonly greeting: readonly string[];
};

/** Starts what stands on the database: regions and packs, the demo's cases, the sandbox, the HTTP server. */
export async function startApplication({
  settings,
  database,
  supervisor,
}: ApplicationInput): Promise<Result<Application>> {
  const server = createServer(async (_request, response) => {
    const alive = await database.pool.query('select 1').then(
      () => true,
      () => false,
    );
    response.writeHead(alive ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: alive ? 'ok' : 'database' }));
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, () => resolve((server.address() as { port: number }).port));
  });
  supervisor.onStop('server', () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = settings.publicUrl ?? `http://localhost:${port}`;
  return success({ address, greeting: ['', `Satuloket siap di ${address}`] });
}
