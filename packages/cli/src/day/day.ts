import type { Pack, Region } from '@satuloket/engine';
import { moreIsDue } from '@satuloket/server';
import { createDocuments, type Documents } from '../demo/documents.ts';
import type { Application } from '../start/application.ts';
import { type Agenda, createAgenda, type DayClock, type Part } from './agenda.ts';
import { count, createApi, createLedger, type Ledger, Refused } from './api.ts';
import { type BlankTally, createBlanks } from './blanks.ts';
import type { DeviceTally } from './device.ts';
import type { Hands } from './hands.ts';
import { live, type OutageTally } from './living.ts';
import { createParcels, type ParcelTally } from './parcels.ts';
import { planDay, planPost } from './planning.ts';
import { createPosting, type PostTally } from './posting.ts';
import { createReplies, type ReplyTally } from './replies.ts';
import { createSigning, type SigningTally } from './signing.ts';
import { officersAtWork } from './signing-in.ts';
import type { DayFile, DayPlan, DayWorld } from './world.ts';

const hour = 3_600_000;

type DayInput = {
  readonly application: Application;
  readonly region: Region;
  /** Whose things go by post. */
  readonly postRegion: Region | undefined;
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
  readonly ledger: Ledger;
  readonly files: readonly DayFile[];
  /** Parts that broke off with a fault of the product or of the day. */
  readonly broken: readonly string[];
  readonly parcels: ParcelTally;
  readonly devices: DeviceTally;
  readonly blanks: BlankTally;
  readonly signing: SigningTally;
  readonly replies: ReplyTally;
  readonly outage: OutageTally;
  /** Of the region whose things go by post. */
  readonly post?: { readonly region: Region; readonly files: readonly DayFile[]; readonly tally: PostTally };
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
const outageOfDay = { fromHour: 10, minutes: 120 };
export const dayBegins = 6 * hour;
const dayEnds = 22 * hour;
const lanes = 6;

/** One in so many has something sent by post in the other region; a very small day has no post. */
const peopleAPosted = 12;
const fewestPosted = 6;
const mostPosted = 30;

export function postedOf(people: number): number {
  const wanted = Math.round(people / peopleAPosted);
  return people < peopleAPosted ? 0 : Math.min(mostPosted, Math.max(fewestPosted, wanted));
}

/** Plays the day through the public API, as everyone's phone and desk would. */
export async function playDay(input: DayInput): Promise<DayOutcome> {
  const { application, region, clock, postRegion } = input;
  const midnight = midnightOf(region.zone, input.date);
  const ledger = createLedger();
  const broken: string[] = [];
  const files: DayFile[] = [];
  const posted: DayFile[] = [];
  const outage: OutageTally = { pending: 0, caughtUp: 0, seen: 0 };
  let latest = '';
  const agenda: Agenda = createAgenda({
    clock,
    end: midnight + dayEnds,
    lanes,
    isStopped: input.isStopped,
    onMoved: createMachine(input, broken, (at) =>
      input.onProgress({
        at,
        sent: [...files, ...posted].filter(({ code }) => code !== undefined).length,
        ended: [...files, ...posted].filter(({ end }) => end !== undefined).length,
        latest,
      }),
    ),
    onBroken: (name, error) => {
      if (error instanceof Refused) count(ledger.unexpected, error.message);
      broken.push(`${name}: ${(error as Error).message}`);
    },
  });
  const shared = {
    application,
    packs: input.packs,
    clock,
    agenda,
    ledger,
    documents: createDocuments(),
    followedLinks: new Set<string>(),
    say: (sentence: string) => {
      latest = sentence;
    },
  };
  const told = JSON.stringify(
    input.packs.flatMap(({ scenarios }) => scenarios.map(({ given }) => given.answers)),
  );
  const households = application.households();
  const known = households.filter(
    ({ kk, members }) => told.includes(kk) || members.some(({ nik }) => told.includes(nik)),
  );
  const planning = { ...input, households, known, midnight };

  const here = openRegion(shared, { region, files, midnight });
  const blanks = createBlanks(here.hands, midnight);
  const replies = createReplies(here.world);
  const lives = (place: OpenRegion, plans: readonly DayPlan[], own: DayFile[]): readonly Part[] =>
    plans.map((plan) => ({
      name: `${plan.service.code} ${plan.number} (${plan.post ?? plan.branch})`,
      from: plan.at,
      play: () => live(place.hands, plan, { files: own, replies, outage }),
    }));
  const there = postRegion && openRegion(shared, { region: postRegion, files: posted, midnight });
  const posting = there && createPosting(there.hands, { midnight, ...there.parcels });
  await agenda.run([
    { name: 'outage', from: midnight + outageOfDay.fromHour * hour, play: () => breakRegister(here.world) },
    ...lives(here, planDay(planning), files),
    ...here.parcels.parts,
    ...here.signing.parts,
    ...blanks.parts,
    ...(there && posting && postRegion
      ? [
          ...lives(
            there,
            planPost({ ...planning, region: postRegion, people: postedOf(input.people) }),
            posted,
          ),
          ...there.parcels.parts,
          ...there.signing.parts,
          ...posting.parts,
        ]
      : []),
  ]);
  return {
    ledger,
    files,
    broken,
    parcels: here.parcels.tally,
    devices: here.parcels.devices,
    blanks: blanks.tally,
    signing: here.signing.tally,
    replies: replies.tally,
    outage,
    ...(posting && postRegion && { post: { region: postRegion, files: posted, tally: posting.tally } }),
  };
}

type OpenRegion = ReturnType<typeof openRegion>;

/** A region with its officers, printers and couriers. */
function openRegion(
  shared: {
    readonly application: Application;
    readonly packs: readonly Pack[];
    readonly clock: DayClock;
    readonly agenda: Agenda;
    readonly ledger: Ledger;
    readonly documents: Documents;
    readonly followedLinks: Set<string>;
    readonly say: (sentence: string) => void;
  },
  own: { readonly region: Region; readonly files: readonly DayFile[]; readonly midnight: number },
) {
  const { application, ledger, ...common } = shared;
  const { region } = own;
  const api = createApi({ url: application.address, region: region.slug, regionId: region.id, ledger });
  const world: DayWorld = { ...common, region, api, sandboxUrl: application.sandboxUrl ?? '' };
  const hands: Hands = {
    world,
    officer: officersAtWork(world),
    bring: async (resident, file, seen) => signing.bring(file, seen) ?? parcels.bring(resident, file, seen),
  };
  const parcels = createParcels(hands, own.files, own.midnight);
  const signing = createSigning(hands, own.midnight);
  return { world, hands, parcels, signing };
}

async function breakRegister({ sandboxUrl, say }: DayWorld): Promise<void> {
  await fetch(`${sandboxUrl}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'register', down: true, minutes: outageOfDay.minutes }),
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
      let answer: unknown = moreIsDue;
      while (answer === moreIsDue) {
        answer = await run().catch((error: unknown) => {
          broken.push(`${name}: ${(error as Error).message}`);
        });
      }
    }
    onDone(now);
    if (speed !== undefined) await new Promise((resolve) => setTimeout(resolve, stepMilliseconds / speed));
  };
}
