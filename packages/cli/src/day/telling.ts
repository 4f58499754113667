import type { Region } from '@satuloket/engine';
import type { Progress } from './day.ts';
import type { DaySummary } from './summary.ts';

const everyMilliseconds = 2_000;
const mostTold = 12;

const inThousands = (value: number): string => value.toLocaleString('id-ID');

export type Teller = ReturnType<typeof createTeller>;

/** One calm line that changes on a terminal; plain lines elsewhere. */
export function createTeller(region: Region, write?: (line: string) => void) {
  const isTerminal = write === undefined && process.stdout.isTTY === true;
  const clock = new Intl.DateTimeFormat('id-ID', { timeZone: region.zone, timeStyle: 'short' });
  let toldAt = 0;
  let open = false;

  function say(line: string): void {
    if (open) process.stdout.write('\n');
    open = false;
    (write ?? console.log)(line);
  }

  return {
    say,
    progress({ at, sent, ended, latest }: Progress): void {
      const now = Date.now();
      if (now - toldAt < (isTerminal ? 200 : everyMilliseconds)) return;
      toldAt = now;
      const line = `  ${clock.format(at)}  ${sent} dikirim, ${ended} selesai  ${latest}`;
      if (!isTerminal) {
        say(line);
        return;
      }
      process.stdout.write(`\r\u001b[K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`);
      open = true;
    },
    tell(summary: DaySummary): void {
      for (const line of linesOf(summary, region)) say(line);
    },
  };
}

/** A day as someone reads it who has five minutes: how many, how far, how they came to hand, and what went wrong. */
export function linesOf(summary: DaySummary, region: Pick<Region, 'zone' | 'name'>): readonly string[] {
  const { delivery, cards, devices, replies, outage, post, signing, broken } = summary;
  const { finished = 0, refused = 0, cancelled = 0, open = 0 } = summary.ends;
  const failed = sumOf(delivery.failed);
  const hours = new Intl.DateTimeFormat('id-ID', { timeZone: region.zone, timeStyle: 'short' });
  const lines = [
    '',
    `Hari itu di ${region.name.id}: ${inThousands(summary.applications)} permohonan; ${finished} selesai, ${refused} ditolak dengan alasan, ${cancelled} dibatalkan pemohon, ${open} berjalan ke hari berikutnya.`,
    '',
    'Permohonan per layanan',
    ...summary.services
      .toSorted((one, other) => sumOfService(other) - sumOfService(one))
      .map(
        (service) =>
          `  ${service.title.id}: ${listed({
            selesai: service.finished,
            ditolak: service.refused,
            dibatalkan: service.cancelled,
            berjalan: service.open,
          })}`,
      ),
    '',
    `Janji: ${listed(worded(summary.promises, promiseWords))}.`,
    `Di jalannya: ${listed(worded(summary.turns, turnWords))}.`,
    `Tanda tangan elektronik: ${signing.signed} dokumen dalam ${signing.runs} kali konfirmasi, paling banyak ${signing.most} sekaligus; ${signing.sentBack} dikembalikan pimpinan dengan alasan.`,
    `Diisi petugas kelurahan untuk tetangga, dengan surat kuasa: ${summary.helped}.`,
    '',
    'Kartu dan kiriman',
    `  ${cards.printed} kartu dicetak, ${cards.spoiled} blangko rusak, ${cards.reprinted} dicetak ulang dengan alasan, ${cards.destroyed} kartu lama dimusnahkan dengan berita acara.`,
    `  Blangko: ${inThousands(cards.blanksReceived)} masuk, ${inThousands(cards.blanksUsed)} terpakai, ${inThousands(cards.blanksLeft)} tersisa; dihitung ${cards.timesCounted} kali.`,
    `  Kurir: ${delivery.rounds} perjalanan, ${delivery.delivered} sampai di rumah (bukti: ${listed(worded(delivery.proofs, proofWords))}), ${failed} kali gagal (${listed(worded(delivery.failed, failureWords))}), ${delivery.calls} kali menelepon tanpa melihat nomor, ${delivery.secondTries} kali didatangi lagi, ${delivery.differences} selisih hitungan dengan alasan.`,
    `  Diambil di loket: ${delivery.collected}, di kelurahan: ${delivery.inVillages}; ${delivery.waiting} menunggu hari berikutnya.`,
    `  Ponsel kurir tanpa jaringan: ${devices.devices} ponsel mengirim ${devices.events} catatan dan ${devices.pictures} foto belakangan, ${devices.repeated} terkirim dua kali dan dihitung sekali.`,
  ];
  if (post !== undefined)
    lines.push(
      `  Pos (${post.region}): ${post.applications} permohonan, ${post.listed} kiriman di ${post.lists} daftar; kata pos: ${listed(post.said)}; ${post.doubles} tercetak dua kali dan ${post.destroyed} dimusnahkan; ${post.wrongRows} baris salah dilaporkan. Hasil: ${listed(worded(post.ends, endWords))}.`,
    );
  lines.push(
    '',
    `Pesan: ${listed(worded(summary.messages, channelWords))}. ${replies.asked} orang bertanya CEK, ${replies.answered} dijawab; ${replies.stopped} minta berhenti, ${replies.stopAnswered} dijawab.`,
    summary.outages.length === 0
      ? 'Gangguan layanan luar: tidak ada.'
      : `Gangguan: ${summary.outages
          .map(
            ({ name, beganAt, endedAt }) =>
              `${name}, ${hours.format(new Date(beganAt))}–${endedAt === null ? 'sekarang' : hours.format(new Date(endedAt))}`,
          )
          .join(
            '; ',
          )}. ${outage.pending} warga datang saat itu, ${outage.seen} melihatnya di halaman gangguan, ${outage.caughtUp} dikenali sendiri sesudahnya.`,
    `Perintah: ${inThousands(summary.commands.acknowledged)} dijawab, ${summary.commands.repeated} dikirim dua kali dan terjadi sekali. Panggilan API: ${inThousands(summary.calls)}.`,
  );
  if (sumOf(summary.refusals) > 0) lines.push(`Penolakan yang wajar: ${listed(summary.refusals)}.`);
  if (sumOf(summary.waiting) > 0) lines.push(`Menunggu di akhir hari: ${listed(summary.waiting)}.`);
  for (const line of broken.slice(0, mostTold)) lines.push(`  ✗ ${line}`);
  if (broken.length > mostTold) lines.push(`  ✗ dan ${broken.length - mostTold} lagi`);
  return [...lines, ''];
}

type Counts = Readonly<Record<string, number>>;
type Words = Readonly<Record<string, string>>;

const endWords: Words = {
  finished: 'selesai',
  refused: 'ditolak',
  cancelled: 'dibatalkan',
  open: 'berjalan',
};

const promiseWords: Words = {
  kept: 'ditepati',
  broken: 'dilanggar',
  'on-time': 'masih dalam waktunya',
  'at-risk': 'hampir habis',
  late: 'terlambat',
  paused: 'berhenti menunggu orang lain',
};

const turnWords: Words = {
  returned: 'dikembalikan lalu diperbaiki',
  refused: 'ditolak',
  'refused-reopened': 'ditolak lalu dibuka',
  reopened: 'dibuka kembali',
  cancelled: 'dibatalkan',
  'cancelled-undone': 'dibatalkan',
  'cancel-taken-back': 'batal membatalkan',
  undone: 'ditarik kembali petugas',
  'sent-back': 'dikembalikan ke rekan',
  waited: 'menunggu pusat',
  asked: 'ditanya petugas',
  answered: 'dijawab pemohon',
  duplicate: 'dikirim dua kali',
  confirmed: 'dinyatakan sudah diterima',
  disputed: 'dipertanyakan penerimanya',
  settled: 'diputus pimpinan',
  'sent-again': 'minta dikirim lagi',
};

const failureWords: Words = {
  nobody: 'tidak ada orang',
  moved: 'pindah',
  'unclear-address': 'alamat tidak jelas',
  died: 'meninggal',
  refused: 'menolak',
};

const proofWords: Words = { code: 'kode', photo: 'foto', signature: 'tanda tangan' };

const channelWords: Words = { whatsapp: 'WhatsApp', email: 'surel', sms: 'SMS', push: 'notifikasi peramban' };

const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, times) => sum + times, 0);

const sumOfService = (service: DaySummary['services'][number]): number =>
  service.finished + service.refused + service.cancelled + service.open;

function worded(counts: Counts, words: Words): Counts {
  const told: Record<string, number> = {};
  for (const [word, times] of Object.entries(counts)) {
    const said = words[word] ?? word;
    told[said] = (told[said] ?? 0) + times;
  }
  return told;
}

function listed(counts: Counts): string {
  const told = Object.entries(counts)
    .filter(([, times]) => times > 0)
    .map(([word, times]) => `${inThousands(times)} ${word}`);
  return told.join(', ') || '–';
}
