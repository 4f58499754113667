import { failure, type Problem, type Result } from '@satuloket/engine';

/**
 * What can be wrong with a database server, told to the person who starts Satuloket.
 *
 * - `database-unreachable`: nothing answers at the address. May be retried.
 * - `database-refused`: the server answers but doesn't let us in (password, role, database name).
 * - `database-too-old`: older than PostgreSQL 17.
 * - `database-rights`: the role of DATABASE_URL may not do what a start needs.
 * - `database-full`: no space left on its disk. May be retried.
 * - `database-busy`: starting, stopping or out of connections. May be retried.
 * - `database-files`: the embedded server can't be started from its files.
 * - `database-of-demo`, `database-of-production`: see installation.ts.
 * - `migration-changed`, `migration-missing`, `migration-failed`: see migrations.ts.
 */
export type DatabaseFailureCode =
  | 'database-unreachable'
  | 'database-refused'
  | 'database-too-old'
  | 'database-rights'
  | 'database-full'
  | 'database-busy'
  | 'database-files'
  | 'database-of-demo'
  | 'database-of-production'
  | 'migration-changed'
  | 'migration-missing'
  | 'migration-failed';

const retryableCodes = new Set<DatabaseFailureCode>([
  'database-unreachable',
  'database-full',
  'database-busy',
]);

export function databaseFailure(
  code: DatabaseFailureCode,
  id: string,
  en: string,
): { readonly ok: false; readonly error: Problem } {
  return failure({ code, message: { id, en }, status: 503, retryable: retryableCodes.has(code) });
}

type SystemError = {
  readonly code?: string;
  readonly message?: string;
  readonly errors?: readonly SystemError[];
};

/**
 * Turns what the driver threw into a failure with a plain sentence; undefined for what we don't know, which is then a
 * broken invariant and should be thrown on. `where` names the server without its password.
 */
export function describeDatabaseError(error: unknown, where: string): Result<never> | undefined {
  // A host with several addresses fails with one error for each.
  const { code = '', message = '' } = ((error as SystemError).errors?.[0] ?? error) as SystemError;
  if (
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ENOENT)$/.test(code)
  ) {
    return databaseFailure(
      'database-unreachable',
      `Basis data ${where} tidak dapat dihubungi (${code}). Periksa DATABASE_URL dan pastikan servernya berjalan.`,
      `Cannot reach the database ${where}.`,
    );
  }
  if (code === '' && /timeout|terminated unexpectedly/i.test(message)) {
    return databaseFailure(
      'database-unreachable',
      `Basis data ${where} tidak menjawab. Periksa DATABASE_URL dan pastikan servernya berjalan.`,
      `The database ${where} does not answer.`,
    );
  }
  if (/SASL|SSL|password must be a string/.test(message) && !/^[0-9A-Z]{5}$/.test(code)) {
    return databaseFailure(
      'database-refused',
      `Basis data ${where} menolak sambungan: ${message.split('\n')[0]}.`,
      `The database ${where} refused the connection.`,
    );
  }
  switch (code) {
    case '28P01':
    case '28000':
      return databaseFailure(
        'database-refused',
        `Basis data ${where} menolak nama pengguna atau kata sandinya. Periksa DATABASE_URL.`,
        `The database ${where} refused the user name or password.`,
      );
    case '3D000':
      return databaseFailure(
        'database-refused',
        `Basis data ${where} tidak ada di server itu. Buat dahulu atau periksa DATABASE_URL.`,
        `The database ${where} does not exist.`,
      );
    case '42501':
      return databaseFailure(
        'database-rights',
        `Pengguna basis data ${where} kurang haknya (${message}). Pengguna itu harus memiliki basis datanya dan hak CREATEROLE.`,
        `The user of the database ${where} must own it and have CREATEROLE.`,
      );
    case '53100':
      return databaseFailure(
        'database-full',
        `Cakram basis data ${where} penuh. Kosongkan ruang, lalu mulai lagi; data yang sudah tersimpan tetap utuh.`,
        `The disk of the database ${where} is full.`,
      );
    case '53300':
    case '57P03':
      return databaseFailure(
        'database-busy',
        `Basis data ${where} sedang sibuk atau baru dinyalakan (${message}). Coba lagi sebentar lagi.`,
        `The database ${where} is busy or starting.`,
      );
    default:
      return undefined;
  }
}
