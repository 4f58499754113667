import type { ApiClient } from '@satuloket/client';
import { count, Refused, taken } from './api.ts';
import { officerFor } from './office.ts';
import { act, codeOfReceiver, type Hands, look, type View } from './working.ts';
import type { DayFile } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

/** When cards are printed, and when couriers set out: the last goes round in the evening. */
const printHours = [9, 10.5, 12, 13.5, 14.75, 15.75];
const roundHours = [10.75, 14, 16.25, 18];
const destroyingHour = 16;
/** Cards of one batch. */
const batchSize = 20;

const failures = ['nobody', 'moved', 'unclear-address', 'died', 'refused'] as const;
type Failure = (typeof failures)[number];

/** What happens at the first doors of the day, so that each kind is seen; afterwards chance decides. */
const firstDoors: readonly (Failure | 'delivered')[] = [
  'nobody',
  'delivered',
  'moved',
  'unclear-address',
  'delivered',
  'refused',
  'died',
];

/** Of things that still wait for someone who has moved or died nobody asks today. */
const notFetched: readonly string[] = ['moved', 'died'];

type Desk = { readonly officeId: string; readonly username: string };

export type ParcelTally = {
  delivered: number;
  readonly failed: Map<string, number>;
  secondTries: number;
  collected: number;
  inVillages: number;
  rounds: number;
  printed: number;
  spoiled: number;
  reprinted: number;
  destroyed: number;
};

/** What is printed and brought: batches, rounds, counters, and the minutes of old cards. */
export function createParcels(hands: Hands, files: readonly DayFile[], midnight: number) {
  const { world } = hands;
  const { api, agenda } = world;
  const { region } = api;
  const tally: ParcelTally = {
    delivered: 0,
    failed: new Map(),
    secondTries: 0,
    collected: 0,
    inVillages: 0,
    rounds: 0,
    printed: 0,
    spoiled: 0,
    reprinted: 0,
    destroyed: 0,
  };
  const printers = new Map<string, Desk>();
  const desks = new Map<string, Desk>();
  const failedAs = new Map<string, Failure>();
  let doors = 0;
  const wait = (minutes: number) => agenda.until(world.clock.now().getTime() + minutes * minute);
  const fileOf = (code: string) => files.find((file) => file.code === code);

  function deskOf(file: DayFile, seen: View, role: string): Desk | undefined {
    const { plan, service } = file;
    const { villageCode } = plan.cast.household;
    const { officeId } = seen;
    const username = officerFor(world.region, { pack: plan.pack, service, villageCode, role, officeId });
    return username === undefined ? undefined : { officeId, username };
  }

  /** A refusal that ends one round, but not the day of its officer. */
  async function tryTo(what: () => Promise<void>): Promise<void> {
    await what().catch((error: unknown) => {
      if (!(error instanceof Refused) || error.problem.status !== 409) throw error;
      count(api.ledger.expected, error.problem.code);
    });
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
    const desk = role === undefined ? undefined : deskOf(file, seen, role);
    if (state.queue === 'print') {
      if (desk === undefined || file.plan.branch === 'waited') return undefined;
      printers.set(desk.officeId, desk);
      return 'brought';
    }
    if (destroys !== undefined) {
      if (desk !== undefined) printers.set(desk.officeId, desk);
      return 'brought';
    }
    if (state.parcel === 'packing') return pack(file, seen, desk);
    if (state.parcel === 'courier' || state.parcel === 'resting') return 'brought';
    if (state.parcel !== 'counter' && state.parcel !== 'village') return undefined;
    if (desk === undefined || notFetched.includes(failedAs.get(seen.code) ?? '')) return 'brought';
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
    desks.set(desk.officeId, desk);
    const officer = await hands.officer(desk.username);
    const again = Object.entries(file.service.flow.actions).find(
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
    const toVillage = fresh.actions.find(
      ({ action, possible }) => possible && file.service.flow.actions[action]?.parcel === 'to-village',
    );
    if (toVillage === undefined) return 'brought';
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
          body: { proof: { kind: 'code', code }, ...receiverOf(file, parcel.takeBack !== null) },
        }),
      { code: seen.code },
    );
    world.say(`${seen.code} diambil pemohon`);
  }

  const receiverOf = ({ plan }: DayFile, takesBack: boolean) => ({
    receiverName: plan.cast.applicant.name,
    receiverRelation: 'self',
    ...(takesBack && { tookBack: true }),
  });

  /** One batch on each printer where something waits. */
  async function print({ officeId, username }: Desk): Promise<void> {
    const officer = await hands.officer(username);
    const queue = (printerId?: string) =>
      taken(
        'print queue',
        officer.GET('/api/regions/{region}/printing/queue', {
          params: { path: { region }, query: { officeId, ...(printerId !== undefined && { printerId }) } },
        }),
      );
    const { printers: machines } = await queue();
    for (const { id: printerId, openBatchId } of machines) {
      if (openBatchId !== null || (await queue(printerId)).rows.length === 0) continue;
      await tryTo(() => printBatch(officer, officeId, printerId));
    }
  }

  async function printBatch(officer: ApiClient, officeId: string, printerId: string): Promise<void> {
    const { batchId } = await api.command('begin batch', (header) =>
      officer.POST('/api/regions/{region}/printing/batches', {
        params: { path: { region }, header },
        body: { officeId, printerId, next: batchSize },
      }),
    );
    const path = { region, batch: batchId };
    const { cards } = await taken(
      'batch',
      officer.GET('/api/regions/{region}/printing/batches/{batch}', { params: { path } }),
    );
    for (const { code } of cards) {
      await wait(2);
      const card = { ...path, code };
      await tryTo(async () => {
        if (tally.spoiled === 0 || fileOf(code)?.plan.random.chance(0.05)) {
          await api.command('spoil blank', (header) =>
            officer.POST('/api/regions/{region}/printing/batches/{batch}/cards/{code}/spoil', {
              params: { path: card, header },
              body: { words: 'Pita macet' },
            }),
          );
          tally.spoiled += 1;
        }
        await api.command('print card', (header) =>
          officer.POST('/api/regions/{region}/printing/batches/{batch}/cards/{code}/print', {
            params: { path: card, header },
            body: {},
          }),
        );
        tally.printed += 1;
      });
    }
    await api.command('close batch', (header) =>
      officer.POST('/api/regions/{region}/printing/batches/{batch}/close', { params: { path, header } }),
    );
    world.say(`${cards.length} kartu dicetak di ${officeId}`);
  }

  /** One round from a desk: counted on both sides, to the doors, and back. */
  async function round({ officeId, username }: Desk): Promise<void> {
    const desk = await hands.officer(username);
    const view = await taken(
      'delivery desk',
      desk.GET('/api/regions/{region}/delivery', { params: { path: { region }, query: { officeId } } }),
    );
    const waiting = view.counts.find(({ standing }) => standing === 'packing')?.count ?? 0;
    const account = view.couriers[0];
    if (waiting === 0 || account === undefined) return;
    const manifest = await prepare(desk, officeId, account.accountId);
    if (manifest === undefined) return;
    tally.rounds += 1;
    const path = { region, manifestId: manifest };
    const { stops } = await taken(
      'manifest',
      desk.GET('/api/regions/{region}/delivery/manifests/{manifestId}', { params: { path } }),
    );
    await api.command('hand over manifest', (header) =>
      desk.POST('/api/regions/{region}/delivery/manifests/{manifestId}/hand-over', {
        params: { path, header },
        body: { counted: stops.length },
      }),
    );
    const courier = await courierOf(stops.map(({ code }) => code));
    if (courier === undefined) throw new Error(`${officeId} has no courier.`);
    const record = (body: Recorded['body'], parcelId?: string) =>
      tell(courier, { manifestId: manifest, body, ...(parcelId !== undefined && { parcelId }) });
    await record({ kind: 'accepted', scanned: stops.map(({ parcelId }) => parcelId), missing: [] });
    const back: string[] = [];
    for (const stop of stops) {
      await wait(6);
      const file = fileOf(stop.code);
      if (file === undefined) throw new Error(`${stop.code} is nobody’s.`);
      if (stop.attempt > 1) tally.secondTries += 1;
      const happens = stop.attempt > 1 ? 'delivered' : atDoor(file);
      if (happens === 'delivered') {
        const proof = { kind: 'code' as const, code: await codeOfReceiver(world, file) };
        await record(
          { kind: 'delivered', proof, ...receiverOf(file, stop.takeBack !== null) },
          stop.parcelId,
        );
        tally.delivered += 1;
        world.say(`${stop.code} diantar ke rumah`);
      } else {
        await record({ kind: 'failed', why: happens, note: 'Dicatat kurir di tempat' }, stop.parcelId);
        count(tally.failed, happens);
        failedAs.set(stop.code, happens);
        back.push(stop.parcelId);
      }
    }
    await wait(15);
    if (back.length > 0) await record({ kind: 'came-back', scanned: back });
    await api.command('close manifest', (header) =>
      desk.POST('/api/regions/{region}/delivery/manifests/{manifestId}/close', {
        params: { path, header },
        body: { scanned: back, missing: [] },
      }),
    );
  }

  function atDoor(file: DayFile): Failure | 'delivered' {
    doors += 1;
    const { random } = file.plan;
    return firstDoors[doors - 1] ?? (random.chance(0.85) ? 'delivered' : random.pick(failures));
  }

  async function prepare(
    desk: ApiClient,
    officeId: string,
    courierAccountId: string,
  ): Promise<string | undefined> {
    let manifest: string | undefined;
    await tryTo(async () => {
      const prepared = await api.command('prepare manifest', (header) =>
        desk.POST('/api/regions/{region}/delivery/manifests', {
          params: { path: { region }, header },
          body: { officeId, courierAccountId },
        }),
      );
      manifest = prepared.manifestId;
    });
    return manifest;
  }

  /** Who brings things of these cases. */
  async function courierOf(codes: readonly string[]): Promise<ApiClient | undefined> {
    for (const code of codes) {
      const file = fileOf(code);
      const state = Object.values(file?.service.flow.states ?? {}).find(({ parcel }) => parcel === 'courier');
      if (file?.resident === undefined || state?.role === undefined) continue;
      const desk = deskOf(file, await look(world, file.resident, code), state.role);
      if (desk !== undefined) return hands.officer(desk.username);
    }
    return undefined;
  }

  function postRecord(courier: ApiClient, body: Recorded) {
    return api.command(
      `record ${body.body.kind}`,
      (header) =>
        courier.POST('/api/regions/{region}/delivery/records', {
          params: { path: { region }, header },
          body: { at: world.clock.now().toISOString(), ...body },
        }),
      { keptElsewhere: true },
    );
  }

  async function tell(courier: ApiClient, body: Recorded): Promise<void> {
    const { outcome, problem } = await postRecord(courier, body);
    if (outcome === 'set-aside') throw new Error(`record ${body.body.kind}: ${problem?.code}`);
  }

  /** Old cards that came back are destroyed by one record with two witnesses. */
  async function destroy({ officeId, username }: Desk): Promise<void> {
    const officer = await hands.officer(username);
    const old = await taken(
      'old cards',
      officer.GET('/api/regions/{region}/printing/old-cards', {
        params: { path: { region }, query: { officeId } },
      }),
    );
    if (!old.mayDestroy || old.rows.length === 0) return;
    await api.command('destroy old cards', (header) =>
      officer.POST('/api/regions/{region}/printing/destructions', {
        params: { path: { region }, header },
        body: {
          officeId,
          codes: old.rows.map(({ code }) => code),
          day: old.today,
          place: old.place || 'Kantor',
          witnesses: ['Saksi Pertama', 'Saksi Kedua'],
        },
      }),
    );
    tally.destroyed += old.rows.length;
  }

  const each = (known: ReadonlyMap<string, Desk>, work: (desk: Desk) => Promise<void>) => async () => {
    for (const desk of [...known.values()]) await work(desk);
  };
  const parts = [
    ...printHours.map((at) => ({
      name: `print ${at}`,
      from: midnight + at * hour,
      play: each(printers, print),
    })),
    ...roundHours.map((at) => ({
      name: `round ${at}`,
      from: midnight + at * hour,
      play: each(desks, round),
    })),
    ...[destroyingHour, 20.5].map((at) => ({
      name: `destroy ${at}`,
      from: midnight + at * hour,
      play: each(printers, destroy),
    })),
  ];
  return { tally, bring, parts, offices: () => printers };
}

type Recorded = {
  readonly manifestId: string;
  readonly parcelId?: string;
  readonly body:
    | { kind: 'accepted'; scanned: string[]; missing: { parcelId: string; reason: string }[] }
    | {
        kind: 'delivered';
        proof: { kind: 'code'; code: string };
        receiverName: string;
        receiverRelation: string;
        tookBack?: boolean;
      }
    | { kind: 'failed'; why: Failure; note?: string }
    | { kind: 'came-back'; scanned: string[] };
};
