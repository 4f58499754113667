import type { Problem, Text } from '@satuloket/engine';

/** What can go wrong with a link, in the order in which it is told. */
export const problems = {
  unknown: problem('confirmation-unknown', 404, {
    id: 'Tautan ini tidak kami kenali. Buka tautan dari pesan kami yang paling baru, lengkap sampai huruf terakhir. Bila dikirim ulang, tautan lama tidak berlaku lagi.',
    en: 'We do not know this link. Open the link of our newest message, complete to its last letter. Once sent again, the old link no longer works.',
  }),
  withdrawn: problem('confirmation-withdrawn', 410, {
    id: 'Jawaban Anda tidak diperlukan lagi lewat tautan ini: permohonannya sudah selesai, dibatalkan, atau isinya diperbaiki. Bila masih perlu, kami kirim tautan baru.',
    en: 'Your answer is no longer needed by this link: the application has ended or what it says was corrected. If it is still needed, we send a new link.',
  }),
  expired: problem('confirmation-expired', 410, {
    id: 'Masa berlaku tautan ini sudah habis. Minta pemohon mengirim ulang tautannya.',
    en: 'This link has expired. Ask the applicant to have it sent again.',
  }),
  locked: problem('confirmation-locked', 429, {
    id: 'Angka NIK sudah terlalu sering salah, jadi tautan ini dikunci. Minta pemohon mengirim ulang tautannya dan memeriksa NIK Anda.',
    en: 'The digits of the NIK were wrong too often, so this link is locked. Ask the applicant to have it sent again and to check your NIK.',
  }),
  answered: problem('confirmation-answered', 409, {
    id: 'Anda sudah menjawab. Tarik jawaban Anda dulu bila ingin menggantinya.',
    en: 'You have answered already. Take your answer back first to change it.',
  }),
  answerMissing: problem('confirmation-answer-missing', 422, {
    id: 'Pilih salah satu jawaban.',
    en: 'Choose one of the answers.',
  }),
  proofWrong: problem('confirmation-proof-wrong', 422, {
    id: 'Empat angka terakhir NIK tidak cocok. Lihat KTP-el Anda, lalu coba lagi.',
    en: 'The last four digits of the NIK do not match. Look at your identity card, then try again.',
  }),
  wordsTooLong: problem('confirmation-words-too-long', 422, {
    id: 'Keterangan paling panjang 500 huruf. Ringkas, lalu kirim lagi.',
    en: 'Your words may be 500 characters long. Shorten them, then send again.',
  }),
  takeBackOver: problem('confirmation-take-back-over', 409, {
    id: 'Waktu untuk menarik jawaban sudah habis. Jawaban Anda tercatat; hubungi kantor bila keliru.',
    en: 'The time to take the answer back is over. Your answer is on record; contact the office if it is wrong.',
  }),
  sentRecently: problem('confirmation-sent-recently', 429, {
    id: 'Tautan baru saja dikirim. Tunggu 10 menit sebelum mengirim ulang; dalam sehari paling banyak 5 kali.',
    en: 'The link was sent only just now. Wait 10 minutes before sending it again; at most 5 times a day.',
  }),
  nothingToSend: problem('confirmation-nothing-to-send', 409, {
    id: 'Orang ini sudah menjawab, atau jawabannya tidak diperlukan lagi.',
    en: 'This person has answered, or the answer is no longer needed.',
  }),
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, message: Text): Problem {
  return { code, message, status, retryable: false };
}
