import type { Problem } from '@satuloket/engine';

/** One line to the person at the terminal: what happened and what to do, with English behind. */
export function sayProblem({ message }: Problem): void {
  console.error(`✗ ${message.id} [${message.en}]`);
}

type SystemError = {
  readonly code?: string;
  readonly path?: string;
  readonly port?: number;
  readonly syscall?: string;
};

/** What the machine refuses, as a sentence; undefined for anything else. */
export function describeSystemError(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path, port, syscall } = error as SystemError;
  const where = path === undefined ? '' : ` ${path}`;
  switch (code) {
    // PostgreSQL's own code for the same.
    case '53100':
    case 'ENOSPC':
    case 'EDQUOT':
      return system(
        'disk-full',
        `Cakram penuh${where === '' ? '' : ` saat menulis${where}`}. Kosongkan ruang, lalu mulai lagi; data yang sudah tersimpan tetap utuh.`,
        'The disk is full.',
      );
    case 'EROFS':
      return system(
        'disk-read-only',
        `Folder${where} hanya dapat dibaca. Isi SATULOKET_DATA dengan folder lain.`,
        'The folder is read-only.',
      );
    case 'EADDRINUSE':
      return portTaken(port ?? 0);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
      return system(
        'host-unknown',
        `Alamat di SATULOKET_HOST tidak ada di mesin ini.`,
        'The address in SATULOKET_HOST is not one of this machine.',
      );
    case 'EACCES':
    case 'EPERM':
      if (syscall === 'listen') {
        return system(
          'port-forbidden',
          `Pengguna ini tidak boleh memakai porta ${port}. Pilih porta di atas 1023 dengan SATULOKET_PORT.`,
          'This user may not use that port.',
        );
      }
      return system(
        'path-forbidden',
        `Tidak ada izin untuk${where === '' ? ' membuka berkas' : where} (${syscall}). Periksa pemilik foldernya, atau isi SATULOKET_DATA dengan folder milik Anda.`,
        'Permission denied.',
      );
    case 'EMFILE':
    case 'ENFILE':
      return system(
        'files-too-many',
        'Terlalu banyak berkas terbuka di mesin ini. Naikkan batasnya (ulimit -n).',
        'Too many open files.',
      );
    default:
      return undefined;
  }
}

export function portTaken(port: number): Problem {
  return system(
    'port-taken',
    `Porta ${port} sudah dipakai program lain. Hentikan program itu, atau mulai dengan porta lain: SATULOKET_PORT=${port + 1} npm start`,
    `Port ${port} is taken.`,
  );
}

export function system(code: string, id: string, en: string): Problem {
  return { code, message: { id, en }, status: 500, retryable: false };
}
