import { error } from '@sveltejs/kit';
import { regionIcon } from '#lib/server/region-icon.ts';
import type { RequestHandler } from './$types';

const sizes = new Set(['180', '192', '512']);
const drawn = new Map<string, Buffer>();

export const GET: RequestHandler = ({ locals, params }) => {
  const { accent } = locals.region;
  if (!sizes.has(params.size)) error(404, { message: 'PNG 180, 192, 512' });
  const key = `${accent} ${params.size}`;
  const icon = drawn.get(key) ?? regionIcon({ accent, sizePixels: Number(params.size) });
  drawn.set(key, icon);
  return new Response(new Uint8Array(icon), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
  });
};
