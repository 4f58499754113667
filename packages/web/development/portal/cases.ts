import { type AvailableAction, failure, type Problem, type Service, success } from '@satuloket/engine';
import type { CaseCard, CaseService, CaseView, TimelineEntry } from '@satuloket/server/types';

const same = (words: string) => ({ id: words, en: words });
const moved = { code: 'KB-7F3K9-2QXAM', seq: 9, state: 'checking', undoUntil: null };
const unknown: Problem = {
  code: 'case-unknown',
  status: 404,
  retryable: false,
  message: {
    id: 'Berkas dengan kode ini tidak ditemukan. Periksa lagi kodenya.',
    en: 'There is no case with this code. Check the code.',
  },
};

/** Three cases to look at: one that is being checked, one returned, one finished. */
export function sampleCases(service: Service): CaseService {
  const views: Readonly<Record<string, CaseView>> = {
    'KB-7F3K9-2QXAM': checkingCase(service),
    'KB-4TR8W-1HN6C': returnedCase(service),
    'KB-9PX2M-6VD3E': finishedCase(service),
  };
  const act = async () => success(moved);
  return {
    send: async () => success({ code: 'KB-7F3K9-2QXAM', dueAt: null }),
    async track(_region, code) {
      const view = views[code.toUpperCase()];
      return view ? success(view) : failure(unknown);
    },
    mine: async () => success(Object.values(views).map(cardOf)),
    async view(_caller, code) {
      const view = views[code];
      return view ? success(view) : failure(unknown);
    },
    proof: async () => failure(unknown),
    async act(_caller, { with: { reason } }) {
      if (reason) return success(moved);
      return failure({
        ...unknown,
        code: 'reason-missing',
        status: 422,
        message: same('Tuliskan alasannya.'),
      });
    },
    async comment(_caller, { words }) {
      if (words) return success(moved);
      return failure({
        ...unknown,
        code: 'words-missing',
        status: 422,
        message: same('Tuliskan pesan Anda.'),
      });
    },
    reveal: async () => failure(unknown),
    assign: act,
    moveOffice: act,
    undo: act,
    rate: act,
    link: act,
    startCorrection: async () => failure(unknown),
    acceptResultFile: async () => failure(unknown),
    acceptAttachment: async () => failure(unknown),
    colleagues: async () => success([]),
  };
}

function cardOf(view: CaseView): CaseCard {
  const { code, service, story, turn, end, promise } = view;
  const applicantName = view.applicant.name;
  const updatedAt = '2026-11-21T03:00:00.000Z';
  const endedAt = end === null ? null : updatedAt;
  const serviceCode = view.definition.code;
  return { code, service, serviceCode, applicantName, story, turn, end, endedAt, promise, updatedAt };
}

const cancel: AvailableAction = {
  action: 'cancel',
  title: same('Batalkan permohonan'),
  tone: 'danger',
  needs: ['reason'],
  undoMinutes: 10,
  confirm: same('Berkas Anda tidak diproses lagi. Anda boleh mengajukan yang baru kapan saja.'),
  possible: true,
};

function entry(seq: number, at: string, story: string, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return { seq, at, story: same(story), by: same('Kecamatan Bekasi Timur'), undone: false, ...more };
}

const filed = entry(1, '2026-11-20T02:14:00.000Z', 'Permohonan Anda kami terima.', { by: same('Anda') });
const taken = entry(2, '2026-11-20T03:02:00.000Z', 'Petugas Kecamatan Bekasi Timur mulai memeriksa.');

function checkingCase(service: Service): CaseView {
  const entries = [taken, filed];
  return {
    code: 'KB-7F3K9-2QXAM',
    caseId: 'a',
    lastSeq: 2,
    service: service.title,
    definition: service,
    state: same('Diperiksa'),
    stateCode: 'checking',
    story: same('Berkas Anda sedang diperiksa di Kantor Kecamatan Bekasi Timur.'),
    turn: 'office',
    end: null,
    office: same('Kantor Kecamatan Bekasi Timur'),
    officeId: 'kecamatan-bekasi-timur',
    promise: {
      state: 'on-time',
      dueAt: '2026-11-26T09:00:00.000Z',
      used: 0.35,
      sentence: same('Selesai paling lambat Kamis, 26 November, pukul 16.00.'),
      waits: [
        { turn: 'office', spoken: same('5 jam 20 menit') },
        { turn: 'applicant', spoken: same('1 hari') },
      ],
    },
    timeline: entries.map(({ at, story }) => ({ at, story })),
    applicant: {
      name: 'Raden Ajeng Kusumaningrum Wulandari Prawirodirdjo',
      nikMasked: '3275••••••••0003',
      phoneMasked: '0812••••7890',
    },
    identity: 'matched',
    assignee: null,
    sections: [
      {
        step: 'child',
        title: same('Anak yang lahir'),
        rows: [
          { path: 'childName', label: same('Nama lengkap anak'), shown: same('Muhammad Raffasya Alfarizqi') },
          { path: 'birthDate', label: same('Tanggal lahir'), shown: same('12 November 2026') },
          { path: 'birthTime', label: same('Jam lahir'), shown: same('') },
        ],
      },
    ],
    documents: [],
    faults: [],
    products: [],
    actions: [cancel],
    entries,
    undoable: null,
    links: [],
    rating: null,
    messages: [
      {
        at: '2026-11-20T02:14:30.000Z',
        channel: 'whatsapp',
        text: 'Permohonan akta kelahiran KB-7F3K9-2QXAM kami terima.\nSelesai paling lambat Kamis, 26 November, pukul 16.00.',
        state: 'sent',
      },
    ],
    parts: {},
    registerEntry: [],
  };
}

function returnedCase(service: Service): CaseView {
  const base = checkingCase(service);
  const faults = [
    {
      at: 'requirement.birth-letter',
      label: same('Surat keterangan lahir'),
      words: 'Bagian bawah terpotong, tanda tangan bidan tidak terlihat.',
    },
    { at: 'form.birthDate', label: same('Tanggal lahir'), words: 'Berbeda dengan surat keterangan lahir.' },
  ];
  const entries = [
    entry(3, '2026-11-20T07:40:00.000Z', 'Berkas dikembalikan untuk Anda perbaiki.', {
      detail: 'Ada dua hal. Setelah diperbaiki, berkas langsung kami periksa lagi.',
    }),
    ...base.entries,
  ];
  return {
    ...base,
    code: 'KB-4TR8W-1HN6C',
    stateCode: 'returned',
    story: same('Ada yang perlu Anda perbaiki. Setelah itu kami lanjutkan.'),
    turn: 'applicant',
    identity: 'pending',
    promise: {
      ...base.promise,
      state: 'paused',
      dueAt: null,
      sentence: same('Waktu janji berhenti selama menunggu Anda.'),
    },
    faults,
    entries,
    timeline: entries.map(({ at, story }) => ({ at, story })),
    actions: [
      { ...cancel, action: 'correct', title: same('Perbaiki'), tone: 'main', needs: ['correction'] },
      cancel,
    ],
    undoable: { seq: 3, until: '2026-11-20T07:50:00.000Z', mine: true },
  };
}

function finishedCase(service: Service): CaseView {
  const base = checkingCase(service);
  const entries = [
    entry(5, '2026-11-21T02:05:00.000Z', 'Akta kelahiran sudah selesai dan bisa Anda unduh.', {
      files: [{ fileId: 'b', name: 'Akta kelahiran.pdf' }],
    }),
    entry(4, '2026-11-20T08:20:00.000Z', 'Kelahiran dicatat di SIAK.', { undone: true }),
    ...base.entries,
  ];
  return {
    ...base,
    code: 'KB-9PX2M-6VD3E',
    stateCode: 'finished',
    story: same('Selesai. Dokumen Anda sudah bisa diunduh.'),
    turn: 'nobody',
    end: 'finished',
    promise: {
      ...base.promise,
      state: 'kept',
      used: 0.6,
      sentence: same('Selesai Sabtu, 21 November, pukul 09.05, sesuai janji.'),
    },
    entries,
    timeline: entries.map(({ at, story }) => ({ at, story })),
    products: [
      {
        code: 'certificate',
        title: same('Kutipan akta kelahiran'),
        form: 'a4',
        issuer: 'register',
        released: true,
        signed: true,
        number: '3275-LU-21112026-0042',
        fileId: 'b',
      },
      {
        code: 'letter',
        title: same('Surat keterangan domisili'),
        form: 'a4',
        issuer: 'local',
        released: true,
        signed: false,
        fileId: 'c',
      },
    ],
    actions: [],
    links: [{ code: 'KB-4TR8W-1HN6C', service: same('Kartu Keluarga'), relation: 'related' }],
  };
}
