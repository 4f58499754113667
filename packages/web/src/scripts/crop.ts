/** The edges that a person cuts off a photo, as shares of its sides: 0 leaves an edge where it is. */
export type Edges = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export type Edge = keyof Edges;

export const wholePhoto: Edges = { left: 0, right: 0, top: 0, bottom: 0 };

/** What is left of a side is at least this share, so that no photo is cut away whole. */
const leastShare = 0.15;

const opposite: Readonly<Record<Edge, Edge>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

/** One edge moved; it stops before the opposite one. */
export function withEdge(edges: Edges, edge: Edge, share: number): Edges {
  const most = 1 - leastShare - edges[opposite[edge]];
  return { ...edges, [edge]: Math.min(Math.max(share, 0), most) };
}

/** The edges that a finger near `x`, `y` (shares of the photo) takes hold of: one, or the two of a corner. */
export function edgesAt(edges: Edges, x: number, y: number, reach: number): readonly Edge[] {
  const held: Edge[] = [];
  const byX = [Math.abs(x - edges.left), Math.abs(1 - edges.right - x)] as const;
  const byY = [Math.abs(y - edges.top), Math.abs(1 - edges.bottom - y)] as const;
  if (Math.min(...byX) <= reach) held.push(byX[0] <= byX[1] ? 'left' : 'right');
  if (Math.min(...byY) <= reach) held.push(byY[0] <= byY[1] ? 'top' : 'bottom');
  return held;
}

/** The edges after those held followed the finger to `x`, `y`. */
export function dragged(edges: Edges, held: readonly Edge[], x: number, y: number): Edges {
  const to: Readonly<Record<Edge, number>> = { left: x, right: 1 - x, top: y, bottom: 1 - y };
  return held.reduce((moved, edge) => withEdge(moved, edge, to[edge]), edges);
}

/** The part of the photo that stays, in whole pixels. */
export function croppedArea(
  edges: Edges,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const x = Math.round(edges.left * width);
  const y = Math.round(edges.top * height);
  return {
    x,
    y,
    width: Math.max(1, Math.round((1 - edges.right) * width) - x),
    height: Math.max(1, Math.round((1 - edges.bottom) * height) - y),
  };
}

/** As large as it needs to be read, no larger. */
export function fitted(
  { width, height }: { readonly width: number; readonly height: number },
  longestSide: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
