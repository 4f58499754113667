import type { Text } from '@satuloket/engine';

/** Codes by which the parts say why something did not go; what is not here is shown as it is. */
const words: Readonly<Record<string, Text>> = {
  'channel-unavailable': {
    id: 'Layanan pengirim pesan tidak menjawab.',
    en: 'The service that sends messages does not answer.',
  },
  'channel-refused': {
    id: 'Layanan pengirim pesan menolak pesan ini.',
    en: 'The service that sends messages refused this one.',
  },
  'channel-missing': {
    id: 'Cara mengirim ini tidak dipasang di sini.',
    en: 'This way of sending is not set up here.',
  },
  'address-missing': {
    id: 'Tidak ada nomor atau alamat tujuan.',
    en: 'There is no number or address to send to.',
  },
  'address-unknown': {
    id: 'Nomor atau alamat tujuan tidak dikenal.',
    en: 'The number or address is not known.',
  },
  'case-erased': { id: 'Data berkasnya sudah dihapus.', en: 'The data of its case has been erased.' },
  'push-unavailable': {
    id: 'Layanan pemberitahuan peramban tidak menjawab.',
    en: 'The browsers’ notification service does not answer.',
  },
  'register-unavailable': {
    id: 'Sistem kependudukan pusat tidak menjawab.',
    en: 'The national population register does not answer.',
  },
  unexpected: {
    id: 'Kesalahan di dalam sistem; lihat catatan server.',
    en: 'A fault inside the system; see the server’s log.',
  },
};

const waits: Text = { id: 'Menunggu giliran dicoba lagi.', en: 'Waits for its next turn.' };

const receiverAway: Text = { id: 'Penerimanya tidak menjawab.', en: 'The receiver does not answer.' };

export function wordsOfFailure(failure: string | null): Text {
  if (failure === null || failure === '') return waits;
  const [code = ''] = failure.split(':', 1);
  const answered = /^answered-(\d{3})$/.exec(code)?.[1];
  if (answered !== undefined)
    return { id: `Penerimanya menjawab ${answered}.`, en: `The receiver answered ${answered}.` };
  if (code.startsWith('receiver-')) return receiverAway;
  return words[code] ?? { id: `Gagal (${code}).`, en: `Failed (${code}).` };
}
