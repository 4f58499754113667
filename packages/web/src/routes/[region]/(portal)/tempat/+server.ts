import { json } from '@sveltejs/kit';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

const levels = ['village', 'district', 'regency'] as const;

/** Suggestions for a place field while someone types; the field works without it. */
export const GET: RequestHandler = (event) => {
  const words = (event.url.searchParams.get('cari') ?? '').slice(0, 80);
  const level = levels.find((known) => known === event.url.searchParams.get('tingkat')) ?? 'village';
  return json(services(event).catalogue.places(event.locals.region.id, words, level));
};
