import { epochMillisecondsOf } from '../calendar/moment.ts';
import { type ClockOwner, type ClockSegment, clockOwners } from './types.ts';

/** A stretch of time in epoch milliseconds. */
export type Span = { readonly from: number; readonly to: number };

export type OwnedSpan = Span & { readonly owner: ClockOwner };

/** The segments as spans up to `at`; segments that begin later have not happened yet. */
export function spansUntil(segments: readonly ClockSegment[], at: number): OwnedSpan[] {
  const spans: OwnedSpan[] = [];
  segments.forEach((segment, index) => {
    const from = epochMillisecondsOf(segment.fromAt);
    const next = segments[index + 1];
    const to = next === undefined ? Number.POSITIVE_INFINITY : epochMillisecondsOf(next.fromAt);
    if (to < from) throw new RangeError('Segments of a clock must be in order of time');
    if (from <= at) spans.push({ from, to: Math.min(to, at), owner: segment.owner });
  });
  return spans;
}

export function elapsedByOwner(spans: readonly OwnedSpan[]): Record<ClockOwner, number> {
  const waits = Object.fromEntries(clockOwners.map((owner) => [owner, 0])) as Record<ClockOwner, number>;
  for (const span of spans) waits[span.owner] += span.to - span.from;
  return waits;
}
