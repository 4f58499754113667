import type { Follower } from '../cases/index.ts';
import { batch } from './batch-view.ts';
import { begin, close, correct, done, leaveOut, spoil } from './batches.ts';
import { catchUpPrinting } from './catch-up.ts';
import type { PrintingService } from './contract.ts';
import { type PrintingDependencies, regionOf } from './dependencies.ts';
import { destroy, minutes, takenBack } from './destruction.ts';
import { followPrinting } from './follow.ts';
import { minutesDocument } from './minutes-document.ts';
import { seenOffices } from './policy.ts';
import { cardServices } from './print-states.ts';
import { queue } from './queue.ts';

export { printingRoutes } from './routes.ts';

/** Cards: what waits to be printed, batches of a printer, old cards that were taken back. */
export type Printing = {
  readonly service: PrintingService;
  readonly follow: Follower;
  /** Once for each process: what waited before this part kept a queue. */
  readonly catchUp: (regionId: string) => Promise<void>;
};

export function createPrinting(dependencies: PrintingDependencies): Printing {
  const caughtUp = new Set<string>();
  return {
    service: {
      menu: (caller) => {
        const { who } = caller;
        if (who.kind !== 'officer') return { printing: false };
        const region = regionOf(dependencies, caller.regionId);
        return { printing: seenOffices(region, who.posts, cardServices(dependencies, region)).length > 0 };
      },
      queue: (caller, query) => queue(dependencies, caller, query),
      begin: (caller, command) => begin(dependencies, caller, command),
      batch: (caller, batchId) => batch(dependencies, caller, batchId),
      done: (caller, command) => done(dependencies, caller, command),
      spoil: (caller, command) => spoil(dependencies, caller, command),
      correct: (caller, command) => correct(dependencies, caller, command),
      leaveOut: (caller, command) => leaveOut(dependencies, caller, command),
      close: (caller, command) => close(dependencies, caller, command),
      takenBack: (caller, query) => takenBack(dependencies, caller, query),
      destroy: (caller, command) => destroy(dependencies, caller, command),
      minutes: (caller, minutesId) => minutes(dependencies, caller, minutesId),
      minutesDocument: (caller, minutesId) => minutesDocument(dependencies, caller, minutesId),
    },
    follow: followPrinting,
    async catchUp(regionId) {
      if (caughtUp.has(regionId)) return;
      await catchUpPrinting(dependencies, regionId);
      caughtUp.add(regionId);
    },
  };
}
