import type { Problem, Text } from '@satuloket/engine';
import { wrongProof } from '../cases/index.ts';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

/**
 * Every expected failure of this part. Order of precedence: who asks (`sign-in-needed`, `not-allowed`), what is asked
 * for (`*-unknown`), what was entered, and then what the thing allows now.
 */
export const problems = {
  signInNeeded: written('sign-in-needed', 401, 'Masuk dahulu.', 'Sign in first.'),
  notAllowed: written(
    'not-allowed',
    403,
    'Akun Anda tidak berwenang melakukan ini.',
    'Your account may not do this.',
  ),
  outsideOffices: written(
    'outside-your-office',
    403,
    'Kantor ini di luar wewenang Anda.',
    'This office is outside your authority.',
  ),
  parcelUnknown: written(
    'parcel-unknown',
    404,
    'Kiriman ini tidak ditemukan. Periksa nomor label atau kode lacaknya.',
    'This parcel was not found. Check the number of its label or its tracking code.',
  ),
  manifestUnknown: written(
    'manifest-unknown',
    404,
    'Daftar antar ini tidak ditemukan.',
    'This manifest was not found.',
  ),
  courierUnknown: written(
    'courier-unknown',
    422,
    'Pilih pengantar yang melayani kantor ini.',
    'Choose a courier who serves this office.',
  ),
  windowUnknown: written(
    'window-unknown',
    422,
    'Waktu antar ini tidak ada di daerah ini. Pilih yang tersedia.',
    'There is no such window in this region. Choose one that there is.',
  ),
  wayUnknown: written(
    'way-unknown',
    422,
    'Cara penyerahan ini tidak tersedia untuk layanan ini.',
    'This service is not handed over that way.',
  ),
  villageElsewhere: written(
    'village-elsewhere',
    422,
    'Alamat baru harus di daerah ini.',
    'The new address must lie in this region.',
  ),
  nothingChosen: written('nothing-chosen', 422, 'Belum ada yang diubah.', 'Nothing has been changed yet.'),
  nothingToPack: written(
    'nothing-to-pack',
    409,
    'Tidak ada kiriman yang menunggu untuk rute ini. Mungkin sudah masuk daftar lain.',
    'No parcel waits for this round. It may be on another manifest already.',
  ),
  hasLeft: written(
    'has-left',
    409,
    'Kiriman sudah berangkat atau sudah diterima; caranya tidak dapat diubah lagi.',
    'It has left or has been received; how it comes can no longer be changed.',
  ),
  manifestMoved: written(
    'manifest-moved',
    409,
    'Daftar antar ini sudah berubah. Muat ulang halaman.',
    'This manifest has changed. Reload the page.',
  ),
  stepGone: written(
    'step-not-possible',
    409,
    'Langkah ini tidak lagi bisa: berkasnya sudah berpindah keadaan.',
    'This step is not possible any more: the case has moved on.',
  ),
  notOnManifest: written(
    'not-on-manifest',
    409,
    'Kiriman ini tidak ada di daftar antar Anda.',
    'This parcel is not on your manifest.',
  ),
  codeLocked: written(
    'code-locked',
    409,
    'Kode sudah salah terlalu sering. Minta penerima membuat kode baru di halamannya, atau pakai foto atau tanda tangan.',
    'The code was wrong too often. Ask the receiver to make a new one, or take a photo or a signature.',
  ),
  noPhone: written(
    'no-phone',
    409,
    'Penerima tidak menyebutkan nomor telepon.',
    'The receiver gave no phone number.',
  ),
} as const;

export const codeWrong: Problem = {
  ...written(
    wrongProof,
    422,
    'Kode penerimaan tidak cocok. Minta penerima membacakannya sekali lagi.',
    'The code does not fit. Ask the receiver to read it out once more.',
  ),
  fields: [
    {
      path: 'proof',
      code: wrongProof,
      message: { id: 'Kode penerimaan tidak cocok.', en: 'The code does not fit.' },
    },
  ],
};

/** What was counted or left out differs from the list: it is named, and needs a reason. */
export function differenceUnexplained(path: string, message: Text): Problem {
  return {
    code: 'difference-unexplained',
    status: 422,
    retryable: false,
    message,
    fields: [{ path, code: 'missing', message }],
  };
}
