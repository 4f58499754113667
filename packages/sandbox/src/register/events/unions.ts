import type { RegisterPerson, Sex } from '../types.ts';
import type { World } from '../world.ts';
import type { EntryFault, EntryValues } from './entry.ts';
import { type EventKind, faults } from './event.ts';
import { asList } from './family-card.ts';
import * as field from './fields.ts';
import { ageOn, statusFault, unknownFaults } from './known-people.ts';

/** Both are at least this old (UU 16/2019, art. 7). */
const marryingAge = 19;

/** A marriage that is not Muslim; a Muslim one is recorded by the office of religious affairs (KUA). */
export const marriage: EventKind = {
  kind: 'marriage',
  slug: 'perkawinan',
  title: { id: 'Pencatatan perkawinan', en: 'Marriage' },
  numberLabel: 'Nomor akta',
  fields: [
    field.required(field.husbandNik),
    field.required(field.wifeNik),
    field.required({
      key: 'marriageDate',
      id: 'Tanggal perkawinan',
      en: 'Date of the marriage',
      kind: 'date',
    }),
    field.required({ key: 'marriagePlace', id: 'Tempat perkawinan', en: 'Place', kind: 'text' }),
    field.required({ key: 'officiant', id: 'Pemuka agama', en: 'Religious officiant', kind: 'text' }),
    field.optional(field.firstWitness),
    field.optional(field.secondWitness),
    ...field.noted(
      'Status suami sebelumnya',
      'Status istri sebelumnya',
      'Agama atau kepercayaan',
      'Organisasi',
      'Nomor surat perkawinan',
      'Nomor KK',
      'Perjanjian perkawinan',
      'Anak yang disahkan',
      'NIK pelapor',
      'Pelaporan',
    ),
  ],
  about: coupleNames,
  judge(values, world, time) {
    const { husband, wife, wrong } = coupleIn(values, world);
    wrong.push(...unknownFaults(values, world, ['witness1Nik', 'witness2Nik']));
    for (const [path, person] of [
      ['husbandNik', husband],
      ['wifeNik', wife],
    ] as const) {
      if (person === undefined) continue;
      if (person.maritalStatus === 'married') {
        const message = `${person.name} masih tercatat kawin.`;
        wrong.push({ path, code: 'married', message });
      }
      if (ageOn(values.marriageDate!, person.birthDate) < marryingAge) {
        const message = `${person.name} belum berumur ${marryingAge} tahun pada tanggal perkawinan.`;
        wrong.push({ path, code: 'too-young', message });
      }
    }
    if (husband?.religion === 'islam' && wife?.religion === 'islam') {
      const message = 'Perkawinan menurut agama Islam dicatat di KUA.';
      wrong.push({ path: 'husbandNik', code: 'elsewhere', message });
    }
    if (husband === undefined || wife === undefined || wrong.length > 0) return faults(wrong);
    return {
      outcome: 'registered',
      number: world.newCertificateNumber(wife.villageCode, 'KW', time.day),
      issued: {},
      document: {
        title: 'KUTIPAN AKTA PERKAWINAN',
        lines: [
          ...coupleLines(husband, wife),
          ['Tempat, tanggal', `${values.marriagePlace}, ${values.marriageDate}`],
          ['Di hadapan', values.officiant!],
        ],
      },
    };
  },
  apply({ values, number }, world) {
    const record = { number, date: values.marriageDate! };
    for (const nik of [values.husbandNik!, values.wifeNik!]) {
      world.update(nik, (person) => ({ ...person, maritalStatus: 'married', marriage: record }));
    }
  },
};

/** A divorce that a court has ruled; the record follows the ruling. */
export const divorce: EventKind = {
  kind: 'divorce',
  slug: 'perceraian',
  title: { id: 'Pencatatan perceraian', en: 'Divorce' },
  numberLabel: 'Nomor akta',
  fields: [
    field.required(field.husbandNik),
    field.required(field.wifeNik),
    field.required({ key: 'court', id: 'Pengadilan', en: 'Court', kind: 'text' }),
    field.required({ key: 'rulingNumber', id: 'Nomor putusan', en: 'Number of the ruling', kind: 'text' }),
    field.required({ key: 'rulingDate', id: 'Tanggal putusan', en: 'Date of the ruling', kind: 'date' }),
    ...field.noted(
      'Nomor akta perkawinan',
      'Tanggal perkawinan',
      'Berkekuatan hukum tetap',
      'Penggugat',
      'Nomor KK',
      'NIK pelapor',
      'Pelaporan',
    ),
  ],
  about: coupleNames,
  judge(values, world, time) {
    const { husband, wife, wrong } = coupleIn(values, world);
    const areMarried =
      husband?.maritalStatus === 'married' &&
      wife?.maritalStatus === 'married' &&
      husband.marriage?.number === wife.marriage?.number;
    if (husband !== undefined && wife !== undefined && !areMarried) {
      const message = 'Keduanya tidak tercatat kawin satu sama lain.';
      wrong.push({ path: 'wifeNik', code: 'not-married', message });
    }
    if (husband === undefined || wife === undefined || wrong.length > 0) return faults(wrong);
    return {
      outcome: 'registered',
      number: world.newCertificateNumber(wife.villageCode, 'CR', time.day),
      issued: {},
      document: {
        title: 'KUTIPAN AKTA PERCERAIAN',
        lines: [
          ...coupleLines(husband, wife),
          ['Pengadilan', values.court!],
          ['Putusan', `${values.rulingNumber}, ${values.rulingDate}`],
        ],
      },
    };
  },
  apply({ values }, world) {
    for (const nik of [values.husbandNik!, values.wifeNik!]) {
      world.update(nik, ({ marriage: _, ...person }) => ({ ...person, maritalStatus: 'divorced' }));
    }
  },
};

/** A father recognises a child, with the mother's consent (UU 24/2013 art. 49). */
export const childRecognition: EventKind = {
  kind: 'child-recognition',
  slug: 'pengakuan-anak',
  title: { id: 'Pencatatan pengakuan anak', en: 'Recognition of a child' },
  numberLabel: 'Nomor akta',
  fields: [
    field.required(field.childNik),
    field.required(field.fatherNik),
    field.required(field.motherNik),
    field.required({
      key: 'recognitionDate',
      id: 'Tanggal pengakuan',
      en: 'Date of the recognition',
      kind: 'date',
    }),
    ...field.noted(
      'Nama anak',
      'Nomor akta kelahiran',
      'Tanggal perkawinan secara agama',
      'Nomor KK',
      'NIK pelapor',
      'NIK saksi I',
      'NIK saksi II',
      'Pelaporan',
    ),
  ],
  about: ({ values }, world) => world.person(values.childNik!)?.name ?? values.childNik!,
  judge(values, world, time) {
    const child = world.person(values.childNik!);
    const father = world.person(values.fatherNik!);
    const mother = world.person(values.motherNik!);
    const wrong = [
      ...asList(statusFault('childNik', child)),
      ...asList(statusFault('fatherNik', father) ?? sexFault('fatherNik', father, 'male')),
      ...(mother === undefined ? asList(statusFault('motherNik', mother)) : []),
    ];
    if (child !== undefined && mother !== undefined && child.motherNik !== mother.nik) {
      const message = 'Ibu ini tidak tercatat sebagai ibu anak.';
      wrong.push({ path: 'motherNik', code: 'mismatch', message });
    }
    if (child !== undefined && child.fatherName !== '') {
      const message = `Ayah anak sudah tercatat: ${child.fatherName}.`;
      wrong.push({ path: 'childNik', code: 'has-father', message });
    }
    if (child === undefined || father === undefined || wrong.length > 0) return faults(wrong);
    return {
      outcome: 'registered',
      number: world.newCertificateNumber(child.villageCode, 'PA', time.day),
      issued: { childNik: child.nik },
      document: {
        title: 'KUTIPAN AKTA PENGAKUAN ANAK',
        lines: [
          ['Nama anak', `${child.name}, ${child.nik}`],
          ['Ibu', mother!.name],
          ['Diakui oleh', `${father.name}, ${father.nik}`],
          ['Tanggal pengakuan', values.recognitionDate!],
        ],
      },
    };
  },
  apply({ values }, world) {
    const father = world.person(values.fatherNik!);
    if (father === undefined) return;
    world.update(values.childNik!, (child) => ({
      ...child,
      fatherNik: father.nik,
      fatherName: father.name,
    }));
  },
};

function coupleIn(values: EntryValues, world: World) {
  const husband = world.person(values.husbandNik!);
  const wife = world.person(values.wifeNik!);
  const wrong = [
    ...asList(statusFault('husbandNik', husband) ?? sexFault('husbandNik', husband, 'male')),
    ...asList(statusFault('wifeNik', wife) ?? sexFault('wifeNik', wife, 'female')),
  ];
  return { husband, wife, wrong };
}

function sexFault(path: string, person: RegisterPerson | undefined, sex: Sex): EntryFault | undefined {
  if (person === undefined || person.sex === sex) return undefined;
  return {
    path,
    code: 'mismatch',
    message: `${person.name} tercatat ${sex === 'male' ? 'perempuan' : 'laki-laki'}.`,
  };
}

function coupleNames({ values }: { readonly values: EntryValues }, world: World): string {
  return [values.husbandNik!, values.wifeNik!].map((nik) => world.person(nik)?.name ?? nik).join(' dan ');
}

function coupleLines(husband: RegisterPerson, wife: RegisterPerson): readonly (readonly [string, string])[] {
  return [
    ['Suami', `${husband.name}, ${husband.nik}`],
    ['Istri', `${wife.name}, ${wife.nik}`],
  ];
}
