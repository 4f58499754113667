import type { Result } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import type { FieldDependencies } from './dependencies.ts';
import type { Device } from './devices.ts';
import { isFieldPost, standingOf } from './policy.ts';
import type { Held } from './schema.ts';

/** What may become of what a device sends, with the posts of its owner as they are now. */
export async function deviceStanding(
  dependencies: FieldDependencies,
  caller: Caller,
  device: Device,
): Promise<Result<{ readonly held: Held | null }>> {
  const owner = await ownerOf(dependencies, device);
  return standingOf({
    caller,
    ownerId: device.account_id,
    isRevoked: device.revoked_at !== null,
    hasPost: owner?.posts.some(isFieldPost) ?? false,
  });
}

/** The owner of a device as a caller, for what is taken in hand while they are away; undefined without any post. */
export async function ownerAsCaller(
  dependencies: FieldDependencies,
  device: Device,
): Promise<Caller | undefined> {
  const owner = await ownerOf(dependencies, device);
  if (owner === undefined) return undefined;
  const { accountId, name, posts } = owner;
  return {
    regionId: device.region_id,
    requestId: `field-${device.id}`,
    locale: 'id',
    who: { kind: 'officer', accountId, name, posts },
  };
}

async function ownerOf({ people }: FieldDependencies, device: Device) {
  const officers = await people.officersOf(device.region_id);
  return officers.find(({ accountId }) => accountId === device.account_id);
}
