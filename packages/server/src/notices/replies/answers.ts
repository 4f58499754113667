import type { Text } from '@satuloket/engine';
import type { CaseTrack } from '../../types.ts';

/** What we answer on WhatsApp; short, and never more than the public tracking page tells. */
export const answers = {
  stopped: {
    id: 'Baik, kami berhenti mengirim pesan ke nomor ini. Permohonan Anda tetap berjalan; pantau di halaman akun Anda. Ingin menerima lagi? Balas MULAI. Kode untuk masuk tetap kami kirim bila Anda memintanya.',
    en: 'We have stopped sending messages to this number. Your applications go on; follow them on your account page. To begin again, reply MULAI. Sign-in codes still come when you ask for them.',
  },
  started: {
    id: 'Terima kasih. Kabar tentang permohonan Anda kami kirim lagi ke nomor ini. Ingin berhenti? Balas BERHENTI.',
    en: 'Thank you. We send news of your applications to this number again. To stop, reply BERHENTI.',
  },
  unknown: {
    id: 'Kode itu tidak kami temukan. Periksa lagi huruf dan angkanya di tanda terima, lalu kirim lagi, misalnya: CEK KB-7F3K9-2QXAM',
    en: 'We can not find this code. Check its letters and digits on your receipt and send it again, for example: CEK KB-7F3K9-2QXAM',
  },
  help: {
    id: 'Nomor ini dijawab oleh sistem. Kirim CEK dan kode permohonan untuk mengetahui kabarnya, BERHENTI untuk tidak menerima pesan, atau MULAI untuk menerima lagi. Untuk bertanya kepada petugas, buka halaman permohonan Anda.',
    en: 'This number is answered by a machine. Send CEK and the code of an application to hear how it stands, BERHENTI to get no messages, MULAI to get them again. To ask an officer, open the page of your application.',
  },
  lastOne: {
    id: 'Nomor ini sudah sering bertanya. Kami menjawab lagi satu jam lagi.',
    en: 'This number has asked often. We answer again in an hour.',
  },
} as const satisfies Record<string, Text>;

/** The head of the tracking page as a message. */
export function trackAnswer(track: CaseTrack, link: string): Text {
  const say = (language: keyof Text): string => {
    const { service, story, promise } = track;
    return [`${service[language]} (${track.code})`, story[language], promise.sentence[language], link]
      .filter((part) => part !== '')
      .join('\n');
  };
  return { id: say('id'), en: say('en') };
}
