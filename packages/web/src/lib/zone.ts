import { page } from '$app/state';

/** The region's own time zone, in which its pages tell the time; to be called while a component starts. */
export function regionZone(): string {
  const zone = page.data.region?.zone;
  if (zone === undefined) throw new Error('Only pages of a region tell the time.');
  return zone;
}
