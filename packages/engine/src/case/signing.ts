/** What of a case is signed here, and by which steps. */
import type { Flow, FlowAction, Product, Service } from '../pack/types.ts';

type SignedService = { readonly flow: Flow; readonly products: Service['products'] };

/** A register's document carries the register's signature, whatever its product says of ours. */
export function isSignedHere(product: Product | undefined): boolean {
  return product?.issuer === 'local' && product.signature !== undefined;
}

/** Products whose documents an action has made for the signing desk. */
export function preparedBy({ products }: SignedService, action: FlowAction | undefined): readonly string[] {
  return (action?.prepares ?? []).filter((code) => isSignedHere(products[code]));
}

/** Products that are signed here with an action. */
export function signedBy({ products }: SignedService, action: FlowAction | undefined): readonly string[] {
  return (action?.signs ?? []).filter((code) => isSignedHere(products[code]));
}

type Step = { readonly code: string; readonly action: FlowAction };

/** The action that signs what waits in a state, whether or not anything of it is signed here. */
export function signingStep({ flow }: Pick<SignedService, 'flow'>, state: string): Step | undefined {
  if (flow.states[state]?.queue !== 'sign') return undefined;
  const found = Object.entries(flow.actions).find(
    ([, { from, signs }]) => signs !== undefined && from.includes(state),
  );
  return found && { code: found[0], action: found[1] };
}

/** A state of the signing desk at which nothing stops, because nothing of it is signed here. */
export function isPassed(service: SignedService, state: string): boolean {
  const step = signingStep(service, state);
  return step !== undefined && signedBy(service, step.action).length === 0;
}

/** The action by which whoever signs sends a case back with a reason. */
export function refusalStep({ flow }: Pick<SignedService, 'flow'>, state: string): Step | undefined {
  const { queue, role } = flow.states[state] ?? {};
  if (queue !== 'sign' || role === undefined) return undefined;
  const found = Object.entries(flow.actions).find(
    ([, { from, by, signs, needs }]) =>
      signs === undefined && from.includes(state) && by.includes(role) && needs.includes('reason'),
  );
  return found && { code: found[0], action: found[1] };
}
