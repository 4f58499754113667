import type { FlowAction, Region, Service } from '@satuloket/engine';
import type { PrintingDependencies } from './dependencies.ts';

export type PrintStep = { readonly code: string; readonly action: FlowAction; readonly stock: string };

/** The step by which what waits in a state is printed: the one that uses up stock. */
export function printStep(service: Service, state: string): PrintStep | undefined {
  if (service.flow.states[state]?.queue !== 'print') return undefined;
  for (const [code, action] of Object.entries(service.flow.actions)) {
    const stock = action.from.includes(state) ? action.uses?.[0]?.stock : undefined;
    if (stock !== undefined && !action.automatic) return { code, action, stock };
  }
  return undefined;
}

/** The step that destroys what was taken back, from this state. */
export function destroyStep(
  service: Service,
  state: string,
): { readonly code: string; readonly action: FlowAction } | undefined {
  const found = Object.entries(service.flow.actions).find(
    ([, { from, destroys, automatic }]) => destroys !== undefined && from.includes(state) && !automatic,
  );
  return found && { code: found[0], action: found[1] };
}

/** A service of the region where something waits to be printed or to be destroyed, and the role that does it. */
export type CardService = {
  readonly service: Service;
  readonly prints: readonly { readonly state: string; readonly role: string; readonly stock: string }[];
  readonly destroys: readonly { readonly state: string; readonly roles: readonly string[] }[];
};

export function cardServices(
  { packs }: Pick<PrintingDependencies, 'packs'>,
  region: Region,
): readonly CardService[] {
  const installed = new Set(
    region.installed.flatMap(({ services }) => services.map(({ service }) => service)),
  );
  return packs
    .active(region.id)
    .flatMap((pack) => Object.values(pack.services))
    .filter(({ code }) => installed.has(code))
    .map((service) => ({
      service,
      prints: Object.entries(service.flow.states).flatMap(([state, { role }]) => {
        const step = printStep(service, state);
        return step === undefined || role === undefined ? [] : [{ state, role, stock: step.stock }];
      }),
      destroys: Object.keys(service.flow.states).flatMap((state) => {
        const step = destroyStep(service, state);
        return step === undefined ? [] : [{ state, roles: step.action.by }];
      }),
    }))
    .filter(({ prints, destroys }) => prints.length > 0 || destroys.length > 0);
}
