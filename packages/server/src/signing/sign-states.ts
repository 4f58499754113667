import { isSignedHere, type Region, type Service, signedBy, signingStep } from '@satuloket/engine';
import type { SigningDependencies } from './dependencies.ts';

/** A state of a service of the region where something waits for a signature. */
export type SignState = {
  readonly pack: string;
  readonly service: Service;
  readonly state: string;
  readonly role: string;
  readonly products: readonly string[];
};

export function signStates(
  { packs }: Pick<SigningDependencies, 'packs'>,
  region: Region,
): readonly SignState[] {
  const installed = new Set(
    region.installed.flatMap(({ services }) => services.map(({ service }) => service)),
  );
  return packs.active(region.id).flatMap((pack) =>
    Object.values(pack.services)
      .filter(({ code }) => installed.has(code))
      .flatMap((service) =>
        Object.entries(service.flow.states).flatMap(([state, { role }]) => {
          const products = signedBy(service, signingStep(service, state)?.action);
          return role === undefined || products.length === 0
            ? []
            : [{ pack: pack.manifest.name, service, state, role, products }];
        }),
      ),
  );
}

/** Whether anything of a service is ever signed here. */
export const signsAnything = (service: Service): boolean =>
  Object.values(service.products).some(isSignedHere);

/** Queues in which cases wait to be entered into the population register, or for the centre. */
export function registerQueues(
  { packs }: Pick<SigningDependencies, 'packs'>,
  region: Region,
): readonly string[] {
  return packs.active(region.id).flatMap((pack) =>
    Object.values(pack.services).flatMap(({ code, flow }) =>
      Object.entries(flow.states).flatMap(([state, { role, turn }]) => {
        const isEntered = Object.values(flow.actions).some(
          ({ from, needs }) => from.includes(state) && needs.includes('register-result'),
        );
        return role !== undefined && (isEntered || turn === 'centre') ? [`${code}/${role}`] : [];
      }),
    ),
  );
}
