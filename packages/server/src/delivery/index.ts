import type { MessageValues } from '@satuloket/engine';
import type { CaseEvent, Follower, Proofs } from '../cases/index.ts';
import { rootsOf } from '../record/index.ts';
import { choose, followParcel, renewCode } from './applicant.ts';
import { receiverCode } from './codes.ts';
import type { DeliveryService } from './contract.ts';
import { giveOut, toVillage } from './counter.ts';
import { couriersOf } from './couriers.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { desk, findParcel, parcels } from './desk.ts';
import { followParcels } from './follow.ts';
import { labels } from './labels.ts';
import { manifest, manifests } from './manifest-list.ts';
import { close, handOver, moveStop, prepareManifest } from './manifests.ts';
import { deskAt, menuOf } from './policy.ts';
import { codeOf, proofsOf } from './proofs.ts';
import { call, record, round } from './round.ts';

export { caseOfLabel, labelsOfCases } from './label-numbers.ts';
export { deliveryRoutes } from './routes.ts';

/** How things reach people: desks, couriers, counters, villages, and who receives them. */
export type Delivery = {
  readonly service: DeliveryService;
  readonly follow: Follower;
  readonly proofs: Proofs;
  /** What messages about a case may say of its parcel. */
  readonly messageValues: (event: CaseEvent) => Promise<MessageValues>;
};

export function createDelivery(dependencies: DeliveryDependencies): Delivery {
  return {
    service: {
      menu: (caller) => menuOf(dependencies, caller, regionOf(dependencies, caller.regionId)),
      desk: (caller, query) => desk(dependencies, caller, query),
      parcels: (caller, query) => parcels(dependencies, caller, query),
      findParcel: (caller, query) => findParcel(dependencies, caller, query),
      async couriers(caller, { officeId }) {
        const region = regionOf(dependencies, caller.regionId);
        const may = deskAt(dependencies, caller, 'prepare-manifest', region, officeId);
        if (!may.ok) return may;
        return { ok: true, value: await couriersOf(dependencies, region, officeId) };
      },
      prepareManifest: (caller, command) => prepareManifest(dependencies, caller, command),
      manifest: (caller, query) => manifest(dependencies, caller, query),
      manifests: (caller, query) => manifests(dependencies, caller, query),
      moveStop: (caller, command) => moveStop(dependencies, caller, command),
      handOver: (caller, command) => handOver(dependencies, caller, command),
      close: (caller, command) => close(dependencies, caller, command),
      labels: (caller, query) => labels(dependencies, caller, query),
      giveOut: (caller, command) => giveOut(dependencies, caller, command),
      toVillage: (caller, command) => toVillage(dependencies, caller, command),
      followParcel: (caller, code) => followParcel(dependencies, caller, code),
      choose: (caller, command) => choose(dependencies, caller, command),
      renewCode: (caller, command) => renewCode(dependencies, caller, command),
      round: (caller) => round(dependencies, caller),
      record: (caller, event) => record(dependencies, caller, event),
      call: (caller, command) => call(dependencies, caller, command),
    },
    follow: followParcels(dependencies),
    proofs: proofsOf(dependencies),
    async messageValues({ service, regionId, caseId, tx }): Promise<MessageValues> {
      if (service.parcel === undefined) return {};
      const found = await codeOf(tx, regionId, caseId);
      // The message about the first place may be written before the parcel is.
      const source = found?.source ?? {
        regionId,
        caseId,
        keyId: rootsOf(dependencies.masterKeys).currentId,
        version: 1,
      };
      return { pickupCode: receiverCode(dependencies.masterKeys, source) };
    },
  };
}
