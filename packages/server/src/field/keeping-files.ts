import { createHash } from 'node:crypto';
import { failure, success } from '@satuloket/engine';
import { fieldRequirement } from '../files/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { FieldService } from './contract.ts';
import type { FieldDependencies } from './dependencies.ts';
import { findDevice } from './devices.ts';
import { fieldProblems } from './problems.ts';
import { isFileSigned, readPublicKey } from './signature.ts';
import { deviceStanding } from './standing.ts';

/** Phones make photos of some hundred kilobytes for this; no proof needs more. */
const mostBytes = 4_000_000;
const pictureLimits = { accepts: ['image'], maximumFiles: 1, maximumMegabytes: 4 } as const;

/**
 * Takes a photo or signature under the digest that it had on the device, in parts that go on after a lost network; one
 * that is there already is not taken again.
 */
export async function keepFile(
  dependencies: FieldDependencies,
  caller: Caller,
  file: Parameters<FieldService['keepFile']>[1],
): ReturnType<FieldService['keepFile']> {
  const { deviceId, sha256 } = file;
  const database = regionDatabase(dependencies.database, caller.regionId);
  const device = await findDevice(database, deviceId);
  if (device === undefined) return failure(fieldProblems.deviceUnknown);
  const standing = await deviceStanding(dependencies, caller, device);
  if (!standing.ok) return standing;
  const key = readPublicKey(device.public_key);
  if (!key || !/^[0-9a-f]{64}$/.test(sha256) || !isFileSigned(key, { deviceId, sha256 }, file.signature)) {
    return failure(fieldProblems.signatureWrong);
  }
  const digest = Buffer.from(sha256, 'hex');
  const known = await database
    .selectFrom('field_file')
    .select('file_id')
    .where('device_id', '=', deviceId)
    .where('sha256', '=', digest)
    .executeTakeFirst();
  if (known !== undefined) return success({ sha256, receivedBytes: file.sizeBytes, isKept: true });
  const { fromBytes, sizeBytes } = file;
  if (sizeBytes > mostBytes) return failure(fieldProblems.fileTooLarge);
  // Until a case takes it, the device holds it, as a draft would.
  const place = { regionId: caller.regionId, draftId: deviceId, requirement: fieldRequirement(sha256) };
  const begun = { ...place, name: file.name, sizeBytes, limits: pictureLimits };
  const upload = (await dependencies.store.uploadOf(place)) ?? (await dependencies.store.begin(begun));
  const received = await dependencies.store.receive(upload, {
    fromBytes,
    content: file.content,
    whole: (content) =>
      createHash('sha256').update(content).digest().equals(digest)
        ? success(undefined)
        : failure(fieldProblems.fileUnfit),
  });
  if (!received.ok) return received;
  const { receivedBytes, accepted } = received.value;
  if (accepted === undefined) return success({ sha256, receivedBytes, isKept: false });
  const { fileId } = accepted.file;
  const kept = await database
    .insertInto('field_file')
    .values({ device_id: deviceId, sha256: digest, file_id: fileId, kept_at: dependencies.now() })
    .onConflict((conflict) => conflict.columns(['region_id', 'device_id', 'sha256']).doNothing())
    .returning('file_id')
    .executeTakeFirst();
  // The other tab sent the same at the same moment: one is enough.
  if (kept === undefined) {
    await dependencies.store.removeFromDraft({ regionId: caller.regionId, draftId: deviceId, fileId });
  }
  return success({ sha256, receivedBytes, isKept: true });
}
