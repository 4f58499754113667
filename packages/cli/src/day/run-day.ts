import type { Region } from '@satuloket/engine';
import { startSweeps } from '@satuloket/server';
import { onEndRequested } from '@satuloket/server/platform';
import { checkAll } from '../check/telling.ts';
import type { Application } from '../start/application.ts';
import { readDefinitions } from '../start/definitions.ts';
import { sayProblem } from '../start/failures.ts';
import { createDayClock, type DayClock } from './agenda.ts';
import { createApi, createLedger, taken } from './api.ts';
import { dayBegins, midnightOf, playDay, postedOf } from './day.ts';
import type { DayOptions } from './options.ts';
import { startDayProduct } from './product.ts';
import { type DaySummary, type Outside, summaryOf } from './summary.ts';
import { createTeller, type Teller } from './telling.ts';

const regionSlug = 'kota-bekasi';
/** Here documents and cards go by post. */
const postRegionSlug = 'kabupaten-bekasi';

/** Starts the product, plays the day, tells what happened, checks; the exit code. */
export async function runDay(
  options: DayOptions,
  given: {
    readonly say?: (line: string) => void;
    readonly onSummary?: (summary: DaySummary) => void;
  } = {},
): Promise<number> {
  const definitions = await readDefinitions();
  if (!definitions.ok) {
    sayProblem(definitions.error);
    return 1;
  }
  const { places, packs } = definitions.value;
  const named = (wanted: string) => places.regions().find(({ slug }) => slug === wanted);
  const region = named(regionSlug);
  if (region === undefined) throw new Error(`There is no region ${regionSlug}.`);
  // With `--json` the standard output has nothing else on it.
  const say = given.say ?? (options.json ? (line: string) => console.error(line) : undefined);
  const teller = createTeller(region, say);
  const end = askedToEnd(teller);
  const clock = createDayClock(midnightOf(region.zone, options.date) + dayBegins);
  teller.say(
    `Satu hari di ${region.name.id}: ${options.date}, benih ${options.seed}, sekitar ${options.people} permohonan.`,
  );
  const product = await startDayProduct({ clock, isKept: options.keep });
  if (!product.ok) {
    sayProblem(product.error);
    return 1;
  }
  const { application, dataFolder, stop } = product.value;
  try {
    const outcome = await playDay({
      application,
      region,
      postRegion: postedOf(options.people) === 0 ? undefined : named(postRegionSlug),
      packs: packs.map(({ pack }) => pack),
      clock,
      ...options,
      isStopped: () => end.isAsked,
      onProgress: teller.progress,
    });
    const found: string[] = [];
    const outside = await lookOutside(application, region);
    const checked = await checkAll(application.inside, {
      acknowledged: outcome.ledger.acknowledged,
      say: (line) => found.push(line),
    });
    const summary = summaryOf({ region, options, outcome, outside, checked });
    teller.tell(summary);
    for (const line of found) teller.say(line);
    given.onSummary?.(summary);
    if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    if (options.keep && !end.isAsked) await goOn({ application, clock, teller, ended: end.asked });
    return summary.holds ? 0 : 1;
  } finally {
    await stop();
    if (options.keep) {
      teller.say(`Hari ini tersimpan di ${dataFolder}. Untuk memeriksanya, atau melanjutkannya:`);
      teller.say(`  SATULOKET_DATA=${dataFolder} npx satuloket check`);
      teller.say(`  SATULOKET_DATA=${dataFolder} npm start`);
    }
  }
}

/** Ctrl-C, once: the day ends where it is, and everything is closed in order. */
function askedToEnd(teller: Teller) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = { isAsked: false, asked: promise };
  onEndRequested(() => {
    teller.say('Dihentikan; hari ini ditutup …');
    end.isAsked = true;
    resolve();
  });
  return end;
}

/** From now on it is a product like any other, at the pace of real time. */
async function goOn(input: {
  readonly application: Application;
  readonly clock: DayClock;
  readonly teller: Teller;
  readonly ended: Promise<void>;
}): Promise<void> {
  const { application, clock, teller } = input;
  const ticking = setInterval(() => clock.moveTo(clock.now().getTime() + 1000), 1000);
  const sweeps = startSweeps(application.sweeps, (name, error) => console.error(name, error));
  for (const line of application.greeting) teller.say(line);
  teller.say('Tekan Ctrl-C untuk berhenti.');
  await input.ended;
  clearInterval(ticking);
  await sweeps.stop();
}

async function lookOutside({ sandboxUrl, address }: Application, region: Region): Promise<Outside> {
  const answer = await fetch(`${sandboxUrl}/messages`);
  const { messages } = (await answer.json()) as { messages: { channel: string }[] };
  const byChannel: Record<string, number> = {};
  for (const { channel } of messages) byChannel[channel] = (byChannel[channel] ?? 0) + 1;
  const api = createApi({
    url: address,
    region: region.slug,
    regionId: region.id,
    ledger: createLedger(),
  });
  const outages = await taken(
    'outages',
    api.client().GET('/api/regions/{region}/outages', { params: { path: { region: region.slug } } }),
  );
  return {
    messages: byChannel,
    outages: outages.map(({ name, beganAt, endedAt }) => ({ name: name.id, beganAt, endedAt })),
  };
}
