/** In which order a courier goes round: from the office always to the nearest that is left. */

export type RoutePoint = { readonly latitude: number; readonly longitude: number };

export type RouteStop = {
  readonly id: string;
  /** Where it is, as near as is known; unknown places come at the end. */
  readonly point?: RoutePoint;
  /** What keeps neighbours together where several stops share a point or have none: the village, the street. */
  readonly along: string;
};

/**
 * The stops in the order of the nearest neighbour. Ties and unknown places go by `along`, then by id, so that the same
 * stops always give the same route.
 */
export function routeOrder(start: RoutePoint | undefined, stops: readonly RouteStop[]): readonly string[] {
  const waiting = [...stops].sort(
    (one, other) => compare(one.along, other.along) || compare(one.id, other.id),
  );
  const order: string[] = [];
  let here = start;
  while (waiting.length > 0) {
    const next = waiting.splice(nearest(here, waiting), 1)[0]!;
    order.push(next.id);
    here = next.point ?? here;
  }
  return order;
}

function nearest(here: RoutePoint | undefined, waiting: readonly RouteStop[]): number {
  let best = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (const [index, { point }] of waiting.entries()) {
    const length =
      point === undefined ? Number.MAX_VALUE : here === undefined ? 0 : metresBetween(here, point);
    if (length >= shortest) continue;
    best = index;
    shortest = length;
  }
  return best;
}

const earthRadiusMetres = 6_371_000;

/** Along the great circle; in a city the roads are longer, but in the same order. */
export function metresBetween(one: RoutePoint, other: RoutePoint): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [
    radians(other.latitude - one.latitude) / 2,
    radians(other.longitude - one.longitude) / 2,
  ];
  const half =
    Math.sin(north) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(half)));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
