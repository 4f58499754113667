import type { ApiClient } from '@satuloket/client';
import { count, Refused, taken } from './api.ts';
import type { Hands } from './hands.ts';
import type { Desk, ParcelTally } from './parcels.ts';
import type { DayFile } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

/** When cards are printed, and when old ones are destroyed. */
const printHours = [8.75, 9.5, 10.25, 11.25, 12, 13.5, 14.25, 15, 15.75];
const destroyingHours = [16, 20.5];
/** Cards of one batch. */
const batchSize = 20;

/** A refusal that ends one piece of work, but not the day of its officer. */
export async function tryTo({ world }: Hands, what: () => Promise<void>): Promise<void> {
  await what().catch((error: unknown) => {
    if (!(error instanceof Refused) || error.problem.status !== 409) throw error;
    count(world.api.ledger.expected, error.problem.code);
  });
}

/** Batches over the printers of each office where something waits, and the minutes of old cards. */
export function createPrinting(
  hands: Hands,
  day: {
    readonly midnight: number;
    readonly printers: ReadonlyMap<string, Desk>;
    readonly tally: ParcelTally;
    readonly fileOf: (code: string) => DayFile | undefined;
  },
) {
  const { world } = hands;
  const { api, agenda } = world;
  const { region } = api;
  const { tally } = day;
  const wait = (minutes: number) => agenda.until(world.clock.now().getTime() + minutes * minute);

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
      await tryTo(hands, () => printBatch(officer, { officeId, printerId }));
    }
  }

  async function printBatch(
    officer: ApiClient,
    place: { readonly officeId: string; readonly printerId: string },
  ): Promise<void> {
    const { batchId } = await api.command('begin batch', (header) =>
      officer.POST('/api/regions/{region}/printing/batches', {
        params: { path: { region }, header },
        body: { ...place, next: batchSize },
      }),
    );
    const path = { region, batch: batchId };
    const { cards } = await taken(
      'batch',
      officer.GET('/api/regions/{region}/printing/batches/{batch}', { params: { path } }),
    );
    for (const { code } of cards) {
      await wait(2);
      await tryTo(hands, () => printCard(officer, { ...path, code }));
    }
    await api.command('close batch', (header) =>
      officer.POST('/api/regions/{region}/printing/batches/{batch}/close', { params: { path, header } }),
    );
    world.say(`${cards.length} kartu dicetak di ${place.officeId}`);
  }

  async function printCard(
    officer: ApiClient,
    path: { readonly region: string; readonly batch: string; readonly code: string },
  ): Promise<void> {
    if (tally.spoiled === 0 || day.fileOf(path.code)?.plan.random.chance(0.05)) {
      await api.command('spoil blank', (header) =>
        officer.POST('/api/regions/{region}/printing/batches/{batch}/cards/{code}/spoil', {
          params: { path, header },
          body: { words: 'Pita macet' },
        }),
      );
      tally.spoiled += 1;
    }
    await api.command('print card', (header) =>
      officer.POST('/api/regions/{region}/printing/batches/{batch}/cards/{code}/print', {
        params: { path, header },
        body: {},
      }),
    );
    tally.printed += 1;
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

  /** Every office works by itself: nobody waits for the printers of another. */
  const atEach = (what: string, at: number, work: (desk: Desk) => Promise<void>) => ({
    name: `${region} ${what} ${at}`,
    from: day.midnight + at * hour,
    play: async () => {
      for (const desk of day.printers.values())
        agenda.add({
          name: `${what} ${at} ${desk.officeId}`,
          from: world.clock.now().getTime(),
          play: () => work(desk),
        });
    },
  });
  return [
    ...printHours.map((at) => atEach('print', at, print)),
    ...destroyingHours.map((at) => atEach('destroy', at, destroy)),
  ];
}
