import type { CardStatus } from '../recordings.ts';
import { type EventKind, faults } from './event.ts';
import { asList } from './family-card.ts';
import * as field from './fields.ts';
import { ageOn, statusFault } from './known-people.ts';

/** What the centre's word means for someone who wants a card printed. */
const whyNotPrintable: Partial<Record<CardStatus, string>> = {
  NONE: 'belum direkam',
  BIO_CAPTURED: 'sudah direkam dan menunggu dikirim ke pusat',
  SENT_FOR_ENROLLMENT: 'masih diperiksa di pusat',
  DUPLICATE_RECORD: 'ganda menurut pusat',
  FAILED: 'gagal di pusat: rekam ulang',
};

/** A KTP-el is printed only from a record that the centre has made ready. */
export const identityCard: EventKind = {
  kind: 'identity-card',
  slug: 'cetak-ktp',
  title: { id: 'Cetak KTP-el', en: 'Printing an identity card' },
  numberLabel: 'NIK',
  fields: [
    field.required(field.nik),
    field.optional(field.cardReason),
    field.optional(field.policeReport),
    field.optional({
      key: 'oldCard',
      id: 'KTP-el lama',
      en: 'The old card',
      kind: 'choice',
      options: { returned: 'Ditarik', none: 'Tidak ada' },
    }),
    ...field.noted(
      'Nama lengkap',
      'Nomor KK',
      'Alamat',
      'Nomor ponsel',
      'Jenis permohonan',
      'Direkam di sini',
      'Hilang pada',
      'Keperluan mendesak',
    ),
  ],
  about: ({ values }, world) => world.person(values.nik!)?.name ?? values.nik!,
  judge(values, world, time) {
    const person = world.person(values.nik!);
    const wrong = asList(statusFault('nik', person));
    if (values.reason === 'lost' && values.policeReport === undefined) {
      const message = 'Isi Surat kehilangan dari kepolisian.';
      wrong.push({ path: 'policeReport', code: 'required', message });
    }
    if (person !== undefined && wrong.length === 0) {
      const why = whyNotPrintable[world.recordings.standing(person, time.instant).status];
      if (why !== undefined) {
        const message = `KTP-el belum dapat dicetak: data rekaman ${why}.`;
        wrong.push({ path: 'nik', code: 'not-print-ready', message });
      }
    }
    if (person === undefined || wrong.length > 0) return faults(wrong);
    const { street, rt, rw } = person.address;
    return {
      outcome: 'registered',
      number: person.nik,
      issued: { nik: person.nik },
      document: {
        title: 'KARTU TANDA PENDUDUK',
        lines: [
          ['Nama', person.name],
          ['Tempat, tanggal lahir', `${person.birthPlace}, ${person.birthDate}`],
          ['Jenis kelamin', person.sex === 'male' ? 'Laki-laki' : 'Perempuan'],
          ['Alamat', `${street}, RT ${rt} RW ${rw}`],
          ['Kelurahan/desa', world.village(person.villageCode)?.name ?? ''],
          ['Pekerjaan', person.occupation],
          ['Berlaku hingga', 'SEUMUR HIDUP'],
        ],
      },
    };
  },
  apply({ values, issuedAt }, world) {
    const nik = values.nik!;
    world.recordings.set({ nik, status: 'CARD_PRINTED', since: issuedAt });
    world.update(nik, (person) => ({ ...person, card: { state: 'held', validUntil: 'SEUMUR HIDUP' } }));
  },
};

const cardAge = 17;
/** A card made before this age carries no photo and ends with it (Permendagri 2/2016, art. 3 and 4). */
const photoAge = 5;

/** A child identity card (KIA), for those under 17 who are not married (Permendagri 2/2016). */
export const childCard: EventKind = {
  kind: 'kia',
  slug: 'kia',
  title: { id: 'Kartu Identitas Anak (KIA)', en: 'Child identity card' },
  numberLabel: 'NIK',
  fields: [
    field.required({ key: 'nik', id: 'NIK anak', en: "Child's NIK", kind: 'nik' }),
    field.optional(field.cardReason),
    ...field.noted(
      'Nama anak',
      'Jenis kelamin',
      'Tempat lahir',
      'Tanggal lahir',
      'Nomor akta kelahiran',
      'Golongan darah',
      'Nomor KK',
      'Alamat',
      'Nomor ponsel',
      'Jenis permohonan',
    ),
  ],
  about: ({ values }, world) => world.person(values.nik!)?.name ?? values.nik!,
  judge(values, world, time) {
    const person = world.person(values.nik!);
    const wrong = asList(statusFault('nik', person));
    if (person !== undefined && ageOn(time.day, person.birthDate) >= cardAge) {
      const message = `${person.name} sudah berumur ${cardAge} tahun: yang dibuat KTP-el.`;
      wrong.push({ path: 'nik', code: 'too-old', message });
    }
    if (person !== undefined && person.maritalStatus !== 'single') {
      wrong.push({ path: 'nik', code: 'married', message: 'KIA untuk anak yang belum kawin.' });
    }
    if (person === undefined || wrong.length > 0) return faults(wrong);
    const validUntil = lastDay(person.birthDate, time.day);
    return {
      outcome: 'registered',
      number: person.nik,
      issued: { nik: person.nik, validUntil },
      document: {
        title: 'KARTU IDENTITAS ANAK',
        lines: [
          ['Nama', person.name],
          ['Tempat, tanggal lahir', `${person.birthPlace}, ${person.birthDate}`],
          ['Nomor KK', person.kk],
          ['Ibu', person.motherName === '' ? '-' : person.motherName],
          ['Ayah', person.fatherName === '' ? '-' : person.fatherName],
          ['Berlaku hingga', validUntil],
        ],
      },
    };
  },
  apply({ values, issued, issuedAt }, world) {
    const card = { issuedOn: issuedAt.slice(0, 10), validUntil: issued.validUntil! };
    world.update(values.nik!, (person) => ({ ...person, childCard: card }));
  },
};

/** Until the child is five, or until the day before it is seventeen. */
function lastDay(birthDate: string, today: string): string {
  const age = ageOn(today, birthDate) < photoAge ? photoAge : cardAge;
  const birthday = `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`;
  const days = age === cardAge ? 1 : 0;
  return new Date(Date.parse(birthday) - days * 86_400_000).toISOString().slice(0, 10);
}
