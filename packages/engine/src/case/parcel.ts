/** How the thing of a case goes: which way, when, and how often it was brought in vain. */
import type { Answers, FlowAction, ParcelFailure, ParcelPlace, ParcelStep, Service } from '../pack/types.ts';
import type { ActionBody, CaseState, Facts, ParcelState } from './types.ts';

export const parcelFailures: readonly ParcelFailure[] = [
  'moved',
  'died',
  'unclear-address',
  'nobody',
  'refused',
];

/** What was asked for in the form. */
export function parcelAtStart(service: Service, facts: Facts): ParcelState | undefined {
  const { parcel } = service;
  if (parcel === undefined) return undefined;
  return { way: factOf(facts, parcel.way), window: factOf(facts, parcel.window), attempts: 0, failure: '' };
}

const factOf = (facts: Facts, name: string | undefined): string =>
  name === undefined ? '' : String(facts[name] ?? '');

/** The thing after a step of the flow. */
export function parcelAfter(
  state: CaseState,
  body: Extract<ActionBody, { type: 'taken' }>,
  definition: FlowAction,
  service: Service,
): ParcelState | undefined {
  const { parcel } = state;
  if (parcel === undefined) return undefined;
  const corrected = body.facts === undefined ? parcel : followForm(parcel, state.facts, body.facts, service);
  const going = definition.way === undefined ? corrected : { ...corrected, way: definition.way };
  const anew = { ...going, attempts: 0, failure: '' } as const;
  switch (definition.parcel) {
    case 'fail':
      return { ...going, attempts: parcel.attempts + 1, failure: body.failure ?? 'nobody' };
    case 'choose':
    case 'print-again':
      return anew;
    default:
      // What is opened again is made and brought anew.
      return state.end !== null && !service.flow.states[definition.to]?.end && definition.parcel === undefined
        ? anew
        : going;
  }
}

/** A corrected form counts as far as nothing else was chosen since. */
function followForm(
  parcel: ParcelState,
  before: Facts,
  after: Facts,
  { parcel: asked }: Service,
): ParcelState {
  if (asked === undefined) return parcel;
  const follow = (now: string, name: string | undefined) =>
    now === factOf(before, name) ? factOf(after, name) : now;
  return { ...parcel, way: follow(parcel.way, asked.way), window: follow(parcel.window, asked.window) };
}

/** The thing after the applicant has chosen: what was tried before counts no more. */
export function parcelChosen(
  parcel: ParcelState | undefined,
  { way, window, address, villageCode }: Extract<ActionBody, { type: 'parcel-chosen' }>,
): ParcelState | undefined {
  return (
    parcel && {
      ...parcel,
      ...(way !== undefined && { way }),
      ...(window !== undefined && { window }),
      ...(address !== undefined && { address }),
      ...(villageCode !== undefined && { villageCode }),
      attempts: 0,
      failure: '',
    }
  );
}

/** What guards may ask of the thing, under `case.parcel`. */
export function parcelValues(service: Service, { parcel }: CaseState) {
  const attempts = parcel?.attempts ?? 0;
  return {
    way: parcel?.way ?? '',
    window: parcel?.window ?? '',
    attempts,
    attemptsLeft: Math.max(0, (service.parcel?.attempts ?? 0) - attempts),
    failure: parcel?.failure ?? '',
  };
}

/** Why a step says that the thing could not be handed over: its own question `why`. */
export function failureTold(action: FlowAction, asked: Answers | undefined): ParcelFailure | undefined {
  if (action.parcel !== 'fail') return undefined;
  return parcelFailures.find((failure) => failure === asked?.why);
}

/** Where the thing of a case is now; null before it is made, after it was given out, and where there is none. */
export function parcelPlace(service: Service, state: Pick<CaseState, 'state'>): ParcelPlace | null {
  return service.flow.states[state.state]?.parcel ?? null;
}

/** The step of the flow that does this to the thing where the case stands now. */
export function parcelAction(
  service: Service,
  state: Pick<CaseState, 'state'>,
  step: ParcelStep,
): { readonly code: string; readonly action: FlowAction } | undefined {
  const found = Object.entries(service.flow.actions).find(
    ([, action]) => action.parcel === step && action.automatic !== true && action.from.includes(state.state),
  );
  return found && { code: found[0], action: found[1] };
}
