import {
  type AcknowledgedCommand,
  type Breach,
  findBreaches,
  type InvariantDependencies,
  invariants,
} from '@satuloket/server';

/** As many of one kind are written out; whoever mends them looks again. */
const mostWritten = 20;

type Invariant = Breach['invariant'];

/** What is looked at, as a promise to the people whom it concerns. */
export const invariantWords: Readonly<Record<Invariant, string>> = {
  'command-lost': 'Tidak ada perintah yang sudah dijawab lalu hilang',
  'command-twice': 'Tidak ada perintah yang terjadi dua kali',
  'record-whole': 'Catatan setiap berkas utuh, tidak ada yang diubah',
  'state-is-replay': 'Keadaan setiap berkas sama dengan catatannya',
  'clock-agrees': 'Jam setiap berkas sama dengan janjinya',
  'look-recorded': 'Setiap akses data pribadi tercatat dan tersegel, dan dapat dibaca orangnya',
  'log-verifies': 'Log daerah yang ditandatangani memuat setiap langkah, satu kali',
  'place-oversold': 'Tidak ada tempat kunjungan yang diberikan dua kali',
  'stock-balances': 'Blangko yang ada sama dengan yang masuk dikurangi yang keluar',
  'parcel-one-place': 'Setiap kiriman berada di satu tempat, yaitu di tempat menurut berkasnya',
  'signed-once': 'Yang ditandatangani terbit satu kali, dan tidak ada yang tertahan di meja tanda tangan',
  'field-once': 'Kabar ponsel kurir tidak ada yang hilang dan tidak ada yang terhitung dua kali',
  'message-once': 'Tidak ada pesan yang dikirim dua kali',
  'promise-counted': 'Hitungan janji sama dengan hitungan ulang dari catatan',
  'region-apart': 'Data satu daerah tidak tercampur dengan daerah lain',
};

export type Checked = readonly { readonly invariant: Invariant; readonly breaches: number }[];

/** Tells each breach in a line and each invariant in another; gives how often each was broken. */
export async function checkAll(
  inside: InvariantDependencies,
  input: {
    readonly acknowledged?: readonly AcknowledgedCommand[];
    readonly say?: (line: string) => void;
  } = {},
): Promise<Checked> {
  const say = input.say ?? ((line: string) => console.log(line));
  const counted = new Map<Invariant, number>();
  for await (const breach of findBreaches(inside, input)) {
    const times = (counted.get(breach.invariant) ?? 0) + 1;
    counted.set(breach.invariant, times);
    if (times <= mostWritten)
      say(`  ✗ ${breach.invariant}, ${breach.regionId}, ${breach.key}: ${breach.says.id}`);
    else if (times === mostWritten + 1) say(`  ✗ ${breach.invariant}: masih ada yang lain`);
  }
  const checked = invariants.map((invariant) => ({ invariant, breaches: counted.get(invariant) ?? 0 }));
  for (const { invariant, breaches } of checked)
    say(
      breaches === 0
        ? `  ✓ ${invariantWords[invariant]}`
        : `  ✗ ${invariantWords[invariant]}: ${breaches} pelanggaran`,
    );
  const total = breachesOf(checked);
  const kept = checked.filter(({ breaches }) => breaches === 0).length;
  say(
    total === 0
      ? `Semua cocok: ${invariants.length} hal diperiksa.`
      : `${total} pelanggaran; ${kept} dari ${invariants.length} hal cocok.`,
  );
  return checked;
}

export const breachesOf = (checked: Checked): number =>
  checked.reduce((sum, { breaches }) => sum + breaches, 0);
