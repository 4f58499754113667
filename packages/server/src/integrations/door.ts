import { failure, type Result, success } from '@satuloket/engine';
import { countAttempt } from '../people/attempts.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier } from '../record/index.ts';
import type { Program } from '../types.ts';
import type { IntegrationService, ProgramScope } from './contract.ts';
import type { IntegrationDependencies } from './dependencies.ts';
import { problems } from './problems.ts';
import type { ProgramRow } from './programs.ts';
import { isAccessToken, isSecret, newAccessToken, programOfKey, secretDigest } from './secrets.ts';

/** A token that was taken opens no longer than this. */
const tokenLastsSeconds = 600;

type Doors = Pick<IntegrationDependencies, 'database' | 'now'>;

/**
 * Who sends a key or a token. What is revoked, expired or unknown is told alike. Each call counts against the minute of
 * the program, over all server processes.
 */
export async function programOf(
  { database, now }: Doors,
  { regionId, secret }: Parameters<IntegrationService['programOf']>[0],
): Promise<Result<Program>> {
  const scoped = regionDatabase(database, regionId);
  const at = now();
  const found = isAccessToken(secret)
    ? await byToken({ database: scoped, now }, secret, at)
    : await byKey({ database: scoped, now }, secret, at);
  if (found === undefined) return failure(problems.keyRefused);
  const { row, scopes } = found;
  const counted = await countCall({ database: scoped, now }, row, at);
  if (!counted.ok) return counted;
  return success({ kind: 'program', programId: row.id, name: row.name, agencyId: row.agency_id, scopes });
}

type Found = { readonly row: ProgramRow; readonly scopes: readonly ProgramScope[] };

async function byKey({ database }: Doors, secret: string, at: Date): Promise<Found | undefined> {
  const id = programOfKey(secret);
  const row = id === undefined ? undefined : await openProgram({ database }, id, at);
  if (row?.kind !== 'key' || !opens(row, secret, at)) return undefined;
  return { row, scopes: row.scopes };
}

async function byToken({ database }: Doors, secret: string, at: Date): Promise<Found | undefined> {
  const token = await database
    .selectFrom('program_token')
    .selectAll()
    .where('digest', '=', secretDigest(secret))
    .where('expires_at', '>', at)
    .executeTakeFirst();
  const row = token && (await openProgram({ database }, token.program_id, at));
  return row && { row, scopes: token.scopes };
}

async function openProgram(
  { database }: Pick<Doors, 'database'>,
  id: string,
  at: Date,
): Promise<ProgramRow | undefined> {
  return database
    .selectFrom('program')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
}

function opens(row: ProgramRow, secret: string, at: Date): boolean {
  if (isSecret(secret, row.secret_digest)) return true;
  return row.previous_until !== null && row.previous_until > at && isSecret(secret, row.previous_digest);
}

async function countCall({ database }: Doors, row: ProgramRow, at: Date): Promise<Result<void>> {
  const limit = { kind: 'program-calls', maximumAttempts: row.calls_per_minute, windowSeconds: 60 };
  const counted = await countAttempt(database, limit, row.id, at);
  if (!counted.allowed)
    return failure({ ...problems.keyLimit, details: { retryAfterSeconds: counted.retryAfterSeconds } });
  // To the minute is exact enough, and writes once where a thousand calls come.
  if (counted.left === row.calls_per_minute - 1)
    await database.updateTable('program').set({ last_used_at: at }).where('id', '=', row.id).execute();
  return success(undefined);
}

export async function giveToken(
  { database, now }: Doors,
  { regionId, clientId, clientSecret, scopes }: Parameters<IntegrationService['giveToken']>[0],
): ReturnType<IntegrationService['giveToken']> {
  const scoped = regionDatabase(database, regionId);
  const at = now();
  const row = isIdentifier(clientId) ? await openProgram({ database: scoped }, clientId, at) : undefined;
  if (row?.kind !== 'client' || !opens(row, clientSecret, at)) return failure(problems.clientRefused);
  const wanted = scopes.length === 0 ? row.scopes : row.scopes.filter((scope) => scopes.includes(scope));
  if (scopes.some((scope) => !row.scopes.some((own) => own === scope))) return failure(problems.scopeRefused);
  const counted = await countCall({ database: scoped, now }, row, at);
  if (!counted.ok) return counted;
  const accessToken = newAccessToken();
  const expiresAt = new Date(Math.min(at.getTime() + tokenLastsSeconds * 1000, row.expires_at.getTime()));
  await scoped
    .insertInto('program_token')
    .values({
      digest: secretDigest(accessToken),
      program_id: row.id,
      scopes: wanted,
      expires_at: expiresAt,
    })
    .execute();
  return success({
    accessToken,
    expiresInSeconds: Math.floor((expiresAt.getTime() - at.getTime()) / 1000),
    scopes: wanted,
  });
}

/** Tokens that open nothing any more. */
export async function forgetTokens({ database, now }: Doors, regionId: string): Promise<void> {
  await regionDatabase(database, regionId)
    .deleteFrom('program_token')
    .where('expires_at', '<', now())
    .execute();
}
