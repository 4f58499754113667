import type { Problem } from '@satuloket/engine';

/** Why a page is not told of changes; it shows what it showed, and asks again when it is loaded. */
export const problems = {
  signInNeeded: {
    code: 'sign-in-needed',
    status: 401,
    message: {
      id: 'Masuk dahulu untuk mengikuti perubahan.',
      en: 'Sign in to follow changes.',
    },
    retryable: false,
  },
  notAllowed: {
    code: 'not-allowed',
    status: 403,
    message: {
      id: 'Akun Anda tidak berwenang melakukan ini.',
      en: 'Your account may not do this.',
    },
    retryable: false,
  },
  nothingToFollow: {
    code: 'nothing-to-follow',
    status: 404,
    message: {
      id: 'Tidak disebutkan apa yang hendak diikuti.',
      en: 'What to follow was not said.',
    },
    retryable: false,
  },
  tooManyFollow: {
    code: 'too-many-follow',
    status: 503,
    message: {
      id: 'Terlalu banyak halaman mengikuti perubahan sekarang. Halaman Anda tetap dapat dipakai; muat ulang untuk melihat yang terbaru.',
      en: 'Too many pages follow changes now. Yours works all the same; reload it to see what is new.',
    },
    retryable: true,
  },
} satisfies Readonly<Record<string, Problem>>;
