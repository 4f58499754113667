import { startSweeps } from '@satuloket/server';
import { onEndRequested } from '@satuloket/server/platform';
import { checkAll } from '../check/telling.ts';
import { readDefinitions } from '../start/definitions.ts';
import { sayProblem } from '../start/failures.ts';
import { createDayClock } from './agenda.ts';
import { dayBegins, midnightOf, playDay } from './day.ts';
import type { DayOptions } from './options.ts';
import { startDayProduct } from './product.ts';
import { createTeller } from './telling.ts';

const regionSlug = 'kota-bekasi';

/** Starts the product, plays the day, tells what happened, checks; the exit code. */
export async function runDay(
  options: DayOptions,
  given: { readonly databaseUrl?: string; readonly say?: (line: string) => void } = {},
): Promise<number> {
  const definitions = await readDefinitions();
  if (!definitions.ok) {
    sayProblem(definitions.error);
    return 1;
  }
  const { places, packs } = definitions.value;
  const region = places.regions().find(({ slug }) => slug === regionSlug);
  if (region === undefined) throw new Error(`There is no region ${regionSlug}.`);
  const teller = createTeller(region, given.say);
  let isStopped = false;
  const ended = Promise.withResolvers<void>();
  onEndRequested(() => {
    if (!isStopped) teller.say('Dihentikan; hari ini ditutup …');
    isStopped = true;
    ended.resolve();
  });
  const clock = createDayClock(midnightOf(region.zone, options.date) + dayBegins);
  teller.say(
    `Satu hari di ${region.name.id}: ${options.date}, benih ${options.seed}, sekitar ${options.people} permohonan.`,
  );
  const product = await startDayProduct({
    clock,
    pages: options.keep,
    ...(given.databaseUrl !== undefined && { databaseUrl: given.databaseUrl }),
  });
  if (!product.ok) {
    sayProblem(product.error);
    return 1;
  }
  const { application, stop } = product.value;
  try {
    const outcome = await playDay({
      application,
      region,
      packs: packs.map(({ pack }) => pack),
      clock,
      ...options,
      isStopped: () => isStopped,
      onProgress: teller.progress,
    });
    teller.tell(outcome, await countMessages(application.sandboxUrl ?? ''));
    const breaches = await checkAll(application.inside, {
      acknowledged: outcome.api.ledger.acknowledged,
      say: teller.say,
    });
    if (options.keep && !isStopped) {
      // From now on it is a product like any other, at the pace of real time.
      const ticking = setInterval(() => clock.moveTo(clock.now().getTime() + 1000), 1000);
      const sweeps = startSweeps(application.sweeps, (name, error) => console.error(name, error));
      for (const line of application.greeting) teller.say(line);
      teller.say('Tekan Ctrl-C untuk berhenti.');
      await ended.promise;
      clearInterval(ticking);
      await sweeps.stop();
    }
    return breaches === 0 && outcome.broken.length === 0 ? 0 : 1;
  } finally {
    await stop();
  }
}

async function countMessages(sandboxUrl: string): Promise<number> {
  const answer = await fetch(`${sandboxUrl}/messages`);
  return ((await answer.json()) as { messages: unknown[] }).messages.length;
}
