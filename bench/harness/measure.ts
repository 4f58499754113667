import { fork } from 'node:child_process';
import type { Order } from './generator.ts';
import type { Summary } from './latencies.ts';
import type { Product } from './product.ts';
import { type Usage, watchUsage } from './usage.ts';

export type Measured = Summary & {
  readonly server: Usage;
  readonly database: Usage;
  readonly generator: Usage;
};

type Told = { readonly begins?: true; readonly summary?: Summary; readonly error?: string };

/** Runs an order in a process of its own and watches what everyone uses while it is measured, warming up left out. */
export async function measure(product: Product, order: Order): Promise<Measured> {
  const child = fork(new URL('generator.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let watches: ReturnType<typeof watchAll> | undefined;
  try {
    child.send(order);
    const summary = await new Promise<Summary>((resolve, reject) => {
      child.on('message', (told: Told) => {
        if (told.begins) watches = watchAll(product, child.pid ?? 0);
        else if (told.summary === undefined) reject(new Error(told.error));
        else resolve(told.summary);
      });
      child.once('exit', (code) => reject(new Error(`The generator ended with ${code}.`)));
    });
    const used = watches?.stop();
    if (used === undefined) throw new Error('The generator never said when it began.');
    return { ...summary, ...used };
  } finally {
    child.kill();
    watches?.stop();
  }
}

function watchAll(product: Product, generatorPid: number) {
  const watches = {
    server: watchUsage(product.serverPid, product.databasePid),
    database: watchUsage(product.databasePid),
    generator: watchUsage(generatorPid),
  };
  return {
    stop: () => ({
      server: watches.server.stop(),
      database: watches.database.stop(),
      generator: watches.generator.stop(),
    }),
  };
}
