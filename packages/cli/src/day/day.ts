import type { Pack, Region } from '@satuloket/engine';
import { createDocuments } from '../demo/documents.ts';
import type { Application } from '../start/application.ts';
import { type Agenda, createAgenda, type DayClock, type Part } from './agenda.ts';
import { type Api, count, createApi, Refused } from './api.ts';
import { apply } from './applying.ts';
import { type BlankTally, createBlanks } from './blanks.ts';
import { applyForNeighbour } from './neighbours.ts';
import { createParcels, type ParcelTally } from './parcels.ts';
import { planDay } from './planning.ts';
import { createReplies, type Replies, type ReplyTally } from './replies.ts';
import { officersAtWork, signInResident } from './signing-in.ts';
import { type Hands, look, work } from './working.ts';
import type { DayFile, DayPlan, DayWorld } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

type DayInput = {
  readonly application: Application;
  readonly region: Region;
  readonly packs: readonly Pack[];
  readonly clock: DayClock;
  readonly date: string;
  readonly seed: number;
  readonly people: number;
  readonly speed: number | undefined;
  readonly isStopped: () => boolean;
  readonly onProgress: (progress: Progress) => void;
};

export type Progress = {
  readonly at: Date;
  readonly sent: number;
  readonly ended: number;
  readonly latest: string;
};

export type DayOutcome = {
  readonly api: Api;
  readonly files: readonly DayFile[];
  /** Parts that broke off with a fault of the product or of the day. */
  readonly broken: readonly string[];
  readonly parcels: ParcelTally;
  readonly blanks: BlankTally;
  readonly replies: ReplyTally;
};

/** When the region's clock shows midnight at the beginning of the date. */
export function midnightOf(zone: string, date: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium', dateStyle: 'short' });
  const [day = '', time = ''] = shown.format(utc).split(', ');
  const [dayOf, month, year] = day.split('/').map(Number) as [number, number, number];
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return utc - (Date.UTC(year, month - 1, dayOf, hours, minutes) - utc);
}

/** The register is away for these two hours, in the middle of the day. */
const outage = { from: 10 * hour, minutes: 120 };
export const dayBegins = 6 * hour;
const dayEnds = 22 * hour;
const lanes = 6;

/** Plays the day through the public API, as everyone's phone and desk would. */
export async function playDay(input: DayInput): Promise<DayOutcome> {
  const { application, region, clock, date } = input;
  const midnight = midnightOf(region.zone, date);
  const api = createApi({ url: application.address, region: region.slug, regionId: region.id });
  const broken: string[] = [];
  const files: DayFile[] = [];
  let latest = '';
  const agenda: Agenda = createAgenda({
    clock,
    end: midnight + dayEnds,
    lanes,
    isStopped: input.isStopped,
    onMoved: createMachine(input, broken, (at) =>
      input.onProgress({
        at,
        sent: files.filter(({ code }) => code !== undefined).length,
        ended: files.filter(({ end }) => end !== undefined).length,
        latest,
      }),
    ),
    onBroken: (name, error) => {
      if (error instanceof Refused) count(api.ledger.unexpected, error.message);
      broken.push(`${name}: ${(error as Error).message}`);
    },
  });
  const world: DayWorld = {
    region,
    packs: input.packs,
    clock,
    agenda,
    api,
    sandboxUrl: application.sandboxUrl ?? '',
    documents: createDocuments(),
    say: (sentence) => {
      latest = sentence;
    },
  };
  const told = JSON.stringify(
    input.packs.flatMap(({ scenarios }) => scenarios.map(({ given }) => given.answers)),
  );
  const plans = planDay({
    ...input,
    households: application.households,
    known: application.households.filter(
      ({ kk, members }) => told.includes(kk) || members.some(({ nik }) => told.includes(nik)),
    ),
    midnight,
  });
  const officer = officersAtWork(world);
  const hands: Hands = { world, officer, bring: (...given) => parcels.bring(...given) };
  const parcels = createParcels(hands, files, midnight);
  const blanks = createBlanks(hands, midnight);
  const replies = createReplies(world);
  await agenda.run([
    { name: 'outage', from: midnight + outage.from, play: () => breakRegister(world) },
    ...plans.map(
      (plan): Part => ({
        name: `${plan.service.code} ${plan.number} (${plan.branch})`,
        from: plan.at,
        play: () => live(hands, plan, files, replies),
      }),
    ),
    ...parcels.parts,
    ...blanks.parts,
  ]);
  return { api, files, broken, parcels: parcels.tally, blanks: blanks.tally, replies: replies.tally };
}

/** One application from a person's phone to its end. */
async function live(hands: Hands, plan: DayPlan, files: DayFile[], replies: Replies): Promise<void> {
  const { world } = hands;
  const file: DayFile = {
    plan,
    service: plan.service,
    code: undefined,
    stuck: undefined,
    end: undefined,
    promise: undefined,
    happened: new Set(),
  };
  files.push(file);
  const resident = await signInResident(world, plan);
  file.code = plan.isHelped ? await applyForNeighbour(hands, plan) : await apply(world, resident, plan);
  world.say(`${plan.service.title.id} dikirim (${file.code})`);
  await replies.write(plan, file.code);
  if (plan.branch === 'duplicate') {
    file.happened.add('duplicate');
    const again: DayFile = { ...file, happened: new Set(), code: await apply(world, resident, plan) };
    files.push(again);
  }
  await work(hands, resident, file);
  if (plan.service.members !== undefined) await workMembers(hands, resident, file, files);
}

/** The applications that a life event opens, each when its time has come. */
async function workMembers(
  hands: Hands,
  resident: Parameters<typeof work>[1],
  event: DayFile,
  files: DayFile[],
): Promise<void> {
  const { world } = hands;
  const { plan } = event;
  const known = new Set<string>();
  for (let idle = 0; idle < 20; idle += 1) {
    const seen = await look(world, resident, event.code ?? '');
    if (seen.end !== null) {
      event.end = seen.end;
      event.stuck = undefined;
      return;
    }
    for (const { member, code } of seen.parts.members ?? []) {
      const called = plan.service.members?.[member]?.service;
      const service = called === undefined ? undefined : plan.pack.services[called];
      if (code === null || known.has(code) || service === undefined) continue;
      known.add(code);
      const file: DayFile = {
        plan: { ...plan, branch: 'straight' },
        service,
        code,
        stuck: undefined,
        end: undefined,
        promise: undefined,
        happened: new Set(),
      };
      files.push(file);
      await work(hands, resident, file);
      idle = 0;
    }
    await world.agenda.until(world.clock.now().getTime() + 10 * minute);
  }
}

async function breakRegister({ sandboxUrl, say }: DayWorld): Promise<void> {
  await fetch(`${sandboxUrl}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'register', down: true, minutes: outage.minutes }),
  });
  say('Data kependudukan terganggu, sampai dua jam lagi');
}

/** What the machine does by itself, each work after its own pause of the day's clock. */
function createMachine(
  { application, clock, speed }: DayInput,
  broken: string[],
  onDone: (at: Date) => void,
): (stepMilliseconds: number) => Promise<void> {
  const doneAt = new Map<string, number>();
  return async (stepMilliseconds) => {
    const now = clock.now();
    for (const { name, everyMilliseconds, run } of application.sweeps) {
      if (now.getTime() - (doneAt.get(name) ?? 0) < everyMilliseconds) continue;
      doneAt.set(name, now.getTime());
      await run().catch((error: unknown) => {
        broken.push(`${name}: ${(error as Error).message}`);
      });
    }
    onDone(now);
    if (speed !== undefined) await new Promise((resolve) => setTimeout(resolve, stepMilliseconds / speed));
  };
}
