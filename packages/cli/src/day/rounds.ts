import { type ApiClient, newCommandKey } from '@satuloket/client';
import { count, taken } from './api.ts';
import { type Device, type DeviceTally, enrolDevice, isReceiversCode, pictureOf } from './device.ts';
import type { Hands } from './hands.ts';
import type { Desk, ParcelTally } from './parcels.ts';
import { tryTo } from './printing.ts';
import { codeOfReceiver, receiverOf } from './step-needs.ts';
import type { DayFile, DoorFailure } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

/** When couriers set out; the last goes round in the evening, and nobody sets out after that. */
const roundHours = [10.25, 12.5, 14.75, 16.75, 18.25];
const lastStart = 20.5 * hour;
const minutesToADoor = 4;
const minutesBack = 6;
/** After so many doors the phone has a network for a moment. */
const doorsBetweenNetworks = 3;

/** Rounds from each desk: counted on both sides, to the doors without network, and back. */
export function createRounds(
  hands: Hands,
  day: {
    readonly midnight: number;
    readonly desks: ReadonlyMap<string, Desk>;
    readonly tally: ParcelTally;
    readonly devices: DeviceTally;
    readonly fileOf: (code: string) => DayFile | undefined;
    /** Who brings things of this case. */
    readonly courierOf: (file: DayFile) => Promise<string | undefined>;
    readonly onFailed: (code: string, why: DoorFailure) => void;
  },
) {
  const { world } = hands;
  const { api, agenda } = world;
  const { region } = api;
  const { tally } = day;
  const phones = new Map<string, Promise<Device>>();
  const wait = (minutes: number) => agenda.until(world.clock.now().getTime() + minutes * minute);

  function phoneOf(username: string, client: ApiClient): Promise<Device> {
    const known =
      phones.get(username) ?? enrolDevice(world, client, { name: 'Ponsel kurir', tally: day.devices });
    phones.set(username, known);
    return known;
  }

  /** One round from a desk. */
  async function round({ officeId, username }: Desk): Promise<void> {
    if (world.clock.now().getTime() > day.midnight + lastStart) return;
    const desk = await hands.officer(username);
    const view = await taken(
      'delivery desk',
      desk.GET('/api/regions/{region}/delivery', { params: { path: { region }, query: { officeId } } }),
    );
    const waiting = view.counts.find(({ standing }) => standing === 'packing')?.count ?? 0;
    const account = view.couriers[0];
    if (waiting === 0 || account === undefined) return;
    const manifestId = await prepare(desk, officeId, account.accountId);
    if (manifestId === undefined) return;
    tally.rounds += 1;
    const path = { region, manifestId };
    const manifest = await taken(
      'manifest',
      desk.GET('/api/regions/{region}/delivery/manifests/{manifestId}', { params: { path } }),
    );
    await api.command('hand over manifest', (header) =>
      desk.POST('/api/regions/{region}/delivery/manifests/{manifestId}/hand-over', {
        params: { path, header },
        body: { counted: manifest.stops.length },
      }),
    );
    const first = day.fileOf(manifest.stops[0]?.code ?? '');
    const courierName = first && (await day.courierOf(first));
    if (courierName === undefined) throw new Error(`${officeId} has no courier.`);
    const courier = await hands.officer(courierName);
    const phone = await phoneOf(courierName, courier);
    const stops = await stopsOf(courier, manifestId);
    // Once in a day the courier counts one less than the office: it stays behind, with the reason.
    const isShort = tally.differences === 0 && stops.length > 2;
    const gone = isShort ? stops.slice(0, -1) : stops;
    const left = stops.slice(gone.length);
    tally.differences += left.length;
    phone.note('delivery.accepted', {
      manifestId,
      scanned: gone.map(({ parcelId }) => parcelId),
      missing: left.map(({ parcelId }) => ({ parcelId, reason: 'Tidak ada di tas; masih di meja kemas' })),
    });
    await phone.send();
    const back: string[] = [];
    for (const [index, stop] of gone.entries()) {
      await wait(minutesToADoor);
      const why = await atDoor({ phone, courier }, stop, manifestId);
      if (why !== undefined) back.push(stop.parcelId);
      if (index % doorsBetweenNetworks === doorsBetweenNetworks - 1) await phone.send();
    }
    await wait(minutesBack);
    if (back.length > 0) phone.note('delivery.came-back', { manifestId, scanned: back });
    await phone.send();
    await api.command('close manifest', (header) =>
      desk.POST('/api/regions/{region}/delivery/manifests/{manifestId}/close', {
        params: { path, header },
        body: { scanned: back, missing: [] },
      }),
    );
  }

  type Stop = Awaited<ReturnType<typeof stopsOf>>[number];

  /** What the phone keeps of this round, so that it needs no network on the way. */
  async function stopsOf(courier: ApiClient, manifestId: string) {
    const { manifests } = await taken(
      'round',
      courier.GET('/api/regions/{region}/delivery/round', { params: { path: { region } } }),
    );
    const own = manifests.find(({ id }) => id === manifestId);
    if (own === undefined) throw new Error(`The courier's round has no manifest ${manifestId}.`);
    return own.stops;
  }

  /** What happens at one door, written down without network; why not, where nothing was handed over. */
  async function atDoor(
    { phone, courier }: { readonly phone: Device; readonly courier: ApiClient },
    stop: Stop,
    manifestId: string,
  ): Promise<DoorFailure | undefined> {
    const file = day.fileOf(stop.code);
    if (file === undefined) throw new Error(`${stop.code} is nobody’s.`);
    const { plan } = file;
    const own = { manifestId, parcelId: stop.parcelId };
    if (stop.attempt > 1) tally.secondTries += 1;
    const happens = plan.door?.tries[stop.attempt - 1] ?? 'delivered';
    if (happens !== 'delivered') {
      if (happens === 'nobody') await call(courier, stop);
      phone.note('delivery.failed', { ...own, why: happens, note: 'Dicatat kurir di tempat' });
      count(tally.failed, happens);
      day.onFailed(stop.code, happens);
      return happens;
    }
    const kind = plan.door?.proof ?? 'code';
    const receiver = receiverOf(file, stop.takeBack);
    if (kind === 'code') {
      const code = await codeOfReceiver(world, file);
      if (!isReceiversCode(stop.codeCheck, code))
        throw new Error(`${stop.code}: the phone would not take the receiver's code.`);
      phone.note('delivery.delivered', { ...own, proof: { kind, code }, ...receiver });
    } else {
      const picture = pictureOf(await world.documents.pick(plan.random, kind, 'photo'), stop.parcelId);
      phone.note('delivery.delivered', { ...own, proof: { kind, file: picture.sha256 }, ...receiver }, [
        picture,
      ]);
    }
    count(tally.proofs, kind);
    tally.delivered += 1;
    world.say(`${stop.code} diantar ke rumah`);
    return undefined;
  }

  /** Rings the receiver without seeing the number. */
  async function call(courier: ApiClient, { parcelId }: Stop): Promise<void> {
    // A call is told to the telephone exchange by its key; nothing of it is kept here.
    await taken(
      'call the receiver',
      courier.POST('/api/regions/{region}/delivery/parcels/{parcelId}/calls', {
        params: { path: { region, parcelId }, header: { 'idempotency-key': newCommandKey() } },
      }),
    );
    tally.calls += 1;
  }

  async function prepare(
    desk: ApiClient,
    officeId: string,
    courierAccountId: string,
  ): Promise<string | undefined> {
    let manifest: string | undefined;
    await tryTo(hands, async () => {
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

  return roundHours.map((at) => ({
    name: `round ${at}`,
    from: day.midnight + at * hour,
    play: async () => {
      for (const desk of [...day.desks.values()]) await round(desk);
    },
  }));
}
