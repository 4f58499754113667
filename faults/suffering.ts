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
  /** In how many regions something was acknowledged. */
  readonly regions: number;
  readonly attempts: number;
  readonly unanswered: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly harm: Readonly<Record<string, number>>;
  readonly breaches: readonly FoundBreach[];
};

/** Where people are at work: a district that has an officer for each role. */
type District = { readonly regionId: string; readonly name: string };
/** What faults do on purpose, they do here. */
const busiest: District = { regionId: '3275', name: 'bekasitimur' };
const neighbour: District = { regionId: '3216', name: 'tambunselatan' };
const usualWorkers = 6;
/** Every third works in the other region. */
const worksNextDoor = (worker: number): boolean => worker % 3 === 2;
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
  const ended = new AbortController();
  let place: Workplace;
  let nextDoor: Workplace;
  await signInEverybody();

  /** Whose the open cases of before are is known by the sessions of before: new ones are begun. */
  async function signInEverybody(): Promise<void> {
    [place, nextDoor] = await Promise.all([peopleAtWork(busiest), peopleAtWork(neighbour)]);
  }

  async function peopleAtWork({ regionId, name: district }: District): Promise<Workplace> {
    const slug = arena.places.region(regionId)?.slug ?? '';
    const speaker = createSpeaker({ url: arena.url, regionId, ledger, random, over: ended.signal });
    const known = residentsOf(regionId).slice(0, mostResidents);
    const [residents, verifier, approver, signer] = await Promise.all([
      Promise.all(known.map((person) => signInResident(arena, speaker, slug, person))),
      ...['verifikator', 'penyetuju', 'camat'].map((role) =>
        signInOfficer(speaker, slug, `${role}.${district}`),
      ),
    ] as const);
    return {
      region: slug,
      speaker,
      random,
      residents: residents.filter((resident) => resident !== undefined),
      officers: [verifier!, approver!],
      signer: { client: signer!, passphrase: demoPassphrase },
      open: new Map(),
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
        signIn: signInEverybody,
        did: (what: string) => {
          harm[what] = (harm[what] ?? 0) + 1;
        },
        breach: (says: string) => void breaches.push({ invariant: 'as-told', key: fault.name, says }),
      };
      const workers = Array.from({ length: fault.workers ?? usualWorkers }, async (_, worker) => {
        while (!isOver) await doSomething(worksNextDoor(worker) ? nextDoor : place);
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
        regions: new Set(ledger.acknowledged.slice(before.acknowledged).map(({ regionId }) => regionId)).size,
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
