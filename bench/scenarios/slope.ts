type Point = { readonly minutes: number; readonly value: number };

/**
 * How much is gained in an hour: the middle of the slopes between any two points (Theil and Sen), which the teeth of a
 * collected heap do not move.
 */
export function risePerHour(points: readonly Point[]): number {
  const slopes = points.flatMap((one, at) =>
    points
      .slice(at + 1)
      .flatMap((other) =>
        other.minutes === one.minutes ? [] : [(other.value - one.value) / (other.minutes - one.minutes)],
      ),
  );
  const sorted = slopes.toSorted((one, other) => one - other);
  return (sorted[sorted.length >> 1] ?? 0) * 60;
}
