import { formatRange, type Problem, type SerialRange, type Text } from '@satuloket/engine';

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false };
}

/** A place that can't be had: told at the field of the visit too, so that the form shows it there. */
function atVisit(problem: Problem): Problem {
  return { ...problem, fields: [{ path: 'visit', code: problem.code, message: problem.message }] };
}

/**
 * Every expected failure of this part. Order of precedence: who asks (`sign-in-needed`, `not-allowed`), what is asked
 * for (`*-unknown`), what was entered, and then what is left.
 */
export const problems = {
  signInNeeded: written(
    'sign-in-needed',
    401,
    'Masuk dahulu. Yang sudah Anda isi tetap tersimpan.',
    'Sign in first. What you filled in is kept.',
  ),
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
  noVisit: written(
    'no-visit',
    404,
    'Layanan ini tidak memerlukan kunjungan terjadwal.',
    'This service needs no booked visit.',
  ),
  slotUnknown: atVisit(
    written(
      'slot-unknown',
      422,
      'Waktu ini tidak ada dalam jadwal. Pilih waktu yang lain.',
      'This time is not in the schedule. Choose another time.',
    ),
  ),
  slotBegun: atVisit(
    written(
      'slot-begun',
      409,
      'Waktu ini sudah lewat. Pilih waktu yang lain.',
      'This time has passed. Choose another time.',
    ),
  ),
  slotNotOpen: atVisit(
    written(
      'slot-not-open',
      409,
      'Hari ini belum dibuka untuk dipesan. Pilih hari yang lebih dekat.',
      'This day can not be booked yet. Choose an earlier day.',
    ),
  ),
  slotFull: atVisit(
    written(
      'slot-full',
      409,
      'Waktu ini baru saja penuh. Pilihan Anda yang lain tetap ada; pilih waktu yang masih kosong.',
      'This time has just been filled. Everything else is kept; choose a time that is still free.',
    ),
  ),
  stockUnknown: written(
    'stock-unknown',
    404,
    'Kantor ini tidak menyimpan barang itu.',
    'This office does not keep that.',
  ),
  outOfStock: written(
    'out-of-stock',
    409,
    'Persediaan di kantor ini tidak cukup. Tidak ada yang berubah. Catat kiriman baru dulu.',
    'This office has not enough of it. Nothing was changed. Enter a new delivery first.',
  ),
  countFirst: written(
    'count-first',
    409,
    'Nomor seri barang yang sudah ada belum diketahui. Hitung dulu yang ada di kantor ini dengan nomor serinya, lalu catat lagi.',
    'The serials of what is already here are not known. First count what lies here by serial, then enter this again.',
  ),
  transferUnknown: written(
    'transfer-unknown',
    404,
    'Kiriman ini tidak ada, atau bukan untuk kantor Anda.',
    'There is no such transfer, or it is not for your office.',
  ),
  transferReceived: written(
    'transfer-received',
    409,
    'Kiriman ini sudah diterima. Tidak ada yang berubah.',
    'This transfer has been received already. Nothing was changed.',
  ),
  serialUnknown: written(
    'serial-unknown',
    404,
    'Nomor seri ini tidak pernah dicatat. Periksa tulisannya.',
    'This serial was never entered. Check how it is written.',
  ),
  dateMalformed: written(
    'date-malformed',
    422,
    'Tanggal ini tidak dapat dibaca. Pilih tanggal dari daftar.',
    'This date can not be read. Choose a date from the list.',
  ),
} as const satisfies Record<string, Problem>;

/** Ranges as a sentence holds them: the first few, and how many more. */
export function rangesInWords(ranges: readonly SerialRange[], most = 5): Text {
  const shown = ranges.slice(0, most).map(formatRange).join(', ');
  const more = ranges.slice(most).reduce((sum, { number, last }) => sum + last - number + 1, 0);
  return {
    id: more > 0 ? `${shown}, dan ${more} lagi` : shown,
    en: more > 0 ? `${shown}, and ${more} more` : shown,
  };
}

/** Serials that are not at the office: never came, used, spoiled, missing or elsewhere. */
export function serialNotHere(ranges: readonly SerialRange[]): Problem {
  const named = rangesInWords(ranges);
  const problem = written(
    'serial-not-here',
    409,
    `${named.id}: tidak ada di kantor ini, atau sudah terpakai. Tidak ada yang berubah. Periksa nomornya.`,
    `${named.en}: not at this office, or used already. Nothing was changed. Check the number.`,
  );
  return { ...problem, fields: [{ path: 'serials', code: problem.code, message: problem.message }] };
}

export function visitFixed(hours: number): Problem {
  return atVisit(
    written(
      'visit-fixed',
      409,
      `Kunjungan tinggal kurang dari ${hours} jam lagi, jadi tidak dapat dipindah lewat halaman ini. Hubungi kantornya.`,
      `The visit is less than ${hours} hours away, so it can not be moved here. Call the office.`,
    ),
  );
}

/** What is wrong with an entry of stock, each at its field. */
export function entryInvalid(fields: readonly { readonly path: string; readonly message: Text }[]): Problem {
  return {
    ...written(
      'entry-invalid',
      422,
      'Ada isian yang perlu diperbaiki. Yang sudah Anda isi tetap ada.',
      'Something has to be corrected. What you filled in is kept.',
    ),
    fields: fields.map((field) => ({ ...field, code: 'invalid' })),
  };
}
