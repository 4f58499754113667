import { changeElement, elementFault } from './elements.ts';
import { type EventKind, faults } from './event.ts';
import { asList, issueCard } from './family-card.ts';
import * as field from './fields.ts';
import { statusFault } from './known-people.ts';

/** A name or another element changes (form F-1.06); the family card that shows it is issued anew. */
export const dataChange: EventKind = {
  kind: 'data-change',
  slug: 'perubahan-data',
  title: { id: 'Perubahan data', en: 'Change of data' },
  numberLabel: 'Nomor KK',
  fields: [
    field.required(field.nik),
    field.required(field.element),
    field.required(field.value),
    field.required({
      key: 'basis',
      id: 'Dasar perubahan',
      en: 'Basis of the change',
      kind: 'text',
      hint: 'Nomor akta, ijazah, surat nikah atau penetapan pengadilan',
    }),
    ...field.noted(
      'Nama sekarang',
      'Jenis akta',
      'Nomor akta',
      'Jenis perubahan',
      'Pengadilan',
      'Nomor penetapan',
      'Tanggal penetapan',
      'Semula',
      'Nomor KK',
      'NIK pelapor',
      'Pelaporan',
    ),
  ],
  about: ({ values }, world) => world.person(values.nik!)?.name ?? values.nik!,
  judge(values, world, time) {
    const person = world.person(values.nik!);
    const wrong = [
      ...asList(statusFault('nik', person)),
      ...(person === undefined ? [] : elementFault(person, values, time.day)),
    ];
    const household = person === undefined ? undefined : world.household(person.kk);
    if (person === undefined || household === undefined || wrong.length > 0) return faults(wrong);
    const changed = changeElement(person, values.element!, values.value!, time.instant);
    const people = household.members.map((member) => (member.nik === person.nik ? changed : member));
    const card = issueCard(
      household.kk,
      household,
      people,
      people.find(({ relation }) => relation === 'head'),
    );
    return { ...card, issued: { nik: person.nik, kk: household.kk } };
  },
  apply({ values, issuedAt }, world) {
    world.update(values.nik!, (person) => changeElement(person, values.element!, values.value!, issuedAt));
  },
};
