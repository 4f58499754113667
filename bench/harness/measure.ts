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

/** Runs an order in a process of its own and watches what everyone uses meanwhile. */
export async function measure(product: Product, order: Order): Promise<Measured> {
  const child = fork(new URL('generator.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const server = watchUsage(product.serverPid, product.databasePid);
  const database = watchUsage(product.databasePid);
  const generator = watchUsage(child.pid ?? 0);
  try {
    child.send(order);
    const answer = await new Promise<{ summary?: Summary; error?: string }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { summary?: Summary; error?: string }));
      child.once('exit', (code) => reject(new Error(`The generator ended with ${code}.`)));
    });
    if (answer.summary === undefined) throw new Error(answer.error);
    return {
      ...answer.summary,
      server: server.stop(),
      database: database.stop(),
      generator: generator.stop(),
    };
  } finally {
    child.kill();
    for (const each of [server, database, generator]) each.stop();
  }
}
