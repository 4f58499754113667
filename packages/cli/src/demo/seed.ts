import { failure } from '@satuloket/engine';
import type { ServerOptions } from '@satuloket/server';
import { createServer } from '@satuloket/server';
import type { Supervisor } from '@satuloket/server/platform';
import type { OutsideServices } from '../start/outside.ts';
import { caseStory } from './case-story.ts';
import { createDocuments } from './documents.ts';
import { createHands, serviceOf } from './hands.ts';
import { readSeedState, writeSeedState } from './marker.ts';
import { createDemoOffices, type DemoOfficer } from './offices.ts';
import { makePlans } from './plans.ts';
import { localHour } from './rhythm.ts';
import { createClock, tellStories } from './telling.ts';
import type { World } from './world.ts';

export type DemoSeedInput = {
  /** Everything that `createServer` needs but the clock: the seed makes a server with a clock of its own. */
  readonly serverOptions: Omit<ServerOptions, 'now'>;
  readonly outside: OutsideServices;
  readonly supervisor: Pick<Supervisor, 'stopping' | 'onStop'>;
  readonly officers: readonly DemoOfficer[];
  /** About how many cases; 0 for none. */
  readonly count: number;
  readonly now?: () => Date;
  readonly say?: (line: string) => void;
};

export type DemoSeedOutcome = {
  readonly cases: number;
  /** Stories that broke off, each with what went wrong. */
  readonly broken: readonly string[];
};

const pastDays = 60;
const day = 86_400_000;
const progressMilliseconds = 3_000;

/**
 * Tells the last 60 days of the demo through the commands of the product, once. The server does not listen meanwhile,
 * so a seed that was interrupted holds nobody's work: the next start begins again from nothing (see `isHalfTold`), and
 * in a database of the user's own it stays as it is until they ask for another.
 */
export async function seedDemoCases(input: DemoSeedInput): Promise<DemoSeedOutcome> {
  const { serverOptions, outside, supervisor, count } = input;
  const { dataFolder } = serverOptions;
  const say = input.say ?? ((line) => console.log(line));
  const { sandbox } = outside;
  const nothing = { cases: 0, broken: [] };
  const state = readSeedState(dataFolder);
  if (state === 'begun') {
    say('  data contoh: belum lengkap; untuk mengulang, mulai dengan --fresh --erase-database');
  }
  if (state !== 'none' || (await hasCases(serverOptions))) return nothing;
  // Without the stand-in of the register there are no invented families to tell of.
  if (count === 0 || sandbox === undefined) {
    writeSeedState(dataFolder, 'done');
    return nothing;
  }
  writeSeedState(dataFolder, 'begun');
  const finished = Promise.withResolvers<void>();
  supervisor.onStop('data contoh', () => finished.promise);
  try {
    return await tellPast(input, sandbox, say);
  } finally {
    finished.resolve();
  }
}

async function tellPast(
  { serverOptions, outside, supervisor, count, officers, ...input }: DemoSeedInput,
  sandbox: NonNullable<OutsideServices['sandbox']>,
  say: (line: string) => void,
): Promise<DemoSeedOutcome> {
  const { places, packs, dataFolder } = serverOptions;
  const today = (input.now ?? (() => new Date()))().getTime();
  const from = today - pastDays * day;
  const clock = createClock();
  const zone = places.regions()[0]?.zone ?? 'UTC';
  const isDown = (): boolean => wasWhatsappDown(zone, today, clock.now().getTime());
  const server = createServer({ ...serverOptions, channels: channelsOfThePast(isDown), now: clock.now });
  const world: World = {
    server,
    packs,
    clock,
    documents: createDocuments(),
    registerScreen: { url: sandbox.url, apiKey: outside.sandboxKey },
  };
  const regionIds = places.regions().map(({ id }) => id);
  const plans = makePlans({
    count,
    from,
    until: today,
    offices: regionIds
      .map((regionId) => createDemoOffices(places, regionId, officers))
      .filter(({ villageCodes }) => villageCodes.length > 0),
    households: sandbox.households(),
    service: (regionId, code) => serviceOf(world, regionId, code),
  });
  const hands = createHands(world);
  const broken: string[] = [];
  let filed = 0;
  const tell = () => say(`  data contoh: ${inThousands(filed)} dari ${inThousands(plans.length)} berkas …`);
  tell();
  const telling = setInterval(tell, progressMilliseconds);
  try {
    await tellStories({
      clock,
      stories: plans.map((plan) => ({
        name: `${plan.offices.region.slug} ${plan.number}`,
        at: plan.filedAt,
        story: counted(caseStory(world, hands, plan), () => {
          filed += 1;
        }),
      })),
      from,
      until: today,
      stretchEnd: (start) => start + stretchMilliseconds(zone, start),
      between: (end) => clock.at(end, () => whatTheMachineDoes(world, serverOptions, regionIds)),
      isStopped: () => supervisor.stopping,
      onBroken: (name, error) => broken.push(`${name}: ${(error as Error).message}`),
    });
  } finally {
    clearInterval(telling);
    await server.fulfilment.close();
  }
  if (!supervisor.stopping) writeSeedState(dataFolder, 'done');
  const told = broken.slice(0, 3);
  for (const line of told) say(`  data contoh: satu berkas terputus (${line})`);
  if (broken.length > told.length)
    say(`  data contoh: dan ${broken.length - told.length} berkas lain terputus`);
  return { cases: plans.length, broken };
}

/** By day the machine looks every half hour, at night every three. */
function stretchMilliseconds(zone: string, start: number): number {
  const hour = localHour(zone, start);
  return (hour >= 7 && hour < 22 ? 0.5 : 3) * 3_600_000;
}

/**
 * Timers, documents and messages, as the sweeps of a running server do them; most half hours have nothing due, and one
 * question to the database tells so.
 */
async function whatTheMachineDoes(
  { server, clock }: World,
  { pool }: DemoSeedInput['serverOptions'],
  regionIds: readonly string[],
): Promise<void> {
  const { rows } = await pool.query<{
    region_id: string;
    kind: 'timer' | 'document' | 'signature' | 'message';
  }>(
    `select distinct region_id, 'timer' as kind from timer where due_at <= $1
     union all select distinct region_id, 'document' from document_work where state = 'waiting' and next_try_at <= $1
     union all select distinct region_id, 'signature' from signing_item
       where state = 'preparing' and next_try_at <= $1
     union all select distinct region_id, 'message' from message where state = 'waiting' and next_try_at <= $1`,
    [clock.now()],
  );
  await Promise.all(
    regionIds.map(async (regionId) => {
      const due = new Set(rows.filter((row) => row.region_id === regionId).map(({ kind }) => kind));
      if (due.has('timer')) await server.cases.sweepTimers(regionId);
      if (due.has('document')) await server.fulfilment.makeDue(regionId);
      if (due.has('signature')) await server.signing.prepareDue(regionId);
      if (due.has('message')) await server.notices.sendDue(regionId);
    }),
  );
  // In their order: the morning tells of outages.
  for (const name of ['outages', 'morning']) await server.sweeps.find((sweep) => sweep.name === name)?.run();
}

/** Hours at which WhatsApp could not be reached: an outage of a day, and one that the mayor read of this week. */
const whatsappWasDown = [
  { daysAgo: 23, hours: [13, 14] },
  { daysAgo: 2, hours: [9] },
] as const;

function wasWhatsappDown(zone: string, today: number, at: number): boolean {
  const daysAgo = Math.floor((today - at) / day);
  return whatsappWasDown.some(
    (outage) => outage.daysAgo === daysAgo && outage.hours.some((hour) => hour === localHour(zone, at)),
  );
}

async function* counted(
  story: AsyncGenerator<number, void>,
  onFiled: () => void,
): AsyncGenerator<number, void> {
  onFiled();
  yield* story;
}

let silentMessages = 0;

/** Messages of the past were read long ago: the sandbox's inbox holds those of today. */
function channelsOfThePast(isWhatsappDown: () => boolean): ServerOptions['channels'] {
  return {
    whatsapp: silentChannel('whatsapp', isWhatsappDown),
    email: silentChannel('email'),
    sms: silentChannel('sms'),
  };
}

const notReached = failure({
  code: 'channel-unavailable',
  status: 503,
  retryable: true,
  message: { id: 'WhatsApp tidak dapat dihubungi.', en: 'WhatsApp can not be reached.' },
});

function silentChannel(kind: 'whatsapp' | 'email' | 'sms', isDown = () => false) {
  return {
    kind,
    status: () => ({ available: true }),
    async send() {
      if (isDown()) return notReached;
      silentMessages += 1;
      return { ok: true as const, value: { providerId: `past-${silentMessages}` } };
    },
  };
}

/** A database of the user's own may hold cases that this data folder knows nothing of. */
async function hasCases({ pool }: DemoSeedInput['serverOptions']): Promise<boolean> {
  const { rowCount } = await pool.query('select from case_current limit 1');
  return (rowCount ?? 0) > 0;
}

const inThousands = (value: number) => value.toLocaleString('id-ID');
