import type { Round, Stop } from '@satuloket/server/types';
import type { CourierAct } from './act.ts';
import type { ActAnswer, ActState } from './database.ts';

/** An act as the page knows it. */
export type KnownAct = CourierAct & {
  readonly id: string;
  readonly at: string;
  readonly state: ActState;
  readonly leavesAt: number;
  readonly answer?: ActAnswer;
};

export type StopStanding = 'open' | 'delivered' | 'failed' | 'missing' | 'back';

export type StopNow = Stop & {
  readonly manifestId: string;
  readonly standing: StopStanding;
  /** What was written down here about it last. */
  readonly act: KnownAct | null;
};

export type ManifestNow = {
  readonly id: string;
  readonly number: string;
  readonly officeName: Round['manifests'][number]['officeName'];
  readonly window: Round['manifests'][number]['window'];
  /** `to-accept`: count it first; `under-way`; `to-close`: everything was tried, the rest goes back; `closed`. */
  readonly phase: 'to-accept' | 'under-way' | 'to-close' | 'closed';
  readonly stops: readonly StopNow[];
};

const told: Readonly<Record<Stop['outcome'], StopStanding>> = {
  listed: 'open',
  accepted: 'open',
  missing: 'missing',
  lost: 'missing',
  delivered: 'delivered',
  failed: 'failed',
  'came-back': 'back',
};

/** The round as it is now: what the server last told, and over it what was written down here since. */
export function roundNow(round: Round, acts: readonly KnownAct[]): readonly ManifestNow[] {
  return round.manifests.map((manifest) => {
    const own = acts.filter(({ payload }) => payload.manifestId === manifest.id);
    const accepted = own.findLast(({ kind }) => kind === 'delivery.accepted');
    const closed = own.findLast(({ kind }) => kind === 'delivery.came-back');
    const missing = new Set(
      accepted?.kind === 'delivery.accepted' ? accepted.payload.missing.map(({ parcelId }) => parcelId) : [],
    );
    const stops = manifest.stops
      .map((stop): StopNow => {
        const act = own.findLast(
          (each) =>
            (each.kind === 'delivery.delivered' || each.kind === 'delivery.failed') &&
            each.payload.parcelId === stop.parcelId,
        );
        const said =
          act === undefined ? undefined : act.kind === 'delivery.delivered' ? 'delivered' : 'failed';
        const before = missing.has(stop.parcelId) ? 'missing' : told[stop.outcome];
        return { ...stop, manifestId: manifest.id, standing: said ?? before, act: act ?? null };
      })
      .sort((one, other) => one.order - other.order);
    const isAccepted = manifest.state === 'accepted' || accepted !== undefined;
    const isOpen = stops.some(({ standing }) => standing === 'open');
    const phase = closed ? 'closed' : !isAccepted ? 'to-accept' : isOpen ? 'under-way' : 'to-close';
    const { id, number, officeName, window } = manifest;
    return { id, number, officeName, window, phase, stops };
  });
}

/** Stops that are still to be visited, the next one first. */
export function openStops(manifests: readonly ManifestNow[]): readonly StopNow[] {
  return manifests
    .filter(({ phase }) => phase === 'under-way')
    .flatMap(({ stops }) => stops.filter(({ standing }) => standing === 'open'));
}

/** What goes back to the office at the end: everything that the courier got and did not hand over. */
export function goingBack({ stops }: ManifestNow): readonly StopNow[] {
  return stops.filter(({ standing }) => standing === 'open' || standing === 'failed');
}

/** A label as it is read or typed, whatever stands between its digits. */
export function labelDigits(words: string): string {
  return words.replace(/\D/g, '');
}

/** The stop that a label belongs to; undefined for one of another round. */
export function stopOfLabel<Each extends Pick<Stop, 'label'>>(
  stops: readonly Each[],
  words: string,
): Each | undefined {
  const digits = labelDigits(words);
  return digits === '' ? undefined : stops.find(({ label }) => labelDigits(label) === digits);
}
