import type { Problem, Text } from '@satuloket/engine';

/** What can go wrong in this part, in the order in which it is looked for. */
export const problems = {
  signInNeeded: problem('sign-in-needed', 401, {
    id: 'Masuk dahulu dengan nomor telepon Anda.',
    en: 'Sign in with your phone number first.',
  }),
  notAllowed: problem('not-allowed', 403, {
    id: 'Akun Anda tidak berwenang melakukan ini.',
    en: 'Your account may not do this.',
  }),
  exportWaits: problem('export-waits', 409, {
    id: 'Salinan data Anda sedang disiapkan. Tunggu sampai selesai.',
    en: 'A copy of your data is being made. Wait until it is ready.',
  }),
  exportsExhausted: problem('exports-exhausted', 429, {
    id: 'Anda sudah meminta tiga salinan dalam 24 jam. Pakai yang sudah ada, atau minta lagi besok.',
    en: 'You have asked for three copies within 24 hours. Use the ones that are there, or ask again tomorrow.',
  }),
  exportOver: problem('export-over', 410, {
    id: 'Salinan ini sudah dihapus atau belum siap. Minta salinan baru.',
    en: 'This copy is deleted or not ready yet. Ask for a new one.',
  }),
  kindUnknown: atField(
    'kind',
    problem('request-kind-unknown', 422, {
      id: 'Pilih apa yang Anda minta.',
      en: 'Choose what you ask for.',
    }),
  ),
  wordsMissing: atField(
    'words',
    problem('words-missing', 422, {
      id: 'Tulis isinya, paling panjang 2.000 huruf.',
      en: 'Write what it is about, at most 2,000 characters.',
    }),
  ),
  requestsOpen: problem('requests-open', 409, {
    id: 'Masih ada lima permintaan Anda yang belum dijawab. Tunggu jawabannya dahulu.',
    en: 'Five of your requests have not been answered yet. Wait for the answers first.',
  }),
  requestUnknown: problem('request-unknown', 404, {
    id: 'Permintaan ini tidak ada.',
    en: 'There is no such request.',
  }),
  requestAnswered: problem('request-answered', 409, {
    id: 'Permintaan ini sudah dijawab.',
    en: 'This request has been answered.',
  }),
  requestOfCase: problem('request-of-case', 409, {
    id: 'Permintaan ini adalah sebuah berkas. Jawabannya adalah akhir berkas itu.',
    en: 'This request is a case. Its answer is how the case ends.',
  }),
  outcomeUnknown: atField(
    'outcome',
    problem('outcome-unknown', 422, { id: 'Pilih putusannya.', en: 'Choose the decision.' }),
  ),
  caseUnknown: atField(
    'code',
    problem('case-unknown', 404, {
      id: 'Tidak ada berkas dengan kode ini di daerah ini.',
      en: 'There is no case of this code in this region.',
    }),
  ),
  heldAlready: atField(
    'code',
    problem('held-already', 409, {
      id: 'Berkas ini sudah ditahan dari penghapusan.',
      en: 'This case is held already.',
    }),
  ),
  limitUnknown: problem('limit-unknown', 404, {
    id: 'Pembatasan ini tidak ada atau sudah diakhiri.',
    en: 'There is no such limitation, or it has ended.',
  }),
  holdUnknown: problem('hold-unknown', 404, {
    id: 'Penahanan ini tidak ada atau sudah diakhiri.',
    en: 'There is no such hold, or it has ended.',
  }),
  subjectMissing: atField(
    'accountId',
    problem('breach-subject-missing', 422, {
      id: 'Pilih petugas yang aksesnya disalahgunakan, atau tulis kode berkasnya.',
      en: 'Choose the officer whose access was misused, or write the code of the case.',
    }),
  ),
  periodWrong: atField(
    'until',
    problem('breach-period-wrong', 422, {
      id: 'Isi awal dan akhir kejadian, paling lama satu tahun, dan kapan diketahui.',
      en: 'Enter when it began and ended, at most a year apart, and when it was detected.',
    }),
  ),
  howMissing: atField(
    'how',
    problem('breach-how-missing', 422, {
      id: 'Tulis kapan dan bagaimana kejadiannya, paling panjang 2.000 huruf.',
      en: 'Write when and how it happened, at most 2,000 characters.',
    }),
  ),
  doneMissing: atField(
    'done',
    problem('breach-done-missing', 422, {
      id: 'Tulis apa yang sudah dan sedang dilakukan, paling panjang 2.000 huruf.',
      en: 'Write what was and is being done, at most 2,000 characters.',
    }),
  ),
  nobodyLooked: problem('breach-nobody-looked', 422, {
    id: 'Tidak ada catatan melihat data yang cocok, jadi tidak ada yang diberi tahu. Periksa petugas, berkas, dan waktunya.',
    en: 'No look at personal data fits, so there is nobody to tell. Check officer, case and times.',
  }),
  noticeUnknown: problem('notice-unknown', 404, {
    id: 'Pemberitahuan ini tidak ada.',
    en: 'There is no such notice.',
  }),
  noticeSent: problem('notice-sent', 409, {
    id: 'Pemberitahuan ini sudah dikirim.',
    en: 'This notice has been sent.',
  }),
} as const satisfies Record<string, Problem>;

function problem(code: string, status: number, message: Text): Problem {
  return { code, status, message, retryable: false };
}

function atField(path: string, told: Problem): Problem {
  return { ...told, fields: [{ path, code: told.code, message: told.message }] };
}
