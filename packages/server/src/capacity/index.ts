import type { ActionContext, Follower, Slots, StockRoom, ViewPart } from '../cases/index.ts';
import { choice } from './choice.ts';
import type { CapacityService } from './contract.ts';
import type { CapacityDependencies } from './dependencies.ts';
import { actionContext, followLine } from './line.ts';
import { line } from './line-view.ts';
import { menuOf } from './policy.ts';
import { remindDue } from './reminders.ts';
import { serialStory } from './serial-story.ts';
import { followStock, stockRoom } from './stock.ts';
import { stockDifferences } from './stock-counts.ts';
import { enterStock } from './stock-entries.ts';
import { stock, stockHistory } from './stock-keeping.ts';
import { receiveTransfer, stockTransfers } from './stock-transfers.ts';
import { capacityPart } from './view-part.ts';
import { visits } from './visit-list.ts';
import { followVisits, slots, sweepVisits } from './visits.ts';

export { capacityRoutes } from './routes.ts';

/** What there is not enough of for everyone at once: places at a time, and things that run out. */
export type Capacity = {
  readonly service: CapacityService;
  readonly slots: Slots;
  readonly stockRoom: StockRoom;
  readonly actionContext: ActionContext;
  readonly viewPart: ViewPart;
  readonly follow: Follower;
  /** A job each minute: gives up places that were left, and reminds of visits. */
  readonly sweep: (regionId: string) => Promise<void>;
};

export function createCapacity(dependencies: CapacityDependencies): Capacity {
  return {
    service: {
      menu: (caller) => menuOf(dependencies, caller),
      choice: (caller, query) => choice(dependencies, caller, query),
      visits: (caller, query) => visits(dependencies, caller, query),
      stock: (caller, query) => stock(dependencies, caller, query),
      stockHistory: (caller, query) => stockHistory(dependencies, caller, query),
      enterStock: (caller, command) => enterStock(dependencies, caller, command),
      stockTransfers: (caller) => stockTransfers(dependencies, caller),
      receiveTransfer: (caller, command) => receiveTransfer(dependencies, caller, command),
      stockDifferences: (caller) => stockDifferences(dependencies, caller),
      serialStory: (caller, query) => serialStory(dependencies, caller, query),
      line: (regionId, service, query) => line(dependencies, regionId, service, query),
    },
    slots,
    stockRoom,
    actionContext,
    viewPart: capacityPart(dependencies),
    async follow(event) {
      await followVisits(event);
      await followStock(event);
      await followLine(event);
    },
    async sweep(regionId) {
      await sweepVisits(dependencies.database, regionId, dependencies.now());
      await remindDue(dependencies, regionId);
    },
  };
}
