import type { ApiClient } from '@satuloket/client';
import { demoPassphrase } from '../demo/officials.ts';
import { taken } from './api.ts';
import type { DayWorld } from './world.ts';

const shortWaitMilliseconds = 100;

/** The head signs one case on the signing desk; what keeps it from being signed otherwise. */
export async function signAtDesk(world: DayWorld, head: ApiClient, code: string): Promise<'moved' | string> {
  const { region } = world.api;
  const desk = await taken(
    'signing desk',
    head.GET('/api/regions/{region}/signing/desk', { params: { path: { region }, query: { limit: 200 } } }),
  );
  const waiting = desk.rows.find((row) => row.code === code);
  if (waiting === undefined || !waiting.maySign) return waiting?.mayNot?.id ?? 'not on the signing desk yet';
  const { runId } = await world.api.command(
    `sign ${code}`,
    (header) =>
      head.POST('/api/regions/{region}/signing/runs', {
        params: { path: { region }, header },
        body: { items: [waiting.id], passphrase: demoPassphrase },
      }),
    { code },
  );
  for (;;) {
    const run = await taken(
      'signing run',
      head.GET('/api/regions/{region}/signing/runs/{run}', { params: { path: { region, run: runId } } }),
    );
    const [failed] = run.failed;
    if (run.state !== 'running') return failed === undefined ? 'moved' : failed.message.id;
    await new Promise((resolve) => setTimeout(resolve, shortWaitMilliseconds));
  }
}
