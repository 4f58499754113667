/** An invented pack for tests: membership of a tennis club. No real pack's name stands in the engine's code. */
import type { FormContext } from '../form/context.ts';
import type { Answers, Service } from './types.ts';

const words = (id: string, en: string) => ({ id, en });

export const clubService: Service = {
  code: 'club-membership',
  title: words('Keanggotaan klub tenis', 'Tennis club membership'),
  summary: words('Kartu anggota klub tenis.', 'A membership card of the tennis club.'),
  keywords: { id: ['tenis', 'anggota klub'], en: ['tennis', 'membership'] },
  category: 'sport',
  standard: {
    legalBasis: [{ citation: 'Anggaran dasar klub, pasal 3', about: words('Keanggotaan', 'Membership') }],
    procedure: [
      words('Isi formulir.', 'Fill in the form.'),
      words('Datang uji main.', 'Come to a trial game.'),
    ],
    facilities: words('Dua lapangan dan ruang ganti.', 'Two courts and changing rooms.'),
    competence: words('Pelatih berlisensi.', 'Licensed coaches.'),
    supervision: words('Diawasi oleh pengurus.', 'Watched over by the board.'),
    complaints: words('Kotak saran di pintu.', 'A box for suggestions at the door.'),
    staff: words('Tiga orang setiap hari.', 'Three people every day.'),
    guarantee: words('Tanpa biaya tambahan.', 'No further cost.'),
    safety: words('Lapangan yang aman.', 'Courts that are safe.'),
    evaluation: words('Dinilai setiap tahun.', 'Judged every year.'),
  },
  form: {
    steps: [
      {
        code: 'player',
        title: words('Pemain', 'Player'),
        fields: [
          {
            code: 'kind',
            type: 'choice',
            label: words('Jenis keanggotaan', 'Kind of membership'),
            options: [
              { value: 'junior', label: words('Yunior', 'Junior') },
              { value: 'senior', label: words('Dewasa', 'Senior') },
            ],
          },
          {
            code: 'clubName',
            type: 'text',
            format: 'new-name',
            minimumWords: 2,
            maximumLength: 60,
            label: words('Nama di klub', 'Name at the club'),
          },
          {
            code: 'birthDate',
            type: 'date',
            label: words('Tanggal lahir', 'Birth date'),
            latest: 'today',
            earliest: 'addYears(today, -parameters.maximumYears)',
          },
          {
            code: 'guardian',
            type: 'person',
            others: false,
            relations: ['head', 'wife'],
            label: words('Wali', 'Guardian'),
            when: "form.kind == 'junior'",
          },
          {
            code: 'doctorSeen',
            type: 'yes-no',
            optional: true,
            label: words('Sudah ke dokter', 'Has seen a doctor'),
          },
          {
            code: 'height',
            type: 'number',
            decimals: 1,
            minimum: 50,
            maximum: 250,
            optional: true,
            unit: words('sentimeter', 'cm'),
            label: words('Tinggi badan', 'Height'),
          },
          {
            code: 'deposit',
            type: 'money',
            maximumRupiah: 500000,
            optional: true,
            label: words('Uang muka', 'Deposit'),
          },
          { code: 'playsAt', type: 'time', optional: true, label: words('Jam latihan', 'Hour of training') },
        ],
      },
      {
        code: 'home',
        title: words('Rumah', 'Home'),
        fields: [
          { code: 'home', type: 'address', point: true, label: words('Alamat rumah', 'Home address') },
          {
            code: 'birthPlace',
            type: 'place',
            level: 'regency',
            label: words('Tempat lahir', 'Birth place'),
          },
        ],
      },
      {
        code: 'references',
        title: words('Penjamin', 'References'),
        when: "form.kind == 'senior'",
        fields: [
          {
            code: 'sponsors',
            type: 'group',
            minimumItems: 2,
            maximumItems: 3,
            itemTitle: words('Penjamin', 'Sponsor'),
            label: words('Penjamin', 'Sponsors'),
            fields: [
              { code: 'name', type: 'text', format: 'name', label: words('Nama penjamin', 'Sponsor’s name') },
              { code: 'isMember', type: 'yes-no', label: words('Anggota klub', 'Member of the club') },
              {
                code: 'memberNumber',
                type: 'text',
                when: 'item.isMember',
                label: words('Nomor anggota', 'Member number'),
              },
            ],
          },
        ],
      },
      {
        code: 'papers',
        title: words('Dokumen', 'Papers'),
        fields: [
          {
            code: 'photoFile',
            type: 'file',
            requirement: 'photo',
            label: words('Pas foto', 'Portrait photo'),
          },
          {
            code: 'consentFile',
            type: 'file',
            requirement: 'consent',
            label: words('Izin wali', 'Guardian’s consent'),
          },
          {
            code: 'truth',
            type: 'statement',
            label: words('Pernyataan', 'Statement'),
            statement: words('Isian ini benar.', 'This is true.'),
          },
        ],
      },
    ],
  },
  requirements: [
    {
      code: 'photo',
      title: words('Pas foto', 'Portrait photo'),
      accepts: ['image'],
      maximumFiles: 1,
      maximumMegabytes: 2,
      checks: [{ code: 'face', that: words('Wajah terlihat jelas.', 'The face is clear.') }],
    },
    {
      code: 'consent',
      title: words('Surat izin wali', 'Guardian’s consent'),
      when: "form.kind == 'junior'",
      accepts: ['image', 'pdf'],
      maximumFiles: 2,
      maximumMegabytes: 5,
      checks: [{ code: 'signed', that: words('Ditandatangani wali.', 'Signed by the guardian.') }],
    },
  ],
  facts: {
    junior: { value: "form.kind == 'junior'", type: 'bool' },
    old: { value: 'age(form.birthDate) > 60', type: 'bool' },
  },
  routing: { village: 'form.home.villageCode', work: 'tennis' },
  flow: {
    start: 'checking',
    states: {
      checking: {
        title: words('Diperiksa', 'Being checked'),
        story: words('Sedang diperiksa di {office}.', 'Being checked at {office}.'),
        turn: 'office',
        role: 'checker',
      },
      returned: {
        title: words('Dikembalikan', 'Returned'),
        story: words('Perlu Anda perbaiki.', 'You need to correct it.'),
        turn: 'applicant',
      },
      playing: {
        title: words('Uji main', 'Trial game'),
        story: words('Menunggu uji main.', 'Waiting for a trial game.'),
        turn: 'centre',
        role: 'coach',
      },
      deciding: {
        title: words('Diputuskan', 'Being decided'),
        story: words('Menunggu keputusan.', 'Waiting for a decision.'),
        turn: 'office',
        role: 'board',
      },
      member: {
        title: words('Anggota', 'Member'),
        story: words('Anda sudah menjadi anggota.', 'You are a member.'),
        turn: 'nobody',
        end: 'finished',
      },
      refused: {
        title: words('Ditolak', 'Refused'),
        story: words('Permohonan ditolak.', 'It was refused.'),
        turn: 'nobody',
        end: 'refused',
      },
      withdrawn: {
        title: words('Dibatalkan', 'Cancelled'),
        story: words('Anda membatalkannya.', 'You cancelled it.'),
        turn: 'nobody',
        end: 'cancelled',
      },
    },
    actions: {
      accept: {
        title: words('Terima', 'Accept'),
        from: ['checking'],
        to: 'playing',
        by: ['checker'],
        needs: ['checklist', 'note'],
        undoMinutes: 5,
        story: words('Lolos pemeriksaan di {office}.', 'Passed the check at {office}.'),
        tone: 'main',
      },
      return: {
        title: words('Kembalikan', 'Return'),
        from: ['checking'],
        to: 'returned',
        by: ['checker'],
        needs: ['faults'],
        undoMinutes: 5,
        story: words('Dikembalikan untuk diperbaiki.', 'Returned for correction.'),
        tone: 'return',
        message: 'returned',
      },
      refuse: {
        title: words('Tolak', 'Refuse'),
        from: ['checking', 'deciding'],
        to: 'refused',
        by: ['checker', 'board'],
        needs: ['reason'],
        message: 'refused',
        undoMinutes: 0,
        confirm: words('Tidak dapat dibatalkan.', 'This cannot be undone.'),
        story: words('Ditolak.', 'Refused.'),
        tone: 'danger',
      },
      correct: {
        title: words('Kirim lagi', 'Send again'),
        from: ['returned'],
        to: 'checking',
        by: ['applicant'],
        needs: ['correction'],
        undoMinutes: 0,
        confirm: words('Kirim perbaikan.', 'Send the correction.'),
        story: words('Diperbaiki dan dikirim lagi.', 'Corrected and sent again.'),
        tone: 'main',
      },
      cancel: {
        title: words('Batalkan', 'Cancel'),
        from: ['checking', 'returned'],
        to: 'withdrawn',
        by: ['applicant'],
        needs: [],
        undoMinutes: 10,
        story: words('Dibatalkan pemohon.', 'Cancelled by the applicant.'),
        tone: 'danger',
      },
      played: {
        title: words('Selesai main', 'Played'),
        from: ['playing'],
        to: 'deciding',
        by: ['coach'],
        needs: ['register-result'],
        undoMinutes: 5,
        story: words('Sudah uji main.', 'The trial game was played.'),
        tone: 'main',
      },
      admit: {
        title: words('Terima sebagai anggota', 'Admit'),
        from: ['deciding'],
        to: 'member',
        by: ['board'],
        guard: {
          that: "case.identity == 'matched'",
          otherwise: words('Identitas belum cocok.', 'The identity is not proved yet.'),
        },
        needs: [],
        releases: ['card', 'letter'],
        undoMinutes: 0,
        confirm: words('Kartu menjadi milik anggota.', 'The card becomes the member’s.'),
        story: words('Diterima sebagai anggota.', 'Admitted as a member.'),
        tone: 'main',
      },
      reopen: {
        title: words('Buka lagi', 'Reopen'),
        from: ['member', 'refused'],
        to: 'deciding',
        by: ['board'],
        needs: ['reason'],
        undoMinutes: 5,
        story: words('Dibuka kembali.', 'Reopened.'),
        tone: 'other',
      },
    },
  },
  promise: {
    amount: 3,
    unit: 'working-days',
    legalBasis: 'Anggaran dasar klub, pasal 4',
    warnAt: { holder: 0.5, head: 0.8 },
  },
  fee: { amountRupiah: 0, legalBasis: 'Anggaran dasar klub, pasal 5' },
  products: {
    card: {
      title: words('Kartu anggota', 'Membership card'),
      form: 'a4',
      issuer: 'register',
      entry: [
        { label: words('Nama', 'Name'), value: 'upper(form.clubName)' },
        { label: words('Jenis', 'Kind'), value: 'labels.kind' },
        {
          label: words('Lahir', 'Born'),
          value: "placeName(form.birthPlace) + ', ' + shortDate(form.birthDate)",
        },
        { label: words('Wali', 'Guardian'), value: "has(form.guardian) ? form.guardian.name : ''" },
      ],
    },
    letter: {
      title: words('Surat selamat datang', 'Letter of welcome'),
      form: 'a4',
      issuer: 'local',
      template: 'templates/letter.typ',
      data: { name: 'form.clubName', junior: 'facts.junior', office: 'office.name', code: 'case.code' },
    },
  },
  delivery: ['download', 'pick-up'],
  messages: {
    returned: {
      subject: words('Perlu diperbaiki', 'Please correct'),
      body: words('Berkas {code} perlu diperbaiki: {link}', 'Case {code} needs a correction: {link}'),
    },
    refused: {
      subject: words('Maaf', 'We are sorry'),
      body: words('Berkas {code}: {reason}', 'Case {code}: {reason} (sorry)'),
    },
    filed: {
      subject: words('Diterima', 'Received'),
      body: words('Berkas {code} diterima.', 'Case {code} was received.'),
    },
  },
  household: { sees: 'status' },
  parameters: {
    maximumYears: { title: words('Umur paling tua', 'Oldest age'), value: 120, legalBasis: 'Anggaran dasar' },
  },
};

const placeNames: Record<string, string> = {
  '90.01': 'Kota Lapangan',
  '90.01.01': 'Raket',
  '90.01.01.1001': 'Bola, Raket',
  '90.02.01.1001': 'Jauh, Luar',
};

export const clubContext: FormContext = {
  today: '2026-11-21',
  registerKnown: true,
  household: [
    {
      id: 'member-1',
      nik: '9001014101800001',
      name: 'Siti Rahayu',
      birthDate: '1980-01-01',
      relation: 'head',
    },
    {
      id: 'member-2',
      nik: '9001010203120002',
      name: 'Budi Santoso',
      birthDate: '2012-03-02',
      relation: 'child',
    },
  ],
  places: { name: (code) => placeNames[code], isVillageHere: (code) => code.startsWith('90.01.') },
};

const photo = {
  fileId: 'file-1',
  name: 'foto.jpg',
  sha256: 'a'.repeat(64),
  sizeBytes: 90_000,
  mediaType: 'image/jpeg',
};

export const juniorAnswers: Answers = {
  kind: 'junior',
  clubName: 'Budi Santoso',
  birthDate: '2012-03-02',
  guardian: { source: 'register', nik: '9001014101800001', name: 'Siti Rahayu', relation: 'head' },
  home: { street: 'Jl. Servis 3', rt: '003', rw: '001', villageCode: '90.01.01.1001' },
  birthPlace: '90.01',
  photoFile: [photo],
  consentFile: [{ ...photo, fileId: 'file-2', name: 'izin.pdf', mediaType: 'application/pdf' }],
  truth: true,
};

export const seniorAnswers: Answers = {
  ...juniorAnswers,
  kind: 'senior',
  birthDate: '1990-03-02',
  sponsors: [
    { name: 'Suparman', isMember: true, memberNumber: 'A-1' },
    { name: 'Entin Suhartini', isMember: false },
  ],
};
