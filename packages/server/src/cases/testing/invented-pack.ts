import type { PackFile } from '../../packs/index.ts';

const words = (id: string, en: string) => ({ id, en });
const basis = [{ citation: 'Peraturan kebun pasal 1', about: words('Kebun', 'Gardens') }];

const standard = {
  legalBasis: basis,
  procedure: [words('Isi formulir.', 'Fill in the form.')],
  facilities: words('Kebun', 'Gardens'),
  competence: words('Pekebun', 'Gardeners'),
  supervision: words('Pengurus', 'The board'),
  complaints: words('Kotak saran', 'A box for suggestions'),
  staff: words('Tiga orang', 'Three people'),
  guarantee: words('Tanpa biaya', 'No cost'),
  safety: words('Aman', 'Safe'),
  evaluation: words('Setiap tahun', 'Every year'),
};

const form = {
  steps: [
    {
      code: 'plot',
      title: words('Petak', 'Plot'),
      fields: [
        {
          code: 'size',
          type: 'choice',
          label: words('Ukuran petak', 'Size of the plot'),
          options: [
            { value: 'small', label: words('Kecil', 'Small') },
            { value: 'large', label: words('Besar', 'Large') },
          ],
        },
        {
          code: 'plants',
          type: 'text',
          maximumLength: 40,
          label: words('Tanaman', 'Plants'),
        },
        { code: 'home', type: 'address', label: words('Alamat', 'Address'), prefill: 'applicant.address' },
      ],
    },
    {
      code: 'papers',
      title: words('Dokumen', 'Papers'),
      fields: [
        { code: 'sketchFile', type: 'file', requirement: 'sketch', label: words('Denah', 'Sketch') },
        {
          code: 'truth',
          type: 'statement',
          label: words('Pernyataan', 'Statement'),
          statement: words('Isian ini benar.', 'This is true.'),
        },
      ],
    },
  ],
};

const requirements = [
  {
    code: 'sketch',
    title: words('Denah petak', 'Sketch of the plot'),
    accepts: ['image', 'pdf'],
    maximumFiles: 2,
    maximumMegabytes: 5,
    checks: [{ code: 'clear', that: words('Denah terbaca.', 'The sketch can be read.') }],
  },
];

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
  needs: readonly string[],
  undoMinutes: number,
  more: Record<string, unknown> = {},
) => ({
  title: words(`Ke ${to}`, `To ${to}`),
  from,
  to,
  by,
  needs,
  undoMinutes,
  ...(undoMinutes === 0 ? { confirm: words('Tidak dapat dibatalkan.', 'This can not be undone.') } : {}),
  story: words(`Menjadi ${to} di {office}.`, `Became ${to} at {office}.`),
  tone: 'main',
  ...more,
});

const ends = {
  finished: state('Selesai', 'Finished', 'nobody', { end: 'finished' }),
  refused: state('Ditolak', 'Refused', 'nobody', { end: 'refused' }),
  cancelled: state('Dibatalkan', 'Cancelled', 'nobody', { end: 'cancelled' }),
};

const shared = {
  standard,
  form,
  requirements,
  facts: { large: { value: "form.size == 'large'", type: 'bool' } },
  fee: { amountRupiah: 0, legalBasis: 'Peraturan kebun pasal 2' },
  delivery: ['download'],
  messages: {
    returned: {
      subject: words('Perlu diperbaiki', 'Please correct'),
      body: words('Berkas {code}: {link}', 'Case {code}: {link}'),
    },
  },
  household: { sees: 'nothing' },
};

function plotDeed(version: '1.0.0' | '2.0.0') {
  const isSecond = version === '2.0.0';
  return {
    ...shared,
    code: 'plot-deed',
    title: words('Akta petak', 'Deed of a plot'),
    summary: words('Akta petak kebun.', 'The deed of a garden plot.'),
    keywords: { id: ['petak kebun'], en: ['garden plot'] },
    category: 'garden',
    routing: { village: 'form.home.villageCode', work: 'gardening' },
    promise: {
      amount: isSecond ? 1 : 3,
      unit: 'working-days',
      legalBasis: 'Peraturan kebun pasal 3',
      warnAt: { holder: 0.5, head: 0.8 },
    },
    flow: {
      start: 'checking',
      states: {
        checking: state('Diperiksa', 'Being checked', 'office', { role: 'reader' }),
        returned: state('Dikembalikan', 'Returned', 'applicant'),
        recording: state('Dicatat', 'Being recorded', 'office', { role: 'recorder' }),
        approving: state('Disetujui', 'Being approved', 'office', { role: 'judge' }),
        ...(isSecond
          ? { inspecting: state('Ditinjau', 'Being inspected', 'office', { role: 'judge' }) }
          : {}),
        ...ends,
      },
      actions: {
        accept: action(
          ['checking'],
          isSecond ? 'inspecting' : 'recording',
          ['reader'],
          ['checklist', 'note'],
          5,
        ),
        ...(isSecond ? { inspect: action(['inspecting'], 'recording', ['judge'], [], 5) } : {}),
        return: action(['checking'], 'returned', ['reader'], ['faults'], 5, {
          tone: 'return',
          message: 'returned',
        }),
        refuse: action(['checking'], 'refused', ['reader'], ['reason'], 0, { tone: 'danger' }),
        correct: action(['returned'], 'checking', ['applicant'], ['correction'], 0),
        cancel: action(['checking', 'returned'], 'cancelled', ['applicant'], [], 10, { tone: 'danger' }),
        record: action(['recording'], 'approving', ['recorder'], ['register-result'], 5),
        approve: action(['approving'], 'finished', ['judge'], [], 5, { releases: ['deed'] }),
        reopen: action(['finished', 'refused', 'cancelled'], 'checking', ['judge'], ['reason'], 5, {
          tone: 'other',
        }),
      },
    },
    products: {
      deed: {
        title: words('Akta', 'Deed'),
        form: 'a4',
        issuer: 'register',
        entry: [
          { label: words('Nama', 'Name'), value: 'applicant.name' },
          { label: words('Tanaman', 'Plants'), value: 'form.plants' },
        ],
      },
      receipt: {
        title: words('Tanda terima', 'Receipt'),
        form: 'a4',
        issuer: 'local',
        made: 'filing',
        template: 'templates/letter.typ',
        data: { plants: 'form.plants', due: 'has(case.dueOn) ? case.dueOn : ""' },
      },
    },
  };
}

const plotLetter = {
  ...shared,
  household: { sees: 'status' },
  code: 'plot-letter',
  title: words('Surat petak', 'Letter of a plot'),
  summary: words('Surat keterangan petak.', 'A letter about a plot.'),
  keywords: { id: ['surat petak'], en: ['plot letter'] },
  category: 'garden',
  routing: { village: 'form.home.villageCode', work: 'letters' },
  promise: {
    amount: 8,
    unit: 'working-hours',
    legalBasis: 'Peraturan kebun pasal 4',
    warnAt: { holder: 0.5, head: 0.8 },
  },
  flow: {
    start: 'approving',
    states: {
      approving: state('Disetujui', 'Being approved', 'office', { role: 'judge' }),
      finished: ends.finished,
    },
    actions: {
      approve: action(['approving'], 'finished', ['judge'], [], 5, { releases: ['letter'] }),
    },
  },
  products: {
    letter: {
      title: words('Surat', 'Letter'),
      form: 'a4',
      issuer: 'local',
      template: 'templates/letter.typ',
      data: { name: 'applicant.name', office: 'office.name', code: 'case.code' },
    },
  },
};

/** An invented pack for tests; its second version has one more state and a shorter promise. JSON is YAML too. */
export function gardenPack(version: '1.0.0' | '2.0.0' = '1.0.0'): readonly PackFile[] {
  const manifest = {
    name: 'garden',
    version,
    publisher: 'Klub Kebun',
    title: words('Kebun', 'Gardens'),
    problem: words('Petak sulit didapat.', 'Plots are hard to get.'),
    outcome: words('Petak mudah didapat.', 'Plots are easy to get.'),
    legalBasis: basis,
    roles: Object.fromEntries(
      ['reader', 'recorder', 'judge'].map((role) => [
        role,
        { title: words(role, role), description: words(`${role}.`, `${role}.`) },
      ]),
    ),
    parameters: {},
  };
  const file = (path: string, content: unknown): PackFile => ({
    path,
    text: JSON.stringify(content, null, 2),
  });
  return [
    file('pack.yaml', manifest),
    file('services/plot-deed.yaml', plotDeed(version)),
    file('services/plot-letter.yaml', plotLetter),
    { path: 'templates/letter.typ', text: '#set page(paper: "a4")\nSurat\n' },
  ];
}
