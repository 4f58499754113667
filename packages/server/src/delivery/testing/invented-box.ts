import { gardenPack } from '../../cases/testing/invented-pack.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import type { PackFile } from '../../packs/index.ts';

/** A service of the invented garden that ends in a box of seeds: brought home twice, or collected. */
export function boxPack(): readonly PackFile[] {
  const files = gardenPack();
  const letter = JSON.parse(textOf(files, 'services/plot-letter.yaml')) as Record<string, unknown>;
  const manifest = JSON.parse(textOf(files, 'pack.yaml')) as { roles: Record<string, unknown> };
  const role = (id: string, en: string) => ({ title: words(id, en), description: words(id, en) });
  const receiver = [
    {
      code: 'receiverName',
      type: 'text',
      format: 'name',
      maximumLength: 120,
      label: words('Penerima', 'Receiver'),
    },
    {
      code: 'receiverRelation',
      type: 'choice',
      label: words('Hubungan', 'Relation'),
      options: [
        { value: 'self', label: words('Sendiri', 'Self') },
        { value: 'family', label: words('Keluarga', 'Family') },
      ],
    },
    { code: 'oldBox', type: 'yes-no', optional: true, label: words('Kotak lama', 'Old box') },
  ];
  const why = {
    code: 'why',
    type: 'choice',
    told: true,
    label: words('Sebab', 'Why'),
    options: ['moved', 'died', 'unclear-address', 'nobody', 'refused'].map((value) => ({
      value,
      label: words(`Sebab ${value}`, `Because ${value}`),
    })),
  };
  const box = {
    ...letter,
    code: 'seed-box',
    title: words('Kotak benih', 'Seed box'),
    facts: {
      way: { value: "form.size == 'large' ? 'home' : 'pick-up'", type: 'string' },
      hours: { value: "'evening'", type: 'string' },
    },
    parcel: {
      holds: words('Kotak', 'A box'),
      receiver: 'applicant.name',
      phone: "has(applicant.phone) ? applicant.phone : ''",
      address: 'home',
      way: 'way',
      window: 'hours',
      ways: ['home', 'pick-up', 'village'],
      attempts: 2,
    },
    flow: {
      start: 'making',
      states: {
        making: state('Dibuat', 'Being made', 'office', { role: 'recorder' }),
        made: state('Jadi', 'Made', 'office', { role: 'recorder' }),
        packing: state('Dikemas', 'Being packed', 'office', { role: 'recorder', parcel: 'packing' }),
        ready: state('Siap', 'Ready', 'applicant', { role: 'recorder', parcel: 'counter' }),
        'at-village': state('Di desa', 'In the village', 'applicant', {
          role: 'neighbour',
          parcel: 'village',
        }),
        underway: state('Diantar', 'On its way', 'office', { role: 'carrier', parcel: 'courier' }),
        missed: state('Gagal', 'Missed', 'applicant', { role: 'recorder', parcel: 'resting' }),
        disputed: state('Disengketakan', 'Disputed', 'office', { role: 'judge' }),
        finished: state('Selesai', 'Finished', 'nobody', { end: 'finished' }),
        received: state('Diterima', 'Received', 'nobody', { end: 'finished' }),
        cancelled: state('Batal', 'Cancelled', 'nobody', { end: 'cancelled' }),
      },
      actions: {
        make: action(['making'], 'made', ['recorder'], { releases: ['letter'] }),
        'to-counter': automatic(
          ['made', 'packing'],
          'ready',
          "case.parcel.way == 'pick-up' || case.parcel.attemptsLeft == 0 || case.parcel.failure == 'moved'",
        ),
        pack: automatic(
          ['made', 'ready'],
          'packing',
          "case.parcel.way != 'pick-up' && case.parcel.attemptsLeft > 0 && case.parcel.failure != 'moved'",
        ),
        'to-courier': action(['packing'], 'underway', ['recorder', 'carrier'], { parcel: 'to-courier' }),
        'to-village': action(['packing'], 'at-village', ['recorder'], {
          parcel: 'to-village',
          guard: { that: "case.parcel.way == 'village'", otherwise: words('Cara lain.', 'Another way.') },
        }),
        'give-at-village': action(['at-village'], 'finished', ['neighbour'], {
          parcel: 'deliver',
          needs: ['proof', 'note'],
          asks: receiver,
        }),
        'give-at-counter': action(['ready'], 'finished', ['recorder'], {
          parcel: 'deliver',
          needs: ['proof', 'note'],
          asks: receiver,
        }),
        deliver: action(['underway'], 'finished', ['carrier'], {
          parcel: 'deliver',
          needs: ['proof', 'note'],
          asks: receiver,
        }),
        fail: action(['underway'], 'missed', ['carrier'], { parcel: 'fail', needs: ['note'], asks: [why] }),
        'come-back': action(['underway', 'missed'], 'made', ['recorder'], { parcel: 'come-back' }),
        'bring-again': action(['ready', 'missed', 'at-village'], 'packing', ['applicant'], {
          parcel: 'choose',
          way: 'home',
        }),
        'make-again': action(['packing', 'underway', 'missed', 'ready'], 'making', ['recorder'], {
          parcel: 'print-again',
        }),
        confirm: action(['finished'], 'received', ['applicant']),
        dispute: action(['finished'], 'disputed', ['applicant'], { parcel: 'dispute' }),
        settle: action(['disputed'], 'finished', ['judge']),
        cancel: action(['making'], 'cancelled', ['applicant']),
      },
    },
  };
  return [
    ...files.filter(({ path }) => path !== 'pack.yaml'),
    file('pack.yaml', {
      ...manifest,
      roles: {
        ...manifest.roles,
        carrier: role('Pengantar', 'Carrier'),
        neighbour: role('Tetangga', 'Neighbour'),
      },
    }),
    file('services/seed-box.yaml', box),
  ];
}

const words = (id: string, en: string) => ({ id, en });
const state = (id: string, en: string, turn: string, more: Record<string, unknown> = {}) => ({
  title: words(id, en),
  story: words(`${id} di {office}.`, `${en} at {office}.`),
  turn,
  ...more,
});
const action = (
  from: readonly string[],
  to: string,
  by: readonly string[],
  more: Record<string, unknown> = {},
) => ({
  title: words(`Ke ${to}`, `To ${to}`),
  from,
  to,
  by,
  needs: [],
  undoMinutes: 5,
  story: words(`Menjadi ${to}.`, `Became ${to}.`),
  tone: 'main',
  ...more,
});
const automatic = (from: readonly string[], to: string, that: string) =>
  action(from, to, ['system'], {
    automatic: true,
    undoMinutes: 0,
    guard: { that, otherwise: words('Cara lain.', 'Another way.') },
  });
const file = (path: string, content: unknown): PackFile => ({ path, text: JSON.stringify(content, null, 2) });

function textOf(files: readonly PackFile[], path: string): string {
  const found = files.find((each) => each.path === path);
  if (found === undefined) throw new Error(`The invented pack has no ${path}.`);
  return found.text;
}

/** Carriers of the registry bring the boxes of both district offices; a neighbour gives them out in Mawar. */
export function boxRegion(id: '9901' | '9902') {
  const mawar = `${id.slice(0, 2)}.${id.slice(2)}.01.1001`;
  return gardenRegion(id, [], {
    'posts.yaml': `roles:
  - { id: checker, name: { id: Pemeriksa, en: Checker }, does: { id: Memeriksa., en: Checks. } }
  - { id: recorder, name: { id: Pencatat, en: Recorder }, does: { id: Mencatat., en: Records. } }
  - { id: head, name: { id: Kepala, en: Head }, does: { id: Memutus., en: Decides. } }
  - { id: porter, name: { id: Penjaga, en: Porter }, does: { id: Menjaga., en: Guards. } }
  - { id: carrier, name: { id: Pengantar, en: Carrier }, does: { id: Mengantar., en: Brings. } }
  - { id: village-officer, name: { id: Tetangga, en: Neighbour }, does: { id: Menyimpan., en: Keeps. } }
posts:
  - { id: chief, title: { id: Kepala Dinas, en: Chief }, office: registry, roles: [head], covers: agency, holder: { name: Ratna Dewi, nip: '198001012005011001', rank: Pembina (IV/a) } }
  - { id: carriers, title: { id: Pengantar, en: Carriers }, office: registry, roles: [carrier], covers: region }
  - { id: north-head, title: { id: Camat Utara, en: Head of North }, office: north-office, roles: [head], covers: office }
  - { id: north-checker, title: { id: Pemeriksa Utara, en: Checker North }, office: north-office, roles: [checker], covers: office }
  - { id: north-recorder, title: { id: Pencatat Utara, en: Recorder North }, office: north-office, roles: [recorder], covers: office }
  - { id: north-porter, title: { id: Penjaga Utara, en: Porter North }, office: north-office, roles: [porter], covers: office }
  - { id: mawar, title: { id: Tetangga Mawar, en: Neighbour of Mawar }, office: north-office, roles: [village-officer], village: '${mawar}', covers: office }
  - { id: south-checker, title: { id: Pemeriksa Selatan, en: Checker South }, office: south-office, roles: [checker], covers: office }
  - { id: south-recorder, title: { id: Pencatat Selatan, en: Recorder South }, office: south-office, roles: [recorder], covers: office }
  - { id: south-head, title: { id: Camat Selatan, en: Head of South }, office: south-office, roles: [head], covers: office }
`,
    'installed.yaml': `packs:
  - pack: garden
    version: '1.0.0'
    services:
      - { service: plot-deed, work: gardening }
      - { service: plot-letter, work: letters }
      - { service: seed-box, work: letters }
    roles:
      - { role: reader, as: checker }
      - { role: recorder, as: recorder }
      - { role: judge, as: head }
      - { role: carrier, as: carrier, services: [seed-box] }
      - { role: neighbour, as: village-officer, services: [seed-box] }
    parameters: {}
    stock: []
    couriers: []
`,
    'delivery.yaml': `windows:
  - { code: daytime, title: { id: Siang, en: In the daytime }, days: [monday, tuesday], from: '09:00', until: '16:00' }
  - { code: evening, title: { id: Malam, en: In the evening }, days: [monday, tuesday], from: '17:00', until: '20:30' }
villages: all
uncollectedAfterDays: 30
largestManifest: 4
`,
  });
}
