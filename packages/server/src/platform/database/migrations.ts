import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Result, success } from '@satuloket/engine';
import type pg from 'pg';
import { databaseFailure } from './failures.ts';
import { ownerRole } from './roles.ts';

export type Migration = {
  readonly number: number;
  /** The part of the server that it belongs to: the name of the folder above `migrations/`. */
  readonly part: string;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

const fileName = /^(\d{4})_([a-z0-9_]+)\.sql$/;
const turnMilliseconds = 200;
/** One server migrates at a time; the others wait and find everything done. */
const migrationLock = 7_280_002;

/** The migrations of all parts below `sourceFolder` (`<part>/migrations/NNNN_name.sql`), by number. */
export function findMigrations(sourceFolder: string): readonly Migration[] {
  const found = readdirSync(sourceFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((part) => migrationsOf(part.name, join(sourceFolder, part.name, 'migrations')))
    .sort((left, right) => left.number - right.number);
  for (const [index, migration] of found.entries()) {
    const next = found[index + 1];
    if (next?.number === migration.number) {
      throw new Error(
        `Two migrations have number ${migration.number}: ${label(migration)} and ${label(next)}. Give one the next free number.`,
      );
    }
  }
  return found;
}

function migrationsOf(part: string, folder: string): readonly Migration[] {
  let files: readonly string[];
  try {
    files = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return files.map((file) => {
    const [, number, name] = fileName.exec(file) ?? [];
    if (number === undefined || name === undefined) {
      throw new Error(`${join(folder, file)} is not called NNNN_name.sql.`);
    }
    const sql = readFileSync(join(folder, file), 'utf8');
    return {
      number: Number(number),
      part,
      name,
      sql,
      checksum: createHash('sha256').update(sql).digest('hex'),
    };
  });
}

const label = ({ number, part, name }: { number: number; part: string; name: string }): string =>
  `${part}/migrations/${String(number).padStart(4, '0')}_${name}.sql`;

/**
 * Applies what this database has not seen, each in a transaction of its own, as the owner role. Fails with
 * `migration-changed` (an applied file has other content now), `migration-missing` (the database has seen a file that
 * this version doesn't have: it is newer) or `migration-failed`.
 *
 * @returns the migrations applied now.
 */
export async function migrate(
  admin: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<Result<readonly Migration[]>> {
  await waitForTurn(admin);
  await admin.query(`set role ${ownerRole}`);
  try {
    await admin.query(`
      create table if not exists public.schema_migration (
        number integer primary key,
        part text not null,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`);
    const applied = await admin.query<{ number: number; part: string; name: string; checksum: string }>(
      'select number, part, name, checksum from schema_migration order by number',
    );
    const known = new Map(migrations.map((migration) => [migration.number, migration]));
    for (const row of applied.rows) {
      const migration = known.get(row.number);
      if (migration === undefined) {
        return databaseFailure(
          'migration-missing',
          `Basis data ini sudah memuat ${label(row)}, yang tidak dikenal versi ini: basis datanya lebih baru. Jalankan versi Satuloket yang lebih baru.`,
          `The database is newer than this version of Satuloket.`,
        );
      }
      if (migration.checksum !== row.checksum) {
        return databaseFailure(
          'migration-changed',
          `${label(migration)} berubah sesudah diterapkan. Kembalikan isinya dan tulis perubahan sebagai migrasi baru.`,
          `${label(migration)} was changed after it had been applied.`,
        );
      }
    }
    const seen = new Set(applied.rows.map((row) => row.number));
    const pending = migrations.filter((migration) => !seen.has(migration.number));
    for (const migration of pending) {
      const outcome = await applyMigration(admin, migration);
      if (!outcome.ok) return outcome;
    }
    return success(pending);
  } finally {
    await admin.query('reset role');
    await admin.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
}

/**
 * Asked again and again instead of waited for: a session that waits inside a statement keeps its snapshot, and an index
 * that is made concurrently waits for every snapshot, each for the other.
 */
async function waitForTurn(admin: pg.ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await admin.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      migrationLock,
    ]);
    if (rows[0]?.taken) return;
    await sleep(turnMilliseconds);
  }
}

/** `create index concurrently` can't run in a transaction; such a file says so and may be run again when it broke off. */
const outsideTransaction = /^-- outside a transaction\b/;

async function runStatements(admin: pg.ClientBase, sql: string): Promise<void> {
  for (const statement of sql.split(/;\s*(?:\n|$)/)) {
    if (statement.replace(/--.*$/gm, '').trim() !== '') await admin.query(statement);
  }
}

async function applyMigration(admin: pg.ClientBase, migration: Migration): Promise<Result<void>> {
  const isOutside = outsideTransaction.test(migration.sql);
  try {
    if (isOutside) await runStatements(admin, migration.sql);
    await admin.query('begin');
    if (!isOutside) await admin.query(migration.sql);
    await admin.query('insert into schema_migration (number, part, name, checksum) values ($1, $2, $3, $4)', [
      migration.number,
      migration.part,
      migration.name,
      migration.checksum,
    ]);
    await admin.query('commit');
    return success(undefined);
  } catch (error) {
    await admin.query('rollback');
    const { message, position } = error as { message: string; position?: string };
    const line =
      position === undefined ? '' : `:${migration.sql.slice(0, Number(position)).split('\n').length}`;
    return databaseFailure(
      'migration-failed',
      `${label(migration)}${line} gagal diterapkan: ${message}. ${isOutside ? 'Perbaiki, lalu mulai lagi: ia dijalankan dari awal' : 'Tidak ada yang berubah'}.`,
      `${label(migration)} failed; ${isOutside ? 'it will be run again' : 'nothing was changed'}.`,
    );
  }
}
