import { Refused, taken } from './api.ts';
import type { Hands } from './hands.ts';

const hour = 3_600_000;
const morning = 7.25;
const evening = 17.5;
/** Serials of the day's boxes begin where no box of the demo has any. */
const firstSerial = 5_000_001;
const serialsAnOffice = 1_000;
const box = 50;

export type BlankTally = { received: number; counted: number; used: number; left: number };

/** The cupboard of blanks: a box in the morning, and counted twice a day by whoever keeps it. */
export function createBlanks({ world, officer }: Hands, midnight: number) {
  const { api, region } = world;
  const tally: BlankTally = { received: 0, counted: 0, used: 0, left: 0 };
  const kept = region.keptStock.flatMap(({ stock, officeId, keptBy }, index) => {
    const post = region.posts.find(
      ({ id, office, roles }) =>
        office === officeId &&
        roles.some((role) => keptBy.includes(role)) &&
        region.accounts.some((account) => account.post === id),
    );
    const username = region.accounts.find((account) => account.post === post?.id)?.username;
    return username === undefined ? [] : [{ stock, officeId, username, index }];
  });
  type Kept = (typeof kept)[number];

  async function enter(
    { stock, officeId, username }: Kept,
    entry: { kind: 'received' | 'counted'; serials?: string[]; count?: number },
  ): Promise<void> {
    const client = await officer(username);
    await api.command(`${entry.kind} ${stock}`, (header) =>
      client.POST('/api/regions/{region}/stock/movements', {
        params: { path: { region: api.region }, header },
        body: { officeId, stock, entry },
      }),
    );
  }

  async function shelf({ stock, officeId, username }: Kept) {
    const client = await officer(username);
    const { rows } = await taken(
      'stock',
      client.GET('/api/regions/{region}/stock', {
        params: { path: { region: api.region }, query: { officeId } },
      }),
    );
    return rows.find((row) => row.stock === stock);
  }

  async function count(each: Kept): Promise<void> {
    const row = await shelf(each);
    if (row === undefined) return;
    // Two posts may keep the same stock for two packs; it is counted once.
    await enter(each, {
      kind: 'counted',
      ...(row.isNumbered ? { serials: row.here.map(wordsOf) } : { count: row.balance }),
    });
    tally.counted += 1;
  }

  return {
    tally,
    parts: [
      {
        name: 'blanks in the morning',
        from: midnight + morning * hour,
        play: async () => {
          for (const each of kept) {
            const row = await shelf(each);
            const prefix = `${each.stock.split('-').at(-1)?.toUpperCase()}${region.id}-`;
            const first = firstSerial + each.index * serialsAnOffice;
            if (row?.isNumbered) {
              await enter(each, {
                kind: 'received',
                serials: [`${prefix}${first}..${prefix}${first + box - 1}`],
              });
              tally.received += box;
            }
            await count(each);
          }
        },
      },
      {
        name: 'blanks in the evening',
        from: midnight + evening * hour,
        play: async () => {
          const seen = new Set<string>();
          for (const each of kept) {
            await count(each).catch((error: unknown) => {
              // A card that was printed in between: it is counted again.
              if (!(error instanceof Refused) || error.problem.status !== 422) throw error;
              return count(each);
            });
            const row = await shelf(each);
            const key = `${each.officeId} ${each.stock}`;
            if (row === undefined || seen.has(key)) continue;
            seen.add(key);
            tally.used += row.usedToday;
            tally.left += row.balance;
          }
        },
      },
    ],
  };
}

/** A range as it is shown, written as it is entered. */
const wordsOf = (range: string): string => range.replace('–', '..');
