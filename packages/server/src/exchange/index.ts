import type { Follower, ViewPart } from '../cases/index.ts';
import type { ExchangeService } from '../types.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import { followExchange } from './handing-over.ts';
import { openReceived } from './opening.ts';
import { createPartners, type Partner, publicKeyOf } from './partners.ts';
import { receiveMessage } from './receiving.ts';
import { createPosts, deliverDue } from './sending.ts';
import { hasTroubles, retry, troubles } from './troubles.ts';
import { abroadPart } from './view-part.ts';

export type { Partner } from './partners.ts';
export { readPartners } from './partners-file.ts';
export { exchangeRoutes } from './routes.ts';

export type Exchange = {
  readonly service: ExchangeService;
  /** Registered with the cases: writes what other regions are to be told, and takes it back with undone actions. */
  readonly follow: Follower;
  readonly viewPart: ViewPart;
  /** A job, every few seconds: sends what is due, and opens what has been received. */
  deliverDue(regionId: string): Promise<number>;
  openReceived(regionId: string): Promise<number>;
};

export function createExchange(
  options: Omit<ExchangeDependencies, 'partners'> & {
    /** Other installations; regions of this one need no mention. */
    readonly partners?: readonly Partner[];
  },
): Exchange {
  const { places, masterKeys, partners = [] } = options;
  const dependencies = {
    ...options,
    partners: createPartners({ places, masterKeys, partners }),
    postTo: createPosts(),
  };
  return {
    follow: followExchange(dependencies),
    viewPart: abroadPart(places),
    deliverDue: (regionId) => deliverDue(dependencies, regionId),
    openReceived: (regionId) => openReceived(dependencies, regionId),
    service: {
      publicKey: (regionId) => publicKeyOf(masterKeys, regionId),
      receive: (posted) => receiveMessage(dependencies, posted),
      hasTroubles: (caller) => hasTroubles(dependencies, caller),
      troubles: (caller) => troubles(dependencies, caller),
      retry: (caller, input) => retry(dependencies, caller, input),
    },
  };
}
