import type { FieldProblem, Problem, Text } from '@satuloket/engine';

type Written = Omit<Problem, 'retryable' | 'fields' | 'details'>;

function written(code: string, status: number, id: string, en: string): Problem {
  return { code, status, message: { id, en }, retryable: false } satisfies Written & Problem;
}

/** The code under which a wrong proof is told; the guess is counted. */
export const wrongProof = 'proof-wrong';

/** Every expected failure of this part, in the order in which it is looked for within a command. */
export const problems = {
  signInNeeded: written(
    'sign-in-needed',
    401,
    'Masuk dahulu dengan nomor telepon Anda. Isian Anda tetap tersimpan.',
    'Sign in with your phone number first. What you filled in is kept.',
  ),
  notAllowed: written(
    'not-allowed',
    403,
    'Akun Anda tidak berwenang melakukan ini.',
    'Your account may not do this.',
  ),
  purposeMissing: written(
    'purpose-missing',
    422,
    'Pilih untuk apa data ini dilihat.',
    'Choose what you look at these data for.',
  ),
  revealFirst: written(
    'reveal-first',
    403,
    'Berkas ini tidak sedang Anda kerjakan. Buka berkasnya, pilih tujuan, lalu tekan Tampilkan.',
    'You are not working on this case. Open it, choose a purpose and press Show.',
  ),
  codeUnreadable: written(
    'code-unreadable',
    404,
    'Kode lacak ini tidak dapat dibaca. Periksa lagi huruf dan angkanya pada tanda terima Anda.',
    'This tracking code can not be read. Check its letters and digits on your receipt.',
  ),
  codeOfOtherRegion: written(
    'code-of-other-region',
    404,
    'Kode lacak ini milik daerah lain. Buka halaman daerah itu untuk melacaknya.',
    'This tracking code belongs to another region. Open the pages of that region to track it.',
  ),
  caseUnknown: written(
    'case-unknown',
    404,
    'Berkas dengan kode ini tidak ditemukan. Periksa lagi kodenya.',
    'There is no case with this code. Check the code.',
  ),
  caseErased: written(
    'case-erased',
    410,
    'Data berkas ini sudah dihapus karena masa simpannya habis. Riwayatnya masih dapat dilihat dengan melacak kodenya.',
    'The data of this case were erased at the end of their retention. Its story can still be read by tracking its code.',
  ),
  outsideScope: written(
    'outside-your-office',
    403,
    'Berkas ini ditangani kantor lain, di luar wewenang Anda.',
    'This case is handled by another office, outside your authority.',
  ),
  onlyKept: written(
    'case-only-kept',
    403,
    'Pemakaian data pemohon dibatasi atas permintaannya (UU 27/2022 pasal 11). Berkas yang sudah selesai ini hanya disimpan. Bila hukum mewajibkan Anda membukanya, hubungi pejabat pelindungan data.',
    'The use of the applicant’s data is limited at their request (UU 27/2022 art. 11). This case has ended and is only kept. Where the law obliges you to open it, ask the data protection officer.',
  ),
  stepGone: written(
    'action-not-possible',
    409,
    'Langkah ini tidak lagi bisa: berkasnya sudah berpindah keadaan. Muat ulang halaman.',
    'This step is not possible any more: the case has moved on. Reload the page.',
  ),
  serviceUnknown: written(
    'service-unknown',
    404,
    'Layanan ini tidak ada di daerah ini. Cari layanan lain di beranda.',
    'This service is not offered in this region. Look for another on the home page.',
  ),
  placeUnknown: written(
    'place-unknown',
    404,
    'Tempat dengan kode ini tidak ada. Cari tempatnya dengan nama.',
    'There is no place with this code. Look for it by its name.',
  ),
  draftUnknown: written(
    'draft-unknown',
    404,
    'Isian ini tidak ditemukan, atau dimulai di peramban lain. Masuk untuk menemukan isian Anda.',
    'This draft was not found, or was begun in another browser. Sign in to find your drafts.',
  ),
  draftSent: written(
    'draft-sent',
    409,
    'Isian ini sudah dikirim. Buka berkasnya untuk melihat kelanjutannya.',
    'This draft has been sent. Open its case to see how it goes on.',
  ),
  stepUnknown: written(
    'step-unknown',
    404,
    'Langkah ini tidak ada dalam formulir. Kembali ke langkah pertama.',
    'The form has no such step. Go back to the first one.',
  ),
  answersMalformed: written(
    'answers-malformed',
    422,
    'Ada isian yang bentuknya tidak sesuai. Isian sebelumnya tetap tersimpan; perbaiki yang disebutkan.',
    'Some answers do not have the shape of their fields. What was saved before is kept; correct what is named.',
  ),
  answersTooLong: written(
    'answers-too-long',
    413,
    'Isian ini terlalu panjang untuk disimpan. Isian sebelumnya tetap tersimpan; persingkat, lalu simpan lagi.',
    'This is too long to be kept. What was saved before is kept; shorten it, then save again.',
  ),
  versionPassed: written(
    'version-passed',
    412,
    'Isian ini sudah diubah sejak Anda membukanya. Tidak ada yang tertimpa: buka lagi, lalu simpan perubahan Anda.',
    'This was changed since you opened it. Nothing was overwritten: open it again, then save your change.',
  ),
  draftMoved: written(
    'draft-moved',
    409,
    'Isian ini berubah sejak Anda memeriksanya, mungkin dari perangkat lain. Periksa sekali lagi, lalu kirim.',
    'This draft changed since you reviewed it, maybe on another device. Review it once more, then send it.',
  ),
  identityNeeded: written(
    'identity-needed',
    403,
    'Buktikan dahulu bahwa Anda penduduk dengan NIK dan nomor KK. Isian Anda tetap tersimpan.',
    'Prove first that you are a resident, with your NIK and family card number. What you filled in is kept.',
  ),
  draftIncomplete: written(
    'draft-incomplete',
    422,
    'Ada isian yang belum benar. Semua yang Anda isi tetap tersimpan; perbaiki bagian yang ditandai.',
    'Some answers are not right yet. All that you entered is kept; correct what is marked.',
  ),
  noOffice: written(
    'no-office',
    422,
    'Belum ada kantor yang melayani alamat ini untuk layanan ini. Periksa kelurahan atau desa yang Anda pilih.',
    'No office serves this address for this service. Check the village that you chose.',
  ),
  nothingToCorrect: written(
    'nothing-to-correct',
    409,
    'Berkas ini tidak sedang menunggu perbaikan dari Anda.',
    'This case is not waiting for a correction from you.',
  ),
  heldByOther: written(
    'held-by-other',
    409,
    'Berkas ini sedang dipegang rekan Anda. Ambil alih dahulu jika Anda yang melanjutkan.',
    'A colleague holds this case. Take it over first if you are to go on with it.',
  ),
  nothingToHold: written(
    'nothing-to-hold',
    409,
    'Berkas ini sudah selesai atau sedang tidak di tangan petugas.',
    'This case has ended or no officer has the turn.',
  ),
  undoOver: written(
    'undo-over',
    409,
    'Tindakan ini tidak dapat dibatalkan lagi. Batas waktunya sudah lewat atau sudah ada tindakan lain.',
    'This can no longer be undone: the time is over or something else has happened since.',
  ),
  colleagueUnknown: written(
    'colleague-unknown',
    422,
    'Petugas itu tidak bertugas untuk berkas ini. Pilih rekan dari daftar.',
    'That officer has no post for this case. Choose a colleague from the list.',
  ),
  officeUnfit: written(
    'office-unfit',
    422,
    'Kantor itu tidak mengerjakan layanan ini. Pilih kantor lain.',
    'That office does not do this service. Choose another office.',
  ),
  reasonMissing: written('reason-missing', 422, 'Tuliskan alasannya.', 'Write down the reason.'),
  wordsMissing: written(
    'words-missing',
    422,
    'Tuliskan pesan Anda, paling banyak 2.000 karakter.',
    'Write your message, 2,000 characters at most.',
  ),
  fileUnknown: written(
    'file-unknown',
    422,
    'Berkas lampiran tidak ditemukan. Unggah sekali lagi.',
    'The attached file was not found. Upload it again.',
  ),
  tooManyAttachments: written(
    'too-many-attachments',
    422,
    'Paling banyak 5 lampiran untuk satu pesan. Kirim sisanya dengan pesan berikutnya.',
    'At most 5 attachments go with a message. Send the others with another one.',
  ),
  notFinished: written(
    'not-finished',
    409,
    'Anda dapat memberi nilai sesudah layanan selesai.',
    'You can rate the service once it is finished.',
  ),
  alreadyRated: written(
    'already-rated',
    409,
    'Anda sudah memberi nilai untuk layanan ini. Terima kasih.',
    'You have already rated this service. Thank you.',
  ),
  starsUnfit: written('stars-unfit', 422, 'Pilih 1 sampai 5 bintang.', 'Choose 1 to 5 stars.'),
  linkUnfit: written(
    'link-unfit',
    422,
    'Berkas itu tidak dapat dikaitkan: kodenya sama atau sudah terkait.',
    'That case can not be linked: it is the same one or already linked.',
  ),
  productUnknown: written(
    'product-unknown',
    422,
    'Layanan ini tidak menghasilkan dokumen itu.',
    'This service does not make that document.',
  ),
  nikInAddress: written(
    'nik-in-address',
    400,
    'NIK tidak boleh ada di alamat. Ketik di kotak pencarian, atau kirim dulu ke work/searches.',
    'A NIK must not stand in an address. Type it into the search box, or send it to work/searches first.',
  ),
  cursorUnreadable: written(
    'cursor-unreadable',
    400,
    'Halaman ini sudah tidak berlaku. Mulai lagi dari awal daftar.',
    'This page is no longer valid. Begin again at the top of the list.',
  ),
} as const satisfies Record<string, Problem>;

export function withFields(problem: Problem, fields: readonly FieldProblem[]): Problem {
  return { ...problem, fields };
}

export function fieldProblem(path: string, problem: Problem): Problem {
  return { ...problem, fields: [{ path, code: problem.code, message: problem.message }] };
}

export function withDetails(problem: Problem, details: NonNullable<Problem['details']>): Problem {
  return { ...problem, details };
}

/** What a screen says when someone was quicker: who, what and when, and that nothing typed is lost. */
export function caseMoved(input: {
  readonly by: Text;
  readonly did: Text;
  readonly at: Text;
  readonly lastSeq: number;
  readonly state: string;
}): Problem {
  const { by, did, at } = input;
  return {
    code: 'case-moved',
    status: 409,
    retryable: false,
    message: {
      id: `Berkas ini sudah berubah: ${by.id}, ${at.id}: “${did.id}” Isian Anda masih ada; lihat keadaan terbarunya sebelum melanjutkan.`,
      en: `This case has changed: ${by.en}, ${at.en}: “${did.en}” What you typed is still there; look at the case as it is now before you go on.`,
    },
    details: { by: by.id, did: did.id, at: at.id, lastSeq: input.lastSeq, state: input.state },
  };
}
