import { type Result, success } from '@satuloket/engine';
import type pg from 'pg';
import { databaseFailure } from './failures.ts';

/**
 * Notes at the first start what the database is for, and keeps it at that: a demo's database has officers with a known
 * password, so production refuses it with `database-of-demo`.
 */
export async function claimInstallation(
  pool: pg.Pool,
  mode: 'demo' | 'production',
  now: Date,
): Promise<Result<void>> {
  await pool.query('insert into installation (mode, since) values ($1, $2) on conflict do nothing', [
    mode,
    now,
  ]);
  const { rows } = await pool.query<{ mode: 'demo' | 'production' }>('select mode from installation');
  const begun = rows[0]?.mode;
  if (begun === mode) return success(undefined);
  if (begun === 'demo') {
    return databaseFailure(
      'database-of-demo',
      'Basis data ini berisi data peragaan dengan sandi petugas yang diketahui semua orang. Untuk mode production, pakai basis data yang baru.',
      'This database holds a demo; production needs a new one.',
    );
  }
  return databaseFailure(
    'database-of-production',
    'Basis data ini dipakai sungguhan; mode demo tidak boleh mengisinya dengan data rekaan. Pakai basis data lain.',
    'This database is in production use; the demo needs another one.',
  );
}
