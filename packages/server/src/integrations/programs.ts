import { type FieldProblem, failure, type Region, type Result, success, type Text } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { requireFresh } from '../people/index.ts';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { appendEntry, isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { type IntegrationService, type ProgramKind, type ProgramView, programScopes } from './contract.ts';
import { type IntegrationDependencies, regionOf } from './dependencies.ts';
import { readPlace, writePlace } from './paging.ts';
import { type Administrator, administratorFor, type IntegrationCommand } from './policy.ts';
import { problems } from './problems.ts';
import type { ProgramTable } from './schema.ts';
import { newClientSecret, newProgramKey, secretDigest } from './secrets.ts';

export type ProgramRow = Selectable<ProgramTable>;

const dayMilliseconds = 24 * 3_600_000;
/** So long both secrets open after a renewal. */
const overlapMilliseconds = dayMilliseconds;
const endingMilliseconds = 30 * dayMilliseconds;
/** A key that nobody has to think of again is a key that nobody remembers. */
export const longestDays = 366;
export const mostCallsPerMinute = 6_000;
const longestName = 80;
const pageSize = 50;

export function programView(region: Region, row: ProgramRow, now: Date): ProgramView {
  const agency = region.agencies.find(({ id }) => id === row.agency_id)?.name;
  const previousUntil = row.previous_until !== null && row.previous_until > now ? row.previous_until : null;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    agencyId: row.agency_id,
    agency: agency ?? { id: row.agency_id, en: row.agency_id },
    scopes: row.scopes,
    callsPerMinute: row.calls_per_minute,
    madeAt: row.made_at.toISOString(),
    renewedAt: row.renewed_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    previousUntil: previousUntil?.toISOString() ?? null,
    standing: standingOf(row, now),
  };
}

function standingOf(row: ProgramRow, now: Date): ProgramView['standing'] {
  if (row.revoked_at !== null) return 'revoked';
  if (row.expires_at <= now) return 'expired';
  return row.expires_at.getTime() - now.getTime() < endingMilliseconds ? 'ending' : 'active';
}

export async function listPrograms(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { cursor }: { cursor?: string },
): ReturnType<IntegrationService['programs']> {
  const region = regionOf(dependencies, caller.regionId);
  const may = administratorFor(caller, 'read-programs', region);
  if (!may.ok) return may;
  const after = cursor === undefined ? null : readPlace(cursor);
  if (after === undefined) return failure(problems.cursorUnreadable);
  const database = regionDatabase(dependencies.database, region.id);
  const { agencies } = may.value;
  let query = database
    .selectFrom('program')
    .selectAll()
    .where('agency_id', 'in', [...agencies])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1);
  if (after !== null)
    query = query.where((eb) =>
      eb(eb.refTuple('made_at', 'id'), '<', eb.tuple(new Date(after.at), after.id)),
    );
  const rows = await query.execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const dead = await database
    .selectFrom('webhook_message')
    .innerJoin('webhook', 'webhook.id', 'webhook_message.webhook_id')
    .innerJoin('program', 'program.id', 'webhook.program_id')
    .where('program.agency_id', 'in', [...agencies])
    .where('program.revoked_at', 'is', null)
    .where('webhook.ended_at', 'is', null)
    .where('webhook_message.state', '=', 'dead')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const now = dependencies.now();
  return success({
    programs: page.map((row) => programView(region, row, now)),
    next: rows.length > pageSize && last ? writePlace({ at: last.made_at, id: last.id }) : null,
    agencies: region.agencies.filter(({ id }) => agencies.includes(id)).map(({ id, name }) => ({ id, name })),
    dead: Number(dead.count),
  });
}

/** A program of the administrator's agencies; another's is told as unknown. */
export async function findProgram(
  database: Pick<DatabaseTransaction, 'selectFrom'>,
  administrator: Administrator,
  id: string,
): Promise<ProgramRow | undefined> {
  if (!isIdentifier(id)) return undefined;
  return database
    .selectFrom('program')
    .selectAll()
    .where('id', '=', id)
    .where('agency_id', 'in', [...administrator.agencies])
    .executeTakeFirst();
}

export async function makeProgram(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { key, ...given }: Parameters<IntegrationService['makeProgram']>[1],
): ReturnType<IntegrationService['makeProgram']> {
  const region = regionOf(dependencies, caller.regionId);
  const may = administratorFor(caller, 'make-program', region);
  if (!may.ok) return may;
  const fresh = requireFresh(caller, dependencies.now());
  if (!fresh.ok) return fresh;
  const administrator = may.value;
  const faults = faultsOf(given, administrator);
  if (faults.length > 0) return failure({ ...problems.programWrong, fields: faults });
  const now = dependencies.now();
  const id = newIdentifier(now);
  const secret = secretFor(given.kind, id);
  const done = await runCommand(
    dependencies.database,
    frameOf(caller, administrator, key, ['make-program', given], now),
    async (transaction) => {
      const expiresAt = new Date(now.getTime() + given.lastsDays * dayMilliseconds);
      await transaction
        .insertInto('program')
        .values({
          id,
          kind: given.kind,
          name: given.name.trim(),
          agency_id: given.agencyId,
          scopes: [...new Set(given.scopes)],
          calls_per_minute: given.callsPerMinute,
          secret_digest: secretDigest(secret),
          previous_digest: null,
          previous_until: null,
          made_by: administrator.accountId,
          made_at: now,
          renewed_at: null,
          expires_at: expiresAt,
          last_used_at: null,
          revoked_by: null,
          revoked_at: null,
        })
        .execute();
      await tell(transaction, administrator, now, 'program-made', {
        program: id,
        agency: given.agencyId,
        scopes: [...given.scopes],
        expiresAt: expiresAt.toISOString(),
      });
      return success({ programId: id });
    },
  );
  if (!done.ok) return done;
  // What a repeated command is told was another secret's: that one was shown when it was made.
  return success({ ...done.value, secret: done.value.programId === id ? secret : null });
}

function faultsOf(
  given: Omit<Parameters<IntegrationService['makeProgram']>[1], 'key'>,
  administrator: Administrator,
): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const fault = (path: string, code: string, message: Text) => faults.push({ path, code, message });
  const name = given.name.trim();
  if (name === '' || name.length > longestName || /[\p{Cc}<>]/u.test(name))
    fault('name', 'name-invalid', {
      id: 'Tulis nama sistemnya, paling banyak 80 huruf.',
      en: 'Write the name of the system, in at most 80 characters.',
    });
  if (!administrator.agencies.includes(given.agencyId))
    fault('agencyId', 'agency-unknown', {
      id: 'Pilih instansi yang memiliki sistem ini.',
      en: 'Choose the agency that owns this system.',
    });
  if (given.scopes.length === 0 || given.scopes.some((scope) => !programScopes.includes(scope)))
    fault('scopes', 'scopes-missing', {
      id: 'Pilih paling sedikit satu izin.',
      en: 'Choose at least one scope.',
    });
  faults.push(...termFaults(given.lastsDays));
  if (
    !Number.isInteger(given.callsPerMinute) ||
    given.callsPerMinute < 1 ||
    given.callsPerMinute > mostCallsPerMinute
  )
    fault('callsPerMinute', 'pace-invalid', {
      id: `Tulis jatah panggilan dari 1 sampai ${mostCallsPerMinute} per menit.`,
      en: `Write a number of calls from 1 to ${mostCallsPerMinute} a minute.`,
    });
  return faults;
}

function termFaults(lastsDays: number): FieldProblem[] {
  if (Number.isInteger(lastsDays) && lastsDays >= 1 && lastsDays <= longestDays) return [];
  return [
    {
      path: 'lastsDays',
      code: 'term-invalid',
      message: {
        id: `Tulis masa berlaku dari 1 sampai ${longestDays} hari.`,
        en: `Write a term from 1 to ${longestDays} days.`,
      },
    },
  ];
}

export async function renewProgram(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { key, programId, lastsDays }: Parameters<IntegrationService['renewProgram']>[1],
): ReturnType<IntegrationService['renewProgram']> {
  const fresh = freshFor(dependencies, caller, 'renew-program');
  if (!fresh.ok) return fresh;
  const faults = termFaults(lastsDays);
  let secret: string | null = null;
  const done = await changeProgram(
    dependencies,
    caller,
    { key, programId, command: 'renew-program', content: lastsDays },
    async (transaction, administrator, row, now) => {
      if (faults.length > 0) return failure({ ...problems.programWrong, fields: faults });
      if (row.revoked_at !== null) return failure(problems.programEnded);
      secret = secretFor(row.kind, row.id);
      const expiresAt = new Date(now.getTime() + lastsDays * dayMilliseconds);
      await transaction
        .updateTable('program')
        .set({
          secret_digest: secretDigest(secret),
          previous_digest: row.secret_digest,
          previous_until: new Date(now.getTime() + overlapMilliseconds),
          renewed_at: now,
          expires_at: expiresAt,
        })
        .where('id', '=', row.id)
        .execute();
      await tell(transaction, administrator, now, 'program-renewed', {
        program: row.id,
        expiresAt: expiresAt.toISOString(),
      });
      return success({ programId: row.id });
    },
  );
  return done.ok ? success({ ...done.value, secret }) : done;
}

/** Who may not is told that first; a session that someone found open hands out no secret. */
function freshFor(
  dependencies: IntegrationDependencies,
  caller: Caller,
  command: IntegrationCommand,
): Result<void> {
  const may = administratorFor(caller, command, regionOf(dependencies, caller.regionId));
  return may.ok ? requireFresh(caller, dependencies.now()) : may;
}

export async function revokeProgram(
  dependencies: IntegrationDependencies,
  caller: Caller,
  { key, programId }: Parameters<IntegrationService['revokeProgram']>[1],
): Promise<Result<void>> {
  const done = await changeProgram(
    dependencies,
    caller,
    { key, programId, command: 'revoke-program', content: null },
    async (transaction, administrator, row, now) => {
      if (row.revoked_at !== null) return success(null);
      await transaction
        .updateTable('program')
        .set({
          revoked_by: administrator.accountId,
          revoked_at: now,
          previous_digest: null,
          previous_until: null,
        })
        .where('id', '=', row.id)
        .execute();
      await transaction.deleteFrom('program_token').where('program_id', '=', row.id).execute();
      await transaction
        .updateTable('webhook')
        .set({ ended_at: now })
        .where('program_id', '=', row.id)
        .where('ended_at', 'is', null)
        .execute();
      await tell(transaction, administrator, now, 'program-revoked', { program: row.id });
      return success(null);
    },
  );
  return done.ok ? success(undefined) : done;
}

async function changeProgram<Value>(
  dependencies: IntegrationDependencies,
  caller: Caller,
  asked: { key: string; programId: string; command: IntegrationCommand; content: unknown },
  change: (
    transaction: DatabaseTransaction,
    administrator: Administrator,
    row: ProgramRow,
    now: Date,
  ) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = administratorFor(caller, asked.command, region);
  if (!may.ok) return may;
  const administrator = may.value;
  if (!isIdentifier(asked.programId)) return failure(problems.programUnknown);
  const now = dependencies.now();
  const content = [asked.command, asked.programId, asked.content];
  return runCommand(
    dependencies.database,
    frameOf(caller, administrator, asked.key, content, now),
    async (transaction) => {
      const row = await transaction
        .selectFrom('program')
        .selectAll()
        .where('id', '=', asked.programId)
        .where('agency_id', 'in', [...administrator.agencies])
        .forUpdate()
        .executeTakeFirst();
      return row === undefined
        ? failure(problems.programUnknown)
        : change(transaction, administrator, row, now);
    },
  );
}

const secretFor = (kind: ProgramKind, id: string): string =>
  kind === 'key' ? newProgramKey(id) : newClientSecret();

function frameOf(caller: Caller, administrator: Administrator, key: string, content: unknown, now: Date) {
  return { regionId: caller.regionId, caller: `officer:${administrator.accountId}`, key, content, now };
}

/** Into the region's stream: who did what with which program; no secret and nothing personal. */
export async function tell(
  transaction: DatabaseTransaction,
  { accountId, role, officeId }: Administrator,
  at: Date,
  kind: string,
  detail: Parameters<typeof appendEntry>[1]['detail'],
): Promise<void> {
  await appendEntry(transaction, {
    at,
    kind: `administration.${kind}`,
    who: { accountId, role, officeId },
    detail,
  });
}
