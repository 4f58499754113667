import { defineTexts } from './define.ts';

/** Words of the resident's page about their own data. */
export const personalDataTexts = defineTexts({
  id: {
    title: 'Data saya',
    toPage: 'Data saya: salinan, perbaikan, dan penghapusan',
    lead: 'Data Anda milik Anda. Di sini Anda dapat meminta salinannya, memperbaikinya, atau meminta penghapusannya.',
    copyTitle: 'Salinan semua data Anda',
    copyHelp:
      'Satu berkas ZIP berisi semua yang kami simpan tentang Anda: akun, isian, permohonan, dokumen, kabar, dan siapa yang melihat data Anda. Bisa dibaca di komputer atau HP tanpa program khusus.',
    ask: 'Minta salinan',
    asked: 'Salinan Anda sedang disiapkan',
    askedHelp: 'Biasanya selesai dalam beberapa menit. Buka lagi halaman ini nanti.',
    exports: 'Salinan yang Anda minta',
    states: {
      waiting: 'Sedang disiapkan',
      ready: 'Siap diunduh',
      failed: 'Gagal dibuat. Minta lagi, data Anda tidak berubah.',
      gone: 'Sudah dihapus',
    },
    askedAt: (at: string) => `Diminta ${at}`,
    until: (at: string) => `Dapat diunduh sampai ${at}. Sesudah itu salinannya dihapus.`,
    size: (megabytes: string) => `${megabytes} MB`,
    download: 'Unduh salinan',
    downloadHelp: 'Demi keamanan, Anda masuk sekali lagi sebelum mengunduh bila sudah lebih dari 10 menit.',
    correctTitle: 'Perbaiki data',
    correctOwn: 'Nomor, surel, bahasa, dan cara kami memberi kabar',
    correctOwnHelp: 'Ini kami simpan sendiri. Anda dapat langsung mengubahnya.',
    toOwn: 'Ubah sekarang',
    correctRegister: 'Data kependudukan Anda keliru?',
    correctRegisterHelp: (hours: number) =>
      `Nama, tanggal lahir, alamat, dan data keluarga diperbaiki lewat layanan ini. Permohonan Anda sekaligus tercatat sebagai permintaan perbaikan data, dengan batas ${hours} jam.`,
    byCase: (code: string) => `Lewat berkas ${code}`,
    requestTitle: 'Permintaan lain',
    requestHelp: (hours: number) =>
      `Dijawab Pejabat Pelindungan Data paling lambat ${hours} jam setelah Anda mengirimnya. Berkas permohonan dan dokumen resmi disimpan selama masa simpan menurut hukum.`,
    kind: 'Apa yang Anda minta?',
    kinds: {
      correction: 'Perbaiki data yang keliru',
      erasure: 'Hapus data saya yang tidak wajib disimpan',
      limitation: 'Batasi pemakaian data saya',
      objection: 'Saya keberatan data saya dipakai',
    },
    words: 'Ceritakan',
    wordsHelp: 'Data yang mana, dan mengapa.',
    send: 'Kirim permintaan',
    sent: 'Permintaan Anda terkirim',
    sentHelp: 'Jawabannya muncul di halaman ini.',
    requests: 'Permintaan Anda',
    madeAt: (at: string) => `Dikirim ${at}`,
    dueAt: (at: string) => `Dijawab paling lambat ${at}`,
    outcomes: {
      granted: 'Dikabulkan',
      partly: 'Dikabulkan sebagian',
      refused: 'Tidak dikabulkan',
      withdrawn: 'Anda batalkan',
    },
    answerOf: (at: string) => `Jawaban, ${at}`,
    emptied: 'Isinya sudah dihapus.',
    kindsHelp: {
      limitation:
        'Bila dikabulkan: permohonan Anda yang sudah selesai hanya disimpan. Petugas dan keluarga tidak dapat menemukan atau membukanya. Permohonan yang masih berjalan tetap dikerjakan; batalkan bila Anda ingin menghentikannya.',
      objection:
        'Bila dikabulkan: kami berhenti menyarankan layanan dari data Anda dan berhenti mengingatkan isian yang belum dikirim. Kabar tentang permohonan yang Anda kirim tetap kami sampaikan.',
    },
    limits: {
      limitation: (at: string) =>
        `Berlaku sejak ${at}. Permohonan Anda yang sudah selesai hanya disimpan; petugas dan keluarga tidak dapat menemukan atau membukanya. Anda sendiri tetap dapat. Yang diwajibkan hukum, seperti pemeriksaan keaslian dokumen dan pemberitahuan kegagalan pelindungan data, tetap berjalan.`,
      objection: (at: string) =>
        `Berlaku sejak ${at}. Kami tidak menyarankan layanan dari data Anda dan tidak mengingatkan isian yang belum dikirim. Kabar tentang permohonan yang Anda kirim tetap kami sampaikan.`,
    },
    limitEnds: (officer: string) => `Ingin mengakhirinya? Beri tahu ${officer}.`,
    limitEnded: (at: string) => `Diakhiri ${at}.`,
    keptTitle: 'Berapa lama data disimpan',
    keptColumns: { stays: 'Yang tersisa' },
    keptAssumed: 'Angka-angka ini belum dikonfirmasi dinas kearsipan daerah.',
    contactTitle: 'Bertanya atau mengadu',
    contact: (title: string, address: string) => `${title}, ${address}.`,
    seen: 'Lihat siapa yang membuka data Anda',
  },
  en: {
    title: 'My data',
    toPage: 'My data: copy, correction and erasure',
    lead: 'Your data are yours. Here you can ask for a copy, correct them or ask for their erasure.',
    copyTitle: 'A copy of all your data',
    copyHelp:
      'One ZIP file with all that we hold about you: account, drafts, applications, documents, messages, and who looked at your data. It opens on a computer or a phone without a special program.',
    ask: 'Ask for a copy',
    asked: 'Your copy is being made',
    askedHelp: 'It usually takes a few minutes. Open this page again later.',
    exports: 'Copies that you asked for',
    states: {
      waiting: 'Being made',
      ready: 'Ready to download',
      failed: 'It could not be made. Ask again; your data have not changed.',
      gone: 'Deleted',
    },
    askedAt: (at: string) => `Asked for on ${at}`,
    until: (at: string) => `Can be downloaded until ${at}. After that the copy is deleted.`,
    size: (megabytes: string) => `${megabytes} MB`,
    download: 'Download the copy',
    downloadHelp: 'To be safe, you sign in once more before the download where that was over 10 minutes ago.',
    correctTitle: 'Correct data',
    correctOwn: 'Phone, e-mail, language and how we tell you',
    correctOwnHelp: 'We hold these ourselves. You can change them at once.',
    toOwn: 'Change them now',
    correctRegister: 'Is the population register wrong?',
    correctRegisterHelp: (hours: number) =>
      `Name, birth date, address and family are corrected by these services. Your application is a request for correction as well, due within ${hours} hours.`,
    byCase: (code: string) => `By the application ${code}`,
    requestTitle: 'Another request',
    requestHelp: (hours: number) =>
      `The data protection officer answers within ${hours} hours of your sending it. Applications and official documents are kept for as long as the law says.`,
    kind: 'What do you ask for?',
    kinds: {
      correction: 'Correct data that are wrong',
      erasure: 'Erase data of mine that no duty keeps',
      limitation: 'Limit how my data are used',
      objection: 'I object to the use of my data',
    },
    words: 'Tell us',
    wordsHelp: 'Which data, and why.',
    send: 'Send the request',
    sent: 'Your request is sent',
    sentHelp: 'The answer will be on this page.',
    requests: 'Your requests',
    madeAt: (at: string) => `Sent on ${at}`,
    dueAt: (at: string) => `Answered by ${at}`,
    outcomes: {
      granted: 'Granted',
      partly: 'Granted in part',
      refused: 'Not granted',
      withdrawn: 'You cancelled it',
    },
    answerOf: (at: string) => `Answer, ${at}`,
    emptied: 'Its words have been deleted.',
    kindsHelp: {
      limitation:
        'Where it is granted: your applications that have ended are only kept. Officers and family can neither find nor open them. What still runs goes on; cancel it if you want it to stop.',
      objection:
        'Where it is granted: we stop suggesting services by your data and stop reminding you of what you have not sent. We still tell you about the applications that you sent.',
    },
    limits: {
      limitation: (at: string) =>
        `In force since ${at}. Your applications that have ended are only kept; officers and family can neither find nor open them. You still can. What the law demands goes on, such as checking whether a document is genuine and notices of breaches.`,
      objection: (at: string) =>
        `In force since ${at}. We suggest no services by your data and do not remind you of what you have not sent. We still tell you about the applications that you sent.`,
    },
    limitEnds: (officer: string) => `Do you want to end it? Tell ${officer}.`,
    limitEnded: (at: string) => `Ended on ${at}.`,
    keptTitle: 'How long data are kept',
    keptColumns: { stays: 'What stays' },
    keptAssumed: 'These numbers have not been confirmed by the region’s archive office yet.',
    contactTitle: 'Questions and complaints',
    contact: (title: string, address: string) => `${title}, ${address}.`,
    seen: 'See who opened your data',
  },
});
