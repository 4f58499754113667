import { type Places, regionOf } from './places/index.ts';
import { logKeys, type MasterKeys, sealRegion } from './record/index.ts';
import type { ServerOptions } from './server-options.ts';

/** The keys of a region's log carry its name in addresses. */
export function regionKeys(
  { masterKeys, places }: { readonly masterKeys: MasterKeys; readonly places: Places },
  regionId: string,
) {
  return logKeys(masterKeys, { regionId, name: regionOf({ places }, regionId).slug });
}

/** Folds what happened since into the region's log, under a checkpoint that names the region's address. */
export async function sealLog(
  {
    sealer,
    masterKeys,
    places,
    publicUrl,
    now,
  }: Pick<ServerOptions, 'sealer' | 'masterKeys' | 'places' | 'publicUrl' | 'now'>,
  regionId: string,
): Promise<void> {
  const region = places.region(regionId);
  if (sealer === undefined || region === undefined) return;
  const { signer } = regionKeys({ masterKeys, places }, regionId);
  const origin = `${new URL(publicUrl).host}/${region.slug}`;
  await sealRegion(sealer, { regionId, origin, signer, now: now() });
}
