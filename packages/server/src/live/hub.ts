import { type Audience, type Change, isFor } from './change.ts';

/** What a page shows: one case, or the work of some offices. */
export type Topic =
  | { readonly kind: 'case'; readonly regionId: string; readonly caseId: string; readonly audience: Audience }
  | { readonly kind: 'work'; readonly regionId: string; readonly officeIds: readonly string[] };

export type Hub = {
  hear(change: Change): void;
  /** Counts what was heard: who names it when they begin to listen misses nothing that came meanwhile. */
  position(): number;
  /** @returns how to stop. */
  listen(topic: Topic, tell: (change: Change) => void, afterPosition?: number): () => void;
  /** When something of these offices was last heard of, milliseconds. */
  lastAt(topic: Extract<Topic, { kind: 'work' }>): number;
};

/** Kept for those who were being let in when it came. */
const keptChanges = 512;

export function createHub(): Hub {
  const listeners = new Map<string, Set<(change: Change) => void>>();
  const lastAt = new Map<string, number>();
  const recent: Change[] = [];
  let heard = 0;

  const caseKey = (regionId: string, caseId: string) => `case ${regionId}/${caseId}`;
  const officeKey = (regionId: string, officeId: string) => `office ${regionId}/${officeId}`;
  const keysOf = (change: Change): readonly string[] => [
    caseKey(change.regionId, change.caseId),
    ...change.officeIds.map((id) => officeKey(change.regionId, id)),
  ];
  const keysFor = (topic: Topic): readonly string[] =>
    topic.kind === 'case'
      ? [caseKey(topic.regionId, topic.caseId)]
      : topic.officeIds.map((id) => officeKey(topic.regionId, id));

  return {
    hear(change) {
      heard += 1;
      recent.push(change);
      if (recent.length > keptChanges) recent.shift();
      for (const id of change.officeIds) {
        const key = officeKey(change.regionId, id);
        lastAt.set(key, Math.max(change.at, lastAt.get(key) ?? 0));
      }
      // A case that moves between two of one officer's offices is told once.
      const told = new Set(keysOf(change).flatMap((key) => [...(listeners.get(key) ?? [])]));
      for (const tell of told) tell(change);
    },
    position: () => heard,
    listen(topic, tell, afterPosition = heard) {
      const keys = keysFor(topic);
      const passOn = (change: Change): void => {
        if (topic.kind === 'work' || isFor(change, topic.audience)) tell(change);
      };
      for (const key of keys) {
        const known = listeners.get(key) ?? new Set();
        known.add(passOn);
        listeners.set(key, known);
      }
      const missed = heard - afterPosition;
      for (const change of missed > 0 ? recent.slice(-missed) : []) {
        if (keysOf(change).some((key) => keys.includes(key))) passOn(change);
      }
      return () => {
        for (const key of keys) {
          const known = listeners.get(key);
          known?.delete(passOn);
          if (known?.size === 0) listeners.delete(key);
        }
      };
    },
    lastAt: ({ regionId, officeIds }) =>
      Math.max(0, ...officeIds.map((id) => lastAt.get(officeKey(regionId, id)) ?? 0)),
  };
}
