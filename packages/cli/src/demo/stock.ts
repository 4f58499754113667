import type { Region } from '@satuloket/engine';
import type { Server } from '@satuloket/server';
import type { Caller } from '@satuloket/server/types';
import type { DemoOfficer } from './offices.ts';

const usualDelivery = 400;
/** Where there is less than people ask for, the published line can be seen at work. */
const smallDelivery = 6;
/** How far apart the serials of two offices begin. */
const serialsAnOffice = 1_000;

/** Gives every office of the demo what it starts with, once: a first delivery, entered by whoever may enter it. */
export async function seedDemoStock(
  { capacity }: Pick<Server['services'], 'capacity'>,
  region: Region,
  officers: readonly DemoOfficer[],
): Promise<void> {
  const callers = officers
    .filter(({ regionId }) => regionId === region.id)
    .flatMap((officer) => callerOf(region, officer) ?? []);
  const last = new Map(region.keptStock.map(({ stock, officeId }) => [stock, officeId]));
  for (const [index, { stock, officeId }] of region.keptStock.entries()) {
    for (const caller of callers) {
      const history = await capacity.stockHistory(caller, { officeId, stock, limit: 1 });
      if (!history.ok) continue;
      if (history.value.rows.length > 0) break;
      const count = last.get(stock) === officeId ? smallDelivery : usualDelivery;
      const overview = await capacity.stock(caller, { officeId });
      const isNumbered =
        overview.ok && overview.value.rows.some((row) => row.stock === stock && row.hasSerials);
      const entered = await capacity.enterStock(caller, {
        key: `demo-stock/${officeId}/${stock}`,
        officeId,
        stock,
        entry: {
          kind: 'received',
          ...(isNumbered ? { serials: [box(region, stock, index, count)] } : { count }),
        },
      });
      if (entered.ok) break;
    }
  }
}

/** First and last serial of an office's first box (`KTP3275-0012001..KTP3275-0012400`): no two offices share any. */
function box(region: Region, stock: string, index: number, count: number): string {
  const prefix = `${stock.split('-').at(-1)?.toUpperCase()}${region.id}-`;
  const first = index * serialsAnOffice + 1;
  const serial = (number: number) => `${prefix}${String(number).padStart(7, '0')}`;
  return `${serial(first)}..${serial(first + count - 1)}`;
}

function callerOf(region: Region, { username, accountId }: DemoOfficer): Caller | undefined {
  const account = region.accounts.find((each) => each.username === username);
  const post = region.posts.find(({ id }) => id === account?.post);
  if (post === undefined) return undefined;
  const posts = post.roles.map((role) => ({ role, officeId: post.office }));
  return {
    regionId: region.id,
    requestId: 'demo',
    locale: 'id',
    who: { kind: 'officer', accountId, name: username, posts },
  };
}
