import type { Result } from '@satuloket/engine';
import type { Caller } from '../types.ts';
import type { FieldDependencies } from './dependencies.ts';
import type { Device } from './devices.ts';
import { fieldPostsAt, isFieldPost, standingOf } from './policy.ts';
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

/**
 * In whose name an act is taken in hand when a head releases it: of who did it. Where their post has ended since, it is
 * the one that they held; that this is right is what the head decides and gives the reason for.
 */
export async function ownerOnRelease(dependencies: FieldDependencies, device: Device): Promise<Caller> {
  const present = await ownerAsCaller(dependencies, device);
  if (present?.who.kind === 'officer' && present.who.posts.some(isFieldPost)) return present;
  const { region_id: regionId, account_id: accountId, office_id: officeId } = device;
  const names = await dependencies.people.namesOf(regionId, [accountId]);
  return {
    regionId,
    requestId: `field-${device.id}`,
    locale: 'id',
    who: { kind: 'officer', accountId, name: names.get(accountId) ?? '', posts: fieldPostsAt(officeId) },
  };
}

async function ownerOf({ people }: FieldDependencies, device: Device) {
  const officers = await people.officersOf(device.region_id);
  return officers.find(({ accountId }) => accountId === device.account_id);
}
