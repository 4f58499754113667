import { keysOpen, lateAfter, type MasterKeys, type Places, queueLengths } from '@satuloket/server';
import {
  connectDatabase,
  findMigrations,
  openPool,
  type Settings,
  serverSourceFolder,
} from '@satuloket/server/platform';
import { wrapCounts } from '@satuloket/server/record';
import { regionTables } from '@satuloket/server/region-tables';
import { wrappedColumns } from '@satuloket/server/wrapped-keys';
import { type Finding, fault, ok, warning } from './finding.ts';

type Query = <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export type DatabaseInput = {
  readonly adminUrl: string;
  readonly settings: Settings;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly now: () => Date;
};

/** Reads only. What can't be asked because the schema is not there yet is said once. */
export async function databaseFindings(input: DatabaseInput): Promise<readonly Finding[]> {
  const pool = openPool({
    url: input.adminUrl,
    applicationName: 'satuloket doctor',
    maximumConnections: 2,
    statementTimeoutMilliseconds: 15_000,
    onIdleError: () => undefined,
  });
  const query: Query = async (sql, values = []) => (await pool.query(sql, [...values])).rows as never;
  try {
    const findings = [...(await serverFindings(query, input.settings)), ...(await skewFinding(query))];
    const [present] = await query<{ name: string | null }>(
      "select to_regclass('public.schema_migration')::text as name",
    );
    if (present?.name == null) {
      return [...findings, warning('Migrasi', 'basis data masih kosong', 'Jalankan satuloket start.')];
    }
    const migrations = await migrationFinding(query);
    findings.push(migrations, ...(await roleFindings(query)));
    if (migrations.level !== 'ok') return findings;
    const database = connectDatabase(pool, regionTables);
    const looking = { ...input, database };
    findings.push(
      keyFinding(await keysOpen(looking), await wrapCounts(database, wrappedColumns), input.masterKeys),
      ...(await sweepFindings(query)),
      ...stuckFindings(await queueLengths(looking)),
    );
    return findings;
  } finally {
    await pool.end();
  }
}

async function serverFindings(query: Query, { databaseConnections }: Settings): Promise<Finding[]> {
  const [server] = await query<{
    version: string;
    number: string;
    encoding: string;
    provider: string;
    locale: string | null;
    connections: string;
    fsync: string;
    bytes: string;
  }>(`select current_setting('server_version') as version, current_setting('server_version_num') as number,
    pg_encoding_to_char(encoding) as encoding, datlocprovider::text as provider,
    coalesce(datlocale, datcollate) as locale, current_setting('max_connections') as connections,
    current_setting('fsync') as fsync, pg_database_size(datname)::text as bytes
    from pg_database where datname = current_database()`);
  if (server === undefined) return [];
  const found = `PostgreSQL ${server.version}, ${(Number(server.bytes) / 1e9).toFixed(2)} GB`;
  const findings: Finding[] = [
    Number(server.number) >= 170_000
      ? ok('Basis data', found)
      : fault('Basis data', found, 'Perbarui PostgreSQL ke versi 17 atau lebih baru.'),
    server.encoding === 'UTF8'
      ? ok('Pengodean', `UTF8, ${server.locale ?? 'C'}`)
      : fault(
          'Pengodean',
          server.encoding,
          'Buat basis data baru dengan encoding UTF8, lalu satuloket restore.',
        ),
  ];
  if (server.provider !== 'b' && server.locale !== 'C') {
    findings.push(
      warning(
        'Lokal',
        `${server.locale} dari sistem operasi`,
        'Pembaruan sistem dapat mengubah urutannya dan merusak indeks; lebih aman --locale-provider=builtin --builtin-locale=C.UTF-8.',
      ),
    );
  }
  if (server.fsync !== 'on') {
    findings.push(
      fault('Ketahanan', 'fsync mati', 'Nyalakan fsync: tanpa itu, listrik padam dapat merusak basis data.'),
    );
  }
  if (Number(server.connections) < databaseConnections + 10) {
    findings.push(
      warning(
        'Sambungan',
        `server menerima ${server.connections}, satu proses memakai sampai ${databaseConnections}`,
        'Perbesar max_connections atau kecilkan SATULOKET_DATABASE_CONNECTIONS.',
      ),
    );
  }
  return findings;
}

const skewWarning = 2;
const skewFault = 30;

async function skewFinding(query: Query): Promise<readonly Finding[]> {
  const before = Date.now();
  const [row] = await query<{ at: Date }>('select clock_timestamp() as at');
  const middle = (before + Date.now()) / 2;
  return [checkSkew(row === undefined ? 0 : (row.at.getTime() - middle) / 1000)];
}

export function checkSkew(seconds: number): Finding {
  const found = `basis data ${Math.abs(seconds).toFixed(1)} detik ${seconds < 0 ? 'di belakang' : 'di depan'} mesin ini`;
  const remedy = 'Nyalakan NTP (timedatectl set-ntp true) di kedua mesin: tenggat dan segel memakai jam.';
  if (Math.abs(seconds) > skewFault) return fault('Jam', found, remedy);
  return Math.abs(seconds) > skewWarning ? warning('Jam', found, remedy) : ok('Jam', found);
}

async function migrationFinding(query: Query): Promise<Finding> {
  const applied = await query<{ number: number; checksum: string }>(
    'select number, checksum from public.schema_migration',
  );
  return compareMigrations(findMigrations(serverSourceFolder), applied);
}

type Applied = { readonly number: number; readonly checksum: string };

export function compareMigrations(known: readonly Applied[], applied: readonly Applied[]): Finding {
  const byNumber = new Map(known.map((migration) => [migration.number, migration.checksum]));
  const strange = applied.filter(({ number, checksum }) => byNumber.get(number) !== checksum);
  if (strange.length > 0) {
    const numbers = strange.map(({ number }) => number).join(', ');
    return fault(
      'Migrasi',
      `${numbers} tidak dikenal versi ini`,
      'Jalankan versi Satuloket yang lebih baru.',
    );
  }
  const pending = known.length - applied.length;
  return pending === 0
    ? ok('Migrasi', `${applied.length} diterapkan`)
    : warning('Migrasi', `${pending} belum diterapkan`, 'satuloket start menerapkannya.');
}

async function roleFindings(query: Query): Promise<readonly Finding[]> {
  const rows = await query<{ role: string; mighty: boolean }>(
    `select rolname as role, rolsuper or rolcreaterole or rolbypassrls as mighty from pg_roles
     where rolname in ('satuloket_runtime', 'satuloket_sealer', 'satuloket_retention')`,
  );
  if (rows.length < 3) {
    return [
      fault(
        'Peran',
        'ada peran yang hilang',
        'satuloket start membuatnya kembali; periksa hak pengguna DATABASE_URL.',
      ),
    ];
  }
  const mighty = rows.filter((row) => row.mighty).map(({ role }) => role);
  const [rights] = await query<{ may: boolean }>(
    `select has_table_privilege('satuloket_runtime', 'public.case_action', 'update, delete, truncate')
      or has_table_privilege('satuloket_runtime', 'public.stream_entry', 'update, delete, truncate') as may`,
  );
  const tooMuch = mighty.length > 0 || rights?.may === true;
  return [
    tooMuch
      ? fault(
          'Hak peran',
          mighty.length > 0 ? `${mighty.join(', ')} berkuasa penuh` : 'server dapat mengubah catatan',
          'Cabut haknya (alter role … nosuperuser nocreaterole; revoke update, delete): catatan tidak boleh dapat diubah server.',
        )
      : ok('Hak peran', 'server hanya dapat menambah catatan'),
  ];
}

async function sweepFindings(query: Query): Promise<readonly Finding[]> {
  const rows = await query<{
    sweep: string;
    every_milliseconds: number;
    ended_at: Date;
    failed_at: Date | null;
  }>('select sweep, every_milliseconds, ended_at, failed_at from sweep_run');
  return [checkSweeps(rows, Date.now())];
}

export function checkSweeps(
  rows: readonly { sweep: string; every_milliseconds: number; ended_at: Date; failed_at: Date | null }[],
  now: number,
): Finding {
  if (rows.length === 0)
    return warning('Pekerjaan berkala', 'belum pernah berjalan', 'Jalankan satuloket start.');
  const late = rows.filter((row) => now - row.ended_at.getTime() > lateAfter(row.every_milliseconds));
  if (late.length === rows.length)
    return fault('Pekerjaan berkala', 'tidak ada server yang berjalan', 'Jalankan satuloket start.');
  if (late.length > 0) {
    const names = late.map(({ sweep }) => sweep).join(', ');
    return fault('Pekerjaan berkala', `terlambat: ${names}`, 'Lihat catatan server dan halaman Tersangkut.');
  }
  const hour = 3_600_000;
  const failed = rows.filter(({ failed_at }) => failed_at !== null && now - failed_at.getTime() < hour);
  return failed.length === 0
    ? ok('Pekerjaan berkala', `${rows.length} berjalan`)
    : warning(
        'Pekerjaan berkala',
        `gagal dalam sejam ini: ${failed.map(({ sweep }) => sweep).join(', ')}`,
        'Lihat catatan server dan halaman Tersangkut.',
      );
}

/** Keys that wrap something and were not given, and those that a rotation has not freed yet. */
export function keyFinding(
  open: boolean,
  counts: readonly { readonly masterKeyId: string; readonly keys: number }[],
  { currentId, keys }: MasterKeys,
): Finding {
  const about = 'Kunci induk';
  const used = [...new Set(counts.map(({ masterKeyId }) => masterKeyId))].sort();
  const lost = used.filter((id) => keys[id] === undefined);
  const remedy =
    'Isi SATULOKET_MASTER_KEY atau SATULOKET_FURTHER_MASTER_KEYS dengan kunci yang dipakai saat berkas dibuat. Tanpanya isi berkas tidak terbaca.';
  if (lost.length > 0)
    return fault(about, `${lost.join(', ')} masih membungkus data dan tidak diberikan`, remedy);
  if (!open) return fault(about, 'tidak membuka kunci berkas di basis data ini', remedy);
  const old = counts.filter(({ masterKeyId }) => masterKeyId !== currentId);
  const left = old.reduce((sum, count) => sum + count.keys, 0);
  if (left > 0)
    return warning(about, `${left} kunci belum dibungkus ${currentId}`, 'Jalankan: satuloket keys rotate');
  return ok(about, `${currentId} membuka semua yang ada di basis data`);
}

export function stuckFindings(
  lengths: readonly { readonly kind: string; readonly stuck: number }[],
): readonly Finding[] {
  const stuck = lengths
    .filter((length) => length.stuck > 0)
    .map(({ kind, stuck: count }) => `${kind} ${count}`);
  return [
    stuck.length === 0
      ? ok('Antrean', 'tidak ada yang menunggu orang')
      : warning('Antrean', stuck.join(', '), 'Buka Tersangkut di konsol petugas sebagai admin.'),
  ];
}
