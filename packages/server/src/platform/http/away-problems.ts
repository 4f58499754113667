import type { Problem } from '@satuloket/engine';

export const awayProblems = {
  databaseAway: {
    code: 'database-away',
    message: {
      id: 'Basis data kami sedang tidak dapat dihubungi. Yang sudah tersimpan tidak hilang. Tunggu beberapa detik, lalu ulangi.',
      en: 'Our database can not be reached just now. What was saved is not lost. Wait some seconds, then repeat it.',
    },
    status: 503,
    retryable: true,
  },
} as const satisfies Record<string, Problem>;

/** About as long as PostgreSQL takes to come back. */
export const retryAfterSeconds = 3;
