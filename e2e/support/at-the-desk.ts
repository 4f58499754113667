import { dataOf, newKey, officerClient, type Product, region, until } from './programs.ts';

/** With which every official of the demo signs. */
export const demoPassphrase = 'satu-tanda-tangan-demo';

/** Signs the document of one case as its official does, by programs; gives the run's word of it. */
export async function signAtDesk(
  product: Product,
  username: string,
  code: string,
  where: string = region,
): Promise<void> {
  const head = await officerClient(product, username, where);
  const item = await until(async () => {
    const { rows } = await dataOf(
      head.GET('/api/regions/{region}/signing/desk', {
        params: { path: { region: where }, query: { limit: 200 } },
      }),
    );
    return rows.find((row) => row.code === code && row.maySign);
  });
  const { runId } = await dataOf(
    head.POST('/api/regions/{region}/signing/runs', {
      params: { path: { region: where }, header: newKey() },
      body: { items: [item.id], passphrase: demoPassphrase },
    }),
  );
  const run = await until(async () => {
    const seen = await dataOf(
      head.GET('/api/regions/{region}/signing/runs/{run}', {
        params: { path: { region: where, run: runId } },
      }),
    );
    return seen.state === 'running' ? undefined : seen;
  });
  if (run.counts.signed !== 1) throw new Error(`${code} was not signed: ${JSON.stringify(run.failed)}`);
}
