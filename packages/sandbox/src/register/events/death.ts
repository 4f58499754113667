import { type EventKind, faults } from './event.ts';
import * as field from './fields.ts';
import { statusFault, unknownFaults } from './known-people.ts';

const deceasedNik = {
  key: 'nik',
  id: 'NIK yang meninggal',
  en: "The deceased's NIK",
  kind: 'nik',
} as const;

export const death: EventKind = {
  kind: 'death',
  slug: 'kematian',
  title: { id: 'Pencatatan kematian', en: 'Death' },
  numberLabel: 'Nomor akta',
  fields: [
    field.required(deceasedNik),
    field.required({ key: 'deathDate', id: 'Tanggal kematian', en: 'Date of death', kind: 'date' }),
    field.optional({ key: 'deathTime', id: 'Pukul', en: 'Time', kind: 'time' }),
    field.required({ key: 'deathPlace', id: 'Tempat kematian', en: 'Place of death', kind: 'text' }),
    field.required({
      key: 'cause',
      id: 'Sebab kematian',
      en: 'Cause',
      kind: 'choice',
      options: {
        illness: 'Sakit biasa/tua',
        epidemic: 'Wabah penyakit',
        accident: 'Kecelakaan',
        crime: 'Kriminalitas',
        suicide: 'Bunuh diri',
        other: 'Lainnya',
      },
    }),
    field.required({
      key: 'certifiedBy',
      id: 'Yang menerangkan',
      en: 'Certified by',
      kind: 'choice',
      options: {
        doctor: 'Dokter',
        'health-worker': 'Tenaga kesehatan',
        police: 'Kepolisian',
        other: 'Lainnya',
      },
    }),
    field.optional(field.reporter),
    field.optional(field.firstWitness),
    field.optional(field.secondWitness),
    ...field.noted(
      'Nomor KK',
      'Nama lengkap jenazah',
      'Alamat terakhir',
      'Anak ke-',
      'Hubungan pelapor',
      'Pelaporan',
    ),
  ],
  about: ({ values }, world) => world.person(values.nik!)?.name ?? values.nik!,
  judge(values, world, time, earlier) {
    const person = world.person(values.nik!);
    const before = earlier.find((event) => event.kind === 'death' && event.values.nik === values.nik);
    if (before !== undefined) {
      return { outcome: 'already', message: `Kematian ini sudah tercatat dengan nomor ${before.number}.` };
    }
    // Someone may die between leaving one region and arriving in the other.
    const status = person?.status === 'moved-out' ? undefined : statusFault('nik', person);
    const wrong = [
      ...(status === undefined ? [] : [status]),
      ...unknownFaults(values, world, ['reporterNik', 'witness1Nik', 'witness2Nik']),
    ];
    if (person !== undefined && values.deathDate! < person.birthDate) {
      const message = 'Tanggal kematian mendahului tanggal lahir.';
      wrong.push({ path: 'deathDate', code: 'malformed', message });
    }
    if (person === undefined || wrong.length > 0) return faults(wrong);
    return {
      outcome: 'registered',
      number: world.newCertificateNumber(person.villageCode, 'KM', time.day),
      issued: { nik: person.nik, kk: person.kk },
      document: {
        title: 'KUTIPAN AKTA KEMATIAN',
        lines: [
          ['Nama', person.name],
          ['NIK', person.nik],
          ['Tempat, tanggal lahir', `${person.birthPlace}, ${person.birthDate}`],
          ['Meninggal di', values.deathPlace!],
          ['Tanggal', values.deathDate!],
          ['Ibu', person.motherName === '' ? '-' : person.motherName],
          ['Ayah', person.fatherName === '' ? '-' : person.fatherName],
        ],
      },
    };
  },
  apply({ values }, world) {
    const deceased = world.person(values.nik!);
    if (deceased === undefined) return;
    world.update(deceased.nik, (person) => ({
      ...person,
      status: 'deceased',
      deceasedOn: values.deathDate!,
    }));
    for (const other of world.people) {
      const wasMarriedTo =
        other.maritalStatus === 'married' &&
        other.nik !== deceased.nik &&
        other.marriage !== undefined &&
        other.marriage.number === deceased.marriage?.number;
      if (wasMarriedTo) world.update(other.nik, (person) => ({ ...person, maritalStatus: 'widowed' }));
    }
  },
};
