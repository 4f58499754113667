import type { ApiClient } from '@satuloket/client';
import { taken } from './api.ts';
import type { DeviceTally } from './device.ts';
import { act, type Hands, look, type View } from './hands.ts';
import { officerFor } from './office.ts';
import { createPrinting } from './printing.ts';
import { createRounds } from './rounds.ts';
import { codeOfReceiver, receiverOf } from './step-needs.ts';
import type { DayFile, DoorFailure } from './world.ts';

const minute = 60_000;

/** Of things that still wait for someone who has moved or died nobody asks today. */
const notFetched: ReadonlySet<string> = new Set(['moved', 'died'] satisfies DoorFailure[]);

/** Whoever has what came back sent once more, instead of fetching it. */
export const wantsSentAgain = ({ plan, happened }: DayFile): boolean =>
  plan.post === 'sent-again' && !happened.has('sent-again');

export type Desk = { readonly officeId: string; readonly username: string };

export type ParcelTally = {
  delivered: number;
  readonly failed: Map<string, number>;
  /** Of what was delivered at a door. */
  readonly proofs: Map<string, number>;
  secondTries: number;
  /** Of the receiver, without seeing the number. */
  calls: number;
  /** Listed, but not counted by the courier. */
  differences: number;
  collected: number;
  inVillages: number;
  rounds: number;
  printed: number;
  spoiled: number;
  reprinted: number;
  destroyed: number;
};

function emptyTally(): ParcelTally {
  return {
    delivered: 0,
    failed: new Map(),
    proofs: new Map(),
    secondTries: 0,
    calls: 0,
    differences: 0,
    collected: 0,
    inVillages: 0,
    rounds: 0,
    printed: 0,
    spoiled: 0,
    reprinted: 0,
    destroyed: 0,
  };
}

/** What is printed and brought: batches, rounds, counters and villages. */
export function createParcels(hands: Hands, files: readonly DayFile[], midnight: number) {
  const { world } = hands;
  const { api, agenda } = world;
  const { region } = api;
  const tally = emptyTally();
  const devices: DeviceTally = { devices: 0, events: 0, pictures: 0, repeated: 0 };
  const printers = new Map<string, Desk>();
  /** Where something waits to be brought, or to be given to the post. */
  const desks = new Map<string, Desk>();
  const posting = new Map<string, Desk>();
  const failedAs = new Map<string, DoorFailure>();
  const fileOf = (code: string) => files.find((file) => file.code === code);
  const wait = (minutes: number) => agenda.until(world.clock.now().getTime() + minutes * minute);

  function deskOf(file: DayFile, officeId: string, role: string): Desk | undefined {
    const { plan, service } = file;
    const { villageCode } = plan.cast.household;
    const username = officerFor(world.region, { pack: plan.pack, service, villageCode, role, officeId });
    return username === undefined ? undefined : { officeId, username };
  }

  /** Whether others go on with it; what waits at a counter or in a village is fetched by whom it belongs to. */
  async function bring(
    resident: ApiClient,
    file: DayFile,
    seen: View,
  ): Promise<'moved' | 'brought' | undefined> {
    const state = file.service.flow.states[seen.stateCode];
    if (state === undefined) return undefined;
    const destroys = Object.values(file.service.flow.actions).find(
      ({ from, destroys }) => destroys !== undefined && from.includes(seen.stateCode),
    );
    const role = state.role ?? destroys?.by[0];
    const desk = role === undefined ? undefined : deskOf(file, seen.officeId, role);
    if (state.queue === 'print') {
      if (desk === undefined || (file.plan.branch === 'waited' && !file.happened.has('waited')))
        return undefined;
      printers.set(desk.officeId, desk);
      return 'brought';
    }
    if (destroys !== undefined) {
      if (desk !== undefined) printers.set(desk.officeId, desk);
      return 'brought';
    }
    if (state.parcel === 'packing') return pack(file, seen, desk);
    if (state.parcel === 'courier' || state.parcel === 'resting' || state.parcel === 'post') return 'brought';
    if (state.parcel !== 'counter' && state.parcel !== 'village') return undefined;
    // What came back from the post is asked for once more by whoever wants it sent.
    if (wantsSentAgain(file)) return undefined;
    if (desk === undefined || notFetched.has(failedAs.get(seen.code) ?? '')) return 'brought';
    await wait(file.plan.random.between(15, 60));
    const fresh = await look(world, resident, seen.code);
    if (fresh.lastSeq !== seen.lastSeq) return 'moved';
    await giveOut(resident, file, seen, desk);
    if (state.parcel === 'village') tally.inVillages += 1;
    else tally.collected += 1;
    return 'moved';
  }

  async function pack(file: DayFile, seen: View, desk: Desk | undefined): Promise<'moved' | 'brought'> {
    if (desk === undefined) return 'brought';
    const { actions } = file.service.flow;
    const officer = await hands.officer(desk.username);
    const again = Object.entries(actions).find(
      ([, { reprints, from }]) => reprints === true && from.includes(seen.stateCode),
    );
    if (again !== undefined && tally.reprinted === 0) {
      tally.reprinted += 1;
      const fresh = await look(world, officer, seen.code);
      await act(world, officer, {
        seen: fresh,
        action: again[0],
        with: { reason: 'Foto pada kartu bergaris; dicetak sekali lagi.' },
      });
      world.say(`${seen.code} dicetak sekali lagi`);
      return 'moved';
    }
    const fresh = await look(world, officer, seen.code);
    const possible = (step: string): boolean =>
      fresh.actions.some((each) => each.possible && actions[each.action]?.parcel === step);
    if (possible('to-post')) {
      posting.set(desk.officeId, desk);
      return 'brought';
    }
    if (!possible('to-village')) {
      desks.set(desk.officeId, desk);
      return 'brought';
    }
    await api.command(
      `to village ${seen.code}`,
      (header) =>
        officer.POST('/api/regions/{region}/cases/{code}/to-village', {
          params: { path: { region, code: seen.code }, header },
        }),
      { code: seen.code },
    );
    return 'moved';
  }

  async function giveOut(resident: ApiClient, file: DayFile, seen: View, desk: Desk): Promise<void> {
    const officer = await hands.officer(desk.username);
    const code = await codeOfReceiver(world, file);
    const parcel = await taken(
      'parcel',
      resident.GET('/api/regions/{region}/cases/{code}/parcel', {
        params: { path: { region, code: seen.code } },
      }),
    );
    await api.command(
      `give out ${seen.code}`,
      (header) =>
        officer.POST('/api/regions/{region}/cases/{code}/hand-over', {
          params: { path: { region, code: seen.code }, header },
          body: {
            proof: { kind: 'code', code },
            ...receiverOf(file, parcel.takeBack),
          },
        }),
      { code: seen.code },
    );
    world.say(`${seen.code} diambil pemohon`);
  }

  async function courierOf(file: DayFile): Promise<string | undefined> {
    const state = Object.values(file.service.flow.states).find(({ parcel }) => parcel === 'courier');
    if (file.resident === undefined || state?.role === undefined) return undefined;
    const { officeId } = await look(world, file.resident, file.code ?? '');
    return deskOf(file, officeId, state.role)?.username;
  }

  const parts = [
    ...createPrinting(hands, { midnight, printers, tally, fileOf }),
    ...createRounds(hands, {
      midnight,
      desks,
      tally,
      devices,
      fileOf,
      courierOf,
      onFailed: (code, why) => failedAs.set(code, why),
    }),
  ];
  return { tally, devices, bring, parts, posting, fileOf };
}
