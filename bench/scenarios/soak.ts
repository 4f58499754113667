import { measure } from '../harness/measure.ts';
import { processesOf } from '../harness/usage.ts';
import { lifecycleWork } from './lifecycles.ts';
import { asks, type Scenario, type SoakSample, type Work, type World } from './scenario.ts';
import { risePerHour } from './slope.ts';

/** Well below what can be sustained: what grows all the same, grows without end. */
const lifecyclesPerSecond = 0.5;
const readsPerSecond = 10;
const sampleSeconds = 30;
/** What a server may gain in an hour of the second half and still be called level: a twentieth. */
const levelShare = 0.05;

export const soak: Scenario = {
  name: 'soak',
  tells: 'lifecycles and pages at an easy pace for long, and the memory of each process as it goes',
  isLong: true,
  async measure(world) {
    const samples: SoakSample[] = [];
    const reading = await pagesAndCodes(world);
    const begun = Date.now();
    while (Date.now() - begun < world.minutes * 60_000) {
      // Drafts are filled in as it goes, as people do; sessions would end before a whole run's were sent.
      const writing = await lifecycleWork(world, Math.ceil(lifecyclesPerSecond * sampleSeconds) + 1);
      const [written, read] = await Promise.all([
        atEase(world, writing, lifecyclesPerSecond),
        atEase(world, reading, readsPerSecond),
      ]);
      const processes = processesOf(world.product.serverPid, world.product.databasePid);
      const sample: SoakSample = {
        minutes: Math.round((Date.now() - begun) / 600) / 100,
        processes,
        read: { p95: read.p95, failed: read.failed },
        written: { p95: written.p95, failed: written.failed },
      };
      samples.push(sample);
      world.say(told(sample));
      for (const fault of [...written.faults, ...read.faults]) world.say(`failed: ${fault}`);
    }
    return { soak: samples, notes: [verdictOf(samples)] };
  },
};

const atEase = ({ product }: World, work: Work, perSecond: number) =>
  measure(product, {
    ...work,
    pace: { kind: 'open', perSecond },
    seconds: sampleSeconds,
    warmUpSeconds: 0,
  });

/** What anyone reads: the first page, some services, cases by their codes. */
async function pagesAndCodes(world: World): Promise<Work> {
  const { region, database, product } = world;
  const { rows } = await database.query<{ code: string }>(
    'select code from case_current tablesample system_rows(400) where region_id = $1',
    [region.id],
  );
  const answer = await fetch(`${product.url}/api/regions/${region.slug}/services`);
  const services = (await answer.json()) as readonly { readonly code: string }[];
  const pages = [
    `/${region.slug}`,
    ...services.slice(0, 8).map(({ code }) => `/${region.slug}/layanan/${code}`),
  ];
  return asks(
    world,
    rows.flatMap(({ code }, at) => [
      { path: `/api/regions/${region.slug}/track/${code}` },
      { path: pages[at % pages.length] ?? '/' },
    ]),
  );
}

function told({ minutes, processes, read, written }: SoakSample): string {
  const memory = processes.map(({ name, memory }) => `${name} ${memory}`).join(', ');
  return `${minutes.toFixed(1)} min: ${memory} MiB; 95 % of reads within ${Math.round(read.p95)} ms, of lifecycles ${Math.round(written.p95)} ms; ${read.failed + written.failed} failed`;
}

function verdictOf(samples: readonly SoakSample[]): string {
  const server = samples.map(({ minutes, processes }) => ({ minutes, value: processes[0]?.memory ?? 0 }));
  const later = server.slice(Math.floor(server.length / 2));
  const rise = risePerHour(later);
  const most = Math.max(...server.map(({ value }) => value));
  const usual = later.map(({ value }) => value).toSorted((one, other) => one - other)[later.length >> 1] ?? 0;
  const isLevel = rise <= usual * levelShare;
  const sign = rise >= 0 ? '+' : '−';
  return `${isLevel ? 'level' : 'climbs'}: ${sign}${Math.abs(rise).toFixed(0)} MiB an hour over the second half, ${usual} MiB usually, ${most} MiB at most in one server process.`;
}
