import type { FieldService } from './contract.ts';
import type { FieldDependencies } from './dependencies.ts';
import { enrol, listDevices, revoke } from './devices.ts';
import { keepFile } from './keeping-files.ts';
import { actorFor } from './policy.ts';
import { deviceTurns, send, settleDue } from './sending.ts';
import { listSetAside, resolve } from './set-aside.ts';

export { deliveryRecords } from './delivery-records.ts';
export { fieldRoutes } from './routes.ts';

/** This part as the composition root sees it. */
export type Field = {
  readonly service: FieldService;
  /** A job: takes up what was kept and not settled. */
  settleDue(regionId: string): Promise<number>;
};

export function createField(dependencies: FieldDependencies): Field {
  const turns = deviceTurns();
  return {
    service: {
      menu: (caller) => ({
        device: actorFor(caller, 'enrol').ok,
        setAside: actorFor(caller, 'list-set-aside').ok,
      }),
      enrol: (caller, command) => enrol(dependencies, caller, command),
      devices: (caller) => listDevices(dependencies, caller),
      revoke: (caller, command) => revoke(dependencies, caller, command),
      keepFile: (caller, file) => keepFile(dependencies, caller, file),
      send: (caller, sent) => send(dependencies, turns, caller, sent),
      setAside: (caller, query) => listSetAside(dependencies, caller, query),
      resolve: (caller, command) => resolve(dependencies, caller, command),
    },
    settleDue: (regionId) => settleDue(dependencies, turns, regionId),
  };
}
