import type { Region } from '@satuloket/engine';
import type { DayOutcome, Progress } from './day.ts';

const everyMilliseconds = 2_000;
const mostTold = 12;

const inThousands = (value: number): string => value.toLocaleString('id-ID');

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
    tell({ api, files, broken, parcels, blanks, replies }: DayOutcome, messages: number): void {
      const { ledger } = api;
      const sent = files.filter(({ code }) => code !== undefined);
      say('');
      say(`Yang terjadi: ${inThousands(sent.length)} permohonan, ${inThousands(ledger.calls)} panggilan.`);
      for (const [service, own] of Map.groupBy(sent, (file) => file.service.title.id)) {
        say(`  ${service}: ${counted(own.map(({ end }) => outcomeWords[end ?? 'open'] ?? 'berjalan'))}`);
      }
      say(
        `Jalannya: ${counted(sent.flatMap(({ happened }) => [...happened].map((branch) => branchWords[branch])))}`,
      );
      const failed = [...parcels.failed.values()].reduce((sum, times) => sum + times, 0);
      const waiting = sent.filter(({ stuck, end }) => end === undefined && stuck?.startsWith('at ')).length;
      say(
        `Kiriman: ${parcels.delivered} diantar dalam ${parcels.rounds} rute, ${failed} gagal (${listed(worded(parcels.failed)) || '–'}), ${parcels.secondTries} dicoba lagi, ${parcels.collected} diambil di loket, ${parcels.inVillages} di kelurahan, ${waiting} menunggu.`,
      );
      say(
        `Blangko: ${parcels.printed} tercetak dalam antrean cetak, ${blanks.used} terpakai hari ini, ${parcels.spoiled} rusak, ${parcels.reprinted} dicetak ulang, ${blanks.received} diterima, ${blanks.left} tersisa; dihitung ${blanks.counted} kali. Kartu lama dimusnahkan: ${parcels.destroyed}.`,
      );
      say(
        `Pesan: ${inThousands(messages)} sampai; ${replies.asked} bertanya CEK dan ${replies.answered} dijawab, ${replies.stopped} berhenti dan ${replies.stopAnswered} dijawab.`,
      );
      const helped = sent.filter(({ plan }) => plan.isHelped).length;
      say(`Diisi petugas kelurahan untuk tetangga: ${helped}.`);
      say(`Janji: ${counted(sent.map(({ promise }) => promiseWords[promise ?? ''] ?? 'lain'))}`);
      say(
        `Perintah yang dijawab: ${inThousands(ledger.acknowledged.length)}, ${ledger.repeated} di antaranya dikirim dua kali.`,
      );
      if (ledger.expected.size > 0) say(`Penolakan yang wajar: ${listed(ledger.expected)}`);
      const stuck = new Map<string, number>();
      for (const { stuck: why, end, service } of sent)
        if (why !== undefined && end === undefined) {
          const key = `${service.code}: ${why}`;
          stuck.set(key, (stuck.get(key) ?? 0) + 1);
        }
      if (stuck.size > 0) say(`Menunggu di akhir hari: ${listed(stuck)}`);
      for (const line of broken.slice(0, mostTold)) say(`  ✗ ${line}`);
      if (broken.length > mostTold) say(`  ✗ dan ${broken.length - mostTold} lagi`);
      say('');
    },
  };
}

const outcomeWords: Readonly<Record<string, string>> = {
  finished: 'selesai',
  refused: 'ditolak',
  cancelled: 'dibatalkan',
  open: 'berjalan',
};

const promiseWords: Readonly<Record<string, string>> = {
  kept: 'ditepati',
  broken: 'terlewat',
  'on-time': 'masih dalam waktunya',
  'at-risk': 'hampir habis',
  late: 'terlambat',
  paused: 'berhenti menunggu orang lain',
};

const branchWords = {
  straight: 'dibuka kembali',
  returned: 'dikembalikan lalu diperbaiki',
  refused: 'ditolak',
  'refused-reopened': 'ditolak lalu dibuka',
  cancelled: 'dibatalkan',
  'cancelled-undone': 'batal membatalkan',
  undone: 'ditarik kembali',
  'sent-back': 'dikembalikan ke rekan',
  waited: 'menunggu pusat',
  asked: 'disapa petugas',
  duplicate: 'dikirim dua kali',
} as const;

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return listed(counts) || '–';
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([word, times]) => `${times} ${word}`)
    .join(', ');
}

const failureWords: Readonly<Record<string, string>> = {
  nobody: 'tidak ada orang',
  moved: 'pindah',
  'unclear-address': 'alamat tidak jelas',
  died: 'meninggal',
  refused: 'menolak',
};

function worded(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].map(([word, times]) => [failureWords[word] ?? word, times]));
}
