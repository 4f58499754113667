import { type Random, seededRandom } from '@satuloket/sandbox';
import { demoPassphrase } from '../packages/cli/src/demo/officials.ts';
import { type Arena, openArena } from './arena/arena.ts';
import { working } from './arena/wire.ts';
import { type Fault, pause } from './fault.ts';
import { type FoundBreach, judge } from './judging.ts';
import { createLedger, type Ledger } from './load/ledger.ts';
import { residentsOf, signInOfficer, signInResident } from './load/people.ts';
import { createSpeaker } from './load/repeating.ts';
import { doSomething, type Workplace } from './load/working.ts';

/** What one fault did and what was found after it. */
export type Round = {
  readonly fault: string;
  readonly tells: string;
  readonly skipped?: string;
  readonly seconds: number;
  readonly commands: number;
  readonly acknowledged: number;
  readonly attempts: number;
  readonly unanswered: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly harm: Readonly<Record<string, number>>;
  readonly breaches: readonly FoundBreach[];
};

const regionId = '3275';
const officers = ['verifikator.bekasitimur', 'penyetuju.bekasitimur'];
const signer = 'camat.bekasitimur';
const usualWorkers = 6;
/** So many of the demo's residents are enough. */
const mostResidents = 5;

/** An arena with people at work in it, one ledger for its whole life. */
export type Stage = {
  readonly arena: Arena;
  /** `isLookedAt`: false leaves the look at everything to a later fault. */
  suffer(
    fault: Fault,
    input: { readonly seconds: number; readonly random: Random; readonly isLookedAt?: boolean },
  ): Promise<Round>;
  close(): Promise<void>;
};

export async function openStage(input: {
  readonly seed: number;
  readonly say: (line: string) => void;
  readonly options?: Parameters<typeof openArena>[0]['options'];
}): Promise<Stage> {
  const arena = await openArena(input);
  const ledger = createLedger();
  const random = seededRandom(input.seed + 1);
  const slug = arena.places.region(regionId)?.slug ?? '';
  const ended = new AbortController();
  const speaker = createSpeaker({ url: arena.url, regionId, ledger, random, over: ended.signal });
  const open: Workplace['open'] = new Map();
  let place: Workplace = await peopleAtWork();

  async function peopleAtWork(): Promise<Workplace> {
    const known = residentsOf(regionId).slice(0, mostResidents);
    const residents = await Promise.all(known.map((person) => signInResident(arena, speaker, slug, person)));
    const [first, second] = await Promise.all(officers.map((name) => signInOfficer(speaker, slug, name)));
    return {
      region: slug,
      speaker,
      random,
      residents: residents.filter((resident) => resident !== undefined),
      officers: [first!, second!],
      signer: { client: await signInOfficer(speaker, slug, signer), passphrase: demoPassphrase },
      open,
    };
  }

  return {
    arena,
    async suffer(fault, { seconds, random: chance, isLookedAt = true }) {
      if (!arena.server.isUp()) await arena.server.start();
      const before = summed(ledger);
      const harm: Record<string, number> = {};
      const breaches: FoundBreach[] = [];
      const begun = Date.now();
      let isOver = false;
      const suffering = {
        arena,
        random: chance,
        until: begun + seconds * 1000,
        get place() {
          return place;
        },
        async signIn() {
          place = await peopleAtWork();
          // Whose they are is known by the sessions of before.
          open.clear();
        },
        did: (what: string) => {
          harm[what] = (harm[what] ?? 0) + 1;
        },
        breach: (says: string) => void breaches.push({ invariant: 'as-told', key: fault.name, says }),
      };
      const workers = Array.from({ length: fault.workers ?? usualWorkers }, async () => {
        while (!isOver) await doSomething(place);
      });
      const harmBefore = wireHarm(arena);
      let failure: unknown;
      try {
        await fault.run(suffering);
      } catch (error) {
        failure = error;
      }
      isOver = true;
      if (failure !== undefined) {
        // Nobody answers any more, perhaps: who waits for it is sent home.
        ended.abort();
        await Promise.all(workers);
        throw failure;
      }
      for (const wire of Object.values(arena.wires)) wire.set(working);
      if (!arena.server.isUp()) await arena.server.start();
      await Promise.all(workers);
      if (isLookedAt) breaches.push(...(await judge(arena, ledger)));
      const after = summed(ledger);
      for (const [what, count] of Object.entries(wireHarm(arena))) {
        const more = count - (harmBefore[what] ?? 0);
        if (more > 0) harm[what] = more;
      }
      return {
        fault: fault.name,
        tells: fault.tells,
        seconds: Math.round((Date.now() - begun) / 1000),
        commands: after.commands - before.commands,
        acknowledged: after.acknowledged - before.acknowledged,
        attempts: after.attempts - before.attempts,
        unanswered: after.unanswered - before.unanswered,
        refused: difference(after.refused, before.refused),
        harm,
        breaches,
      };
    },
    async close() {
      ended.abort();
      await arena.stop();
      await pause(0);
    },
  };
}

function summed(ledger: Ledger) {
  return {
    commands: ledger.commands,
    acknowledged: ledger.acknowledged.length,
    attempts: ledger.attempts,
    unanswered: [...ledger.unanswered.values()].reduce((sum, count) => sum + count, 0),
    refused: Object.fromEntries(ledger.refused),
  };
}

function difference(after: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>) {
  return Object.fromEntries(
    Object.entries(after)
      .map(([key, count]) => [key, count - (before[key] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}

function wireHarm({ wires }: Arena): Record<string, number> {
  return Object.fromEntries(
    Object.entries(wires).flatMap(([name, { harm }]) =>
      Object.entries(harm).map(([kind, count]) => [`${name} wire: ${kind}`, count] as const),
    ),
  );
}
