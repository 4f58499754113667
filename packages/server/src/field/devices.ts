import { beforeFirst, failure, type Result, success } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DeviceRow, FieldService } from './contract.ts';
import type { FieldDependencies } from './dependencies.ts';
import { actorFor, headOffices } from './policy.ts';
import { fieldProblems } from './problems.ts';
import type { FieldDeviceTable } from './schema.ts';
import { readPublicKey } from './signature.ts';

export type Device = Selectable<FieldDeviceTable>;

const longestName = 60;
/** More than an officer uses in years, or an office has at once. */
const mostDevices = 200;

export async function findDevice(database: DatabaseConnection, id: string): Promise<Device | undefined> {
  if (!isIdentifier(id)) return undefined;
  return database.selectFrom('field_device').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function enrol(
  dependencies: FieldDependencies,
  caller: Caller,
  command: Parameters<FieldService['enrol']>[1],
): ReturnType<FieldService['enrol']> {
  const actor = actorFor(caller, 'enrol');
  if (!actor.ok) return actor;
  const { accountId, posts } = actor.value;
  const [post] = posts;
  const der = Buffer.from(command.publicKey, 'base64');
  if (post === undefined) return failure(fieldProblems.notAllowed);
  if (readPublicKey(der) === undefined) return failure(fieldProblems.keyUnfit);
  const now = dependencies.now();
  const name = command.name.trim().slice(0, longestName) || 'Ponsel';
  const frame = {
    regionId: caller.regionId,
    caller: `officer:${accountId}`,
    key: command.key,
    content: ['enrol-device', name, command.publicKey],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const deviceId = newIdentifier(now);
    await transaction
      .insertInto('field_device')
      .values({
        id: deviceId,
        account_id: accountId,
        office_id: post.officeId,
        name,
        public_key: der,
        enrolled_at: now,
        revoked_at: null,
        revoked_by: null,
        head_digest: Buffer.from(beforeFirst, 'hex'),
        last_at: null,
      })
      .execute();
    return success({ deviceId });
  });
}

export async function listDevices(
  dependencies: FieldDependencies,
  caller: Caller,
): Promise<Result<readonly DeviceRow[]>> {
  const actor = actorFor(caller, 'list-devices');
  if (!actor.ok) return actor;
  const { accountId, posts } = actor.value;
  const offices = headOffices(posts);
  const rows = await regionDatabase(dependencies.database, caller.regionId)
    .selectFrom('field_device')
    .selectAll()
    .where((device) =>
      device.or([
        device('account_id', '=', accountId),
        ...(offices.length > 0 ? [device('office_id', 'in', offices)] : []),
      ]),
    )
    .orderBy('enrolled_at', 'desc')
    .limit(mostDevices)
    .execute();
  const owners = rows.map((row) => row.account_id);
  const names = await dependencies.people.namesOf(caller.regionId, owners);
  return success(
    rows.map((row) => ({
      deviceId: row.id,
      name: row.name,
      officer: names.get(row.account_id) ?? '',
      isOwn: row.account_id === accountId,
      enrolledAt: row.enrolled_at.toISOString(),
      lastAt: row.last_at?.toISOString() ?? null,
      events: row.head_seq,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    })),
  );
}

export async function revoke(
  dependencies: FieldDependencies,
  caller: Caller,
  { key, deviceId }: { key: string; deviceId: string },
): Promise<Result<void>> {
  const actor = actorFor(caller, 'revoke');
  if (!actor.ok) return actor;
  const { accountId, posts } = actor.value;
  const device = await findDevice(regionDatabase(dependencies.database, caller.regionId), deviceId);
  const isTheirs =
    device?.account_id === accountId ||
    (device !== undefined && headOffices(posts).includes(device.office_id));
  if (!isTheirs) return failure(fieldProblems.deviceUnknown);
  const now = dependencies.now();
  const frame = {
    regionId: caller.regionId,
    caller: `officer:${accountId}`,
    key,
    content: ['revoke-device', deviceId],
    now,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    await transaction
      .updateTable('field_device')
      .set({ revoked_at: now, revoked_by: accountId })
      .where('id', '=', deviceId)
      .where('revoked_at', 'is', null)
      .execute();
    return success(undefined);
  });
}
