import { defineTexts } from './define.ts';

/** How people are reached, on both faces. */
export const messageTexts = defineTexts({
  id: {
    channels: { whatsapp: 'WhatsApp', email: 'Surel', push: 'Pemberitahuan peramban', none: 'Tanpa pesan' },
    states: {
      waiting: 'menunggu dikirim',
      sent: 'terkirim',
      failed: 'gagal dikirim',
      unwanted: 'tidak dikirim, karena Anda memilih tanpa pesan',
    },
    title: 'Pesan untuk Anda',
    openPage: 'Atur pesan',
    now: {
      whatsapp: (phone: string) => `Kabar dikirim lewat WhatsApp ke ${phone}`,
      email: (email: string) => `Kabar dikirim lewat surel ke ${email}`,
      push: (count: number) => `Kabar muncul sebagai pemberitahuan di ${count} peramban`,
      none: 'Anda tidak menerima pesan',
    },
    stopped:
      'Pesan berhenti karena ada balasan BERHENTI dari nomor Anda. Balas MULAI, atau pilih WhatsApp di bawah, untuk menerima lagi.',
    noneHelp: 'Permohonan Anda tetap berjalan. Kabarnya selalu ada di halaman akun Anda.',
    officerNoneHelp: 'Isi alamat di bawah untuk menerima ringkasan.',
    quiet: (from: string, until: string) =>
      `Antara pukul ${from} dan ${until} kami tidak mengirim pesan, kecuali kode masuk yang Anda minta sendiri dan kabar yang akan terlambat.`,
    bundles: 'Beberapa kabar yang datang bersamaan kami kirim sebagai satu pesan.',
    choose: 'Pilih cara dan bahasa',
    language: 'Bahasa pesan',
    languages: { id: 'Bahasa Indonesia', en: 'English' },
    way: 'Cara',
    whatsappHelp: (phone: string) => `Ke ${phone}. Balas BERHENTI kapan saja untuk tidak menerima lagi.`,
    whatsappMissing: 'Isi dan konfirmasi nomornya dulu di bawah.',
    emailHelp: (email: string) => `Ke ${email}.`,
    emailMissing: 'Isi dan konfirmasi alamatnya dulu di bawah.',
    pushHelp: 'Hanya judulnya yang tampil di layar; isinya Anda buka di halaman kami.',
    pushMissing: 'Izinkan dulu di peramban ini, di bawah.',
    save: 'Simpan pilihan',
    saved: 'Pilihan Anda tersimpan.',
    emailTitle: 'Alamat surel',
    emailLead: 'Kami kirim kode ke alamat ini. Pesan baru dikirim ke sana setelah kodenya Anda masukkan.',
    email: 'Alamat surel',
    emailExample: 'Misalnya nama@contoh.id.',
    phoneTitle: 'Nomor WhatsApp',
    phone: 'Nomor WhatsApp',
    phoneExample: 'Misalnya 0812 3456 7890.',
    sendCode: 'Kirim kode',
    codeTitle: 'Masukkan kode',
    codeLead: (address: string) => `Kode 6 angka sudah kami kirim ke ${address}. Berlaku 5 menit.`,
    code: 'Kode 6 angka',
    confirm: 'Konfirmasi alamat',
    confirmed: 'Alamat Anda sudah dikonfirmasi. Pesan kini dikirim ke sana.',
    pushTitle: 'Pemberitahuan di peramban',
    pushLead:
      'Peramban di ponsel atau komputer ini dapat menampilkan kabar, juga saat halaman kami tidak terbuka. Untuk ponsel yang dipakai bersama, pilih cara lain.',
    pushHere: 'Terima di peramban ini',
    pushUnable:
      'Peramban ini tidak menyediakan pemberitahuan, atau skrip dimatikan. Di iPhone, tambahkan halaman kami ke layar utama dulu.',
    pushRefused:
      'Peramban ini tidak mengizinkan pemberitahuan. Ubah izinnya di setelan peramban, lalu tekan lagi.',
    pushEnd: 'Hentikan di semua peramban',
    words: 'Membalas pesan kami',
    wordsList: {
      check: 'CEK dan kode permohonan: kami balas dengan kabarnya.',
      stop: 'BERHENTI: tidak ada lagi pesan ke nomor itu.',
      start: 'MULAI: pesan dikirim lagi.',
    },
    digests: (times: string) =>
      `Pada hari kerja kami kirim ringkasan pukul ${times}: apa yang menunggu Anda, janji terdekat dulu. Tidak ada yang menunggu, tidak ada pesan. Yang mendesak dikirim saat itu juga.`,
    officerTitle: 'Ringkasan dan pesan',
    officerMenu: 'Pesan saya',
  },
  en: {
    channels: { whatsapp: 'WhatsApp', email: 'E-mail', push: 'Browser notification', none: 'No messages' },
    states: {
      waiting: 'waiting to be sent',
      sent: 'sent',
      failed: 'could not be sent',
      unwanted: 'not sent, because you chose no messages',
    },
    title: 'Messages to you',
    openPage: 'Choose your messages',
    now: {
      whatsapp: (phone: string) => `News comes by WhatsApp to ${phone}`,
      email: (email: string) => `News comes by e-mail to ${email}`,
      push: (count: number) =>
        count === 1
          ? 'News comes as a notification in 1 browser'
          : `News comes as a notification in ${count} browsers`,
      none: 'You get no messages',
    },
    stopped:
      'Messages stopped because your number replied BERHENTI. Reply MULAI, or choose WhatsApp below, to get them again.',
    noneHelp: 'Your applications go on. Their news always stands on your account page.',
    officerNoneHelp: 'Give an address below to get digests.',
    quiet: (from: string, until: string) =>
      `Between ${from} and ${until} we send nothing, except sign-in codes that you ask for and news that would come too late.`,
    bundles: 'News that comes together is sent as one message.',
    choose: 'Choose how and in which language',
    language: 'Language of messages',
    languages: { id: 'Bahasa Indonesia', en: 'English' },
    way: 'How',
    whatsappHelp: (phone: string) => `To ${phone}. Reply BERHENTI at any time to get none.`,
    whatsappMissing: 'Enter and confirm the number below first.',
    emailHelp: (email: string) => `To ${email}.`,
    emailMissing: 'Enter and confirm the address below first.',
    pushHelp: 'Only the title shows on the screen; you read the rest on our page.',
    pushMissing: 'Allow it in this browser first, below.',
    save: 'Save the choice',
    saved: 'Your choice is saved.',
    emailTitle: 'E-mail address',
    emailLead: 'We send a code to this address. Messages go there once you have entered it.',
    email: 'E-mail address',
    emailExample: 'For instance name@example.id.',
    phoneTitle: 'WhatsApp number',
    phone: 'WhatsApp number',
    phoneExample: 'For instance 0812 3456 7890.',
    sendCode: 'Send code',
    codeTitle: 'Enter the code',
    codeLead: (address: string) => `We sent a 6-digit code to ${address}. It is valid for 5 minutes.`,
    code: '6-digit code',
    confirm: 'Confirm the address',
    confirmed: 'Your address is confirmed. Messages go there now.',
    pushTitle: 'Notifications in the browser',
    pushLead:
      'The browser of this phone or computer can show news, also while our page is closed. On a shared phone, choose another way.',
    pushHere: 'Receive in this browser',
    pushUnable:
      'This browser offers no notifications, or scripts are off. On an iPhone, add our page to the home screen first.',
    pushRefused:
      'This browser does not allow notifications. Change it in the browser’s settings and press again.',
    pushEnd: 'End in all browsers',
    words: 'Replying to our messages',
    wordsList: {
      check: 'CEK and the code of an application: we reply with how it stands.',
      stop: 'BERHENTI: no more messages to that number.',
      start: 'MULAI: messages come again.',
    },
    digests: (times: string) =>
      `On working days we send a digest at ${times}: what waits for you, the nearest promise first. When nothing waits, nothing is sent. Urgent news comes at once.`,
    officerTitle: 'Digests and messages',
    officerMenu: 'My messages',
  },
});
