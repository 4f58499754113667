import { sameName } from '../name-match.ts';
import type { Household, RegisterPerson } from '../types.ts';
import type { World } from '../world.ts';
import { changeElement, elementFault } from './elements.ts';
import type { EntryFault, EntryValues } from './entry.ts';
import { type EventKind, faults, type Judgement } from './event.ts';
import { peopleOf, putOn, relationTo, takeOff, withHead } from './family-cards.ts';
import * as field from './fields.ts';
import { statusFault } from './known-people.ts';
import { type Member, readMembers, relationName } from './members.ts';

const members = {
  key: 'members',
  id: 'Anggota keluarga',
  en: "Members' NIK",
  kind: 'members',
  hint: 'Dipisah koma; boleh dengan hubungannya, misalnya 3275… istri, 3275… anak',
} as const;

/** A family card of its own, for people who so far stand on others. */
export const newFamilyCard: EventKind = {
  kind: 'kk-new',
  slug: 'kk-baru',
  title: { id: 'KK baru', en: 'New family card' },
  numberLabel: 'Nomor KK',
  fields: [
    field.optional({
      key: 'reason',
      id: 'Alasan KK baru',
      en: 'Why a new card',
      kind: 'choice',
      options: {
        'new-family': 'Membentuk keluarga baru',
        'head-changed': 'Penggantian kepala keluarga',
        split: 'Pisah KK',
        other: 'Lainnya',
      },
    }),
    field.optional(field.headNik),
    field.optional(members),
    field.optional(field.village),
    field.optional(field.street),
    field.optional(field.rt),
    field.optional(field.rw),
    ...field.noted(
      'Jenis permohonan',
      'Nomor KK sekarang',
      'Nomor KK pasangan',
      'Kode pos',
      'Nomor ponsel',
      'Surel',
      'Hubungan keluarga',
      'Jenis kelamin',
      'Tempat lahir',
      'Agama',
      'Status perkawinan',
      'Buku nikah atau akta perkawinan',
      'Pendidikan',
      'Pekerjaan',
      'Golongan darah',
      'Disabilitas',
      'Nomor akta kelahiran',
      'Nama ayah',
      'Nama ibu',
    ),
  ],
  about: ({ values }, world) => world.person(headOf(values) ?? '')?.name ?? '',
  judge(values, world, time) {
    const headNik = headOf(values);
    if (headNik === undefined) {
      return faults([{ path: 'headNik', code: 'required', message: 'Isi NIK kepala keluarga.' }]);
    }
    const head = world.person(headNik);
    const others = membersIn(values.members);
    const wrong = [
      ...asList(statusFault('headNik', head)),
      ...others.flatMap(({ nik }) => asList(statusFault('members', world.person(nik)))),
    ];
    if (head === undefined || wrong.length > 0) return faults(wrong);
    const kk = world.newKk(values.village ?? head.villageCode, time.day);
    const everybody = [
      head,
      ...peopleOf(
        world,
        others.filter(({ nik }) => nik !== head.nik),
      ),
    ];
    return issueCard(kk, placeOf(values, head), everybody, head);
  },
  apply({ values, issued }, world) {
    const head = world.person(headOf(values) ?? '');
    if (head === undefined) return;
    const others = membersIn(values.members).filter(({ nik }) => nik !== head.nik);
    const people = peopleOf(world, [{ nik: head.nik }, ...others]);
    takeOff(
      world,
      people.map(({ nik }) => nik),
    );
    putOn(world, { kk: issued.kk!, ...placeOf(values, head), headNik: head.nik }, people);
  },
};

/** Who is told to be the head, else the first who comes onto the card. */
function headOf(values: EntryValues): string | undefined {
  const told = membersIn(values.members);
  return values.headNik ?? told.find(({ relation }) => relation === 'head')?.nik ?? told[0]?.nik;
}

/** Somebody comes onto a card, those who died or left come off it, an element of a member changes. */
export const changedFamilyCard: EventKind = {
  kind: 'kk-change',
  slug: 'kk-perubahan',
  title: { id: 'Perubahan KK', en: 'Change of a family card' },
  numberLabel: 'Nomor KK',
  fields: [
    field.required(field.kk),
    field.optional({ ...members, key: 'add', id: 'Yang ditambahkan', en: "Added members' NIK" }),
    field.optional({
      key: 'remove',
      id: 'Yang dikeluarkan',
      en: "Removed members' NIK",
      kind: 'members',
      hint: 'Yang meninggal atau sudah pindah',
    }),
    field.optional({
      key: 'memberNik',
      id: 'NIK yang datanya berubah',
      en: 'NIK of whose data change',
      kind: 'nik',
    }),
    field.optional({ ...field.element, id: 'Elemen yang berubah' }),
    field.optional(field.value),
    field.optional({
      key: 'newHead',
      id: 'Kepala keluarga baru',
      en: 'New head of the family',
      kind: 'text',
      hint: 'NIK atau nama seperti pada KK ini',
    }),
    ...field.noted(
      'Alamat',
      'Nomor ponsel',
      'Jenis perubahan',
      'Anak yang ditambahkan',
      'Tempat lahir anak',
      'Ibu',
      'Ayah',
      'Asal yang ditambahkan',
      'Alasan ganti kepala keluarga',
      'Data yang berubah',
    ),
  ],
  about: ({ values }, world) => headName(world, values.kk!),
  judge(values, world, time) {
    const household = world.household(values.kk!);
    if (household === undefined) return faults([unknownCard]);
    const added = membersIn(values.add);
    const removed = membersIn(values.remove);
    const wrong = [
      ...added.flatMap(({ nik }) => asList(statusFault('add', world.person(nik)))),
      ...removed.flatMap(({ nik }) => removalFault(household.members, nik)),
      ...memberFaults(values, household.members, time.day),
    ];
    const newHead = values.newHead === undefined ? undefined : memberCalled(household, values.newHead);
    if (values.newHead !== undefined && newHead === undefined) {
      const message = 'Tidak tercatat pada KK ini, atau tidak lagi berlaku.';
      wrong.push({ path: 'newHead', code: 'mismatch', message });
    }
    // A card is changed by something: what is only noted has changed it elsewhere, as the birth of a child has.
    const isChanged = Object.keys(values).some((key) => key !== 'kk');
    if (!isChanged) {
      const message = 'Isi yang ditambahkan, yang dikeluarkan, atau yang berubah.';
      wrong.push({ path: 'add', code: 'required', message });
    }
    if (wrong.length > 0) return faults(wrong);
    const gone = new Set(removed.map(({ nik }) => nik));
    const staying = withHead(
      household.members.filter(({ nik }) => !gone.has(nik)),
      newHead?.nik,
    );
    const head = staying.find(({ relation }) => relation === 'head') ?? staying[0];
    return issueCard(household.kk, household, [...staying, ...peopleOf(world, added)], head);
  },
  apply(event, world) {
    const { values } = event;
    const household = world.household(values.kk!);
    if (household === undefined) return;
    takeOff(
      world,
      membersIn(values.remove).map(({ nik }) => nik),
    );
    const added = peopleOf(world, membersIn(values.add)).filter(({ kk }) => kk !== values.kk);
    takeOff(
      world,
      added.map(({ nik }) => nik),
    );
    putOn(world, household, added);
    const changed = world.household(household.kk);
    const newHead =
      changed === undefined || values.newHead === undefined
        ? undefined
        : memberCalled(changed, values.newHead);
    if (changed !== undefined && newHead !== undefined) {
      world.place({ ...changed, members: withHead(changed.members, newHead.nik) });
    }
    if (values.memberNik !== undefined) {
      world.update(values.memberNik, (person) =>
        changeElement(person, values.element!, values.value!, event.issuedAt),
      );
    }
  },
};

function memberCalled({ members: people }: Household, called: string): RegisterPerson | undefined {
  const nik = /\d{16}/.exec(called)?.[0];
  return people.find(
    (person) =>
      person.status === 'active' && (nik === undefined ? sameName(person.name, called) : person.nik === nik),
  );
}

/** The same card once more. Nobody on it changes. */
export const reprintedFamilyCard: EventKind = {
  kind: 'kk-reprint',
  slug: 'kk-cetak-ulang',
  title: { id: 'Cetak ulang KK', en: 'Reprint of a family card' },
  numberLabel: 'Nomor KK',
  fields: [
    field.required(field.kk),
    field.optional({
      key: 'reason',
      id: 'Alasan cetak ulang',
      en: 'Why it is printed again',
      kind: 'choice',
      options: { lost: 'Hilang', damaged: 'Rusak', other: 'Lainnya' },
    }),
    field.optional(field.policeReport),
    ...field.noted('Alamat', 'Nomor ponsel', 'Jenis permohonan'),
  ],
  about: ({ values }, world) => headName(world, values.kk!),
  judge(values, world) {
    const household = world.household(values.kk!);
    const wrong = household === undefined ? [unknownCard] : [];
    if (values.reason === 'lost' && values.policeReport === undefined) {
      const message = 'Isi Surat kehilangan dari kepolisian.';
      wrong.push({ path: 'policeReport', code: 'required', message });
    }
    if (household === undefined || wrong.length > 0) return faults(wrong);
    const head = household.members.find(({ relation }) => relation === 'head');
    return issueCard(household.kk, household, household.members, head);
  },
  apply: () => undefined,
};

const unknownCard: EntryFault = { path: 'kk', code: 'unknown', message: 'Nomor KK ini tidak ditemukan.' };

export function membersIn(text: string | undefined): readonly Member[] {
  return text === undefined ? [] : (readMembers(text) ?? []);
}

/** The card's document: who stands on it from now on. */
export function issueCard(
  kk: string,
  place: Pick<RegisterPerson, 'address' | 'villageCode'>,
  people: readonly (RegisterPerson & { readonly told?: RegisterPerson['relation'] })[],
  head: RegisterPerson | undefined,
): Judgement & { readonly outcome: 'registered' } {
  const { street, rt, rw } = place.address;
  const shown = people.filter(({ status }) => status === 'active');
  return {
    outcome: 'registered',
    number: kk,
    issued: { kk },
    document: {
      title: 'KARTU KELUARGA',
      lines: [
        ['Kepala keluarga', head?.name ?? '-'],
        ['Alamat', `${street}, RT ${rt} RW ${rw}`],
        // A page has room for so many lines; the register's own goes on overleaf.
        ...shown.slice(0, 18).map((person): readonly [string, string] => {
          const relation =
            head === undefined || person.nik === head.nik
              ? 'head'
              : (person.told ?? (person.kk === kk ? person.relation : relationTo(head, person)));
          return [relationName[relation], `${person.name}, ${person.nik}`];
        }),
      ],
    },
  };
}

/** The address that was typed; where nothing was, the one that the person has. */
export function placeOf(values: EntryValues, person: RegisterPerson) {
  const { address, villageCode } = person;
  if (values.village === undefined && values.street === undefined) return { villageCode, address };
  return {
    villageCode: values.village ?? villageCode,
    address: {
      street: values.street ?? address.street,
      rt: values.rt ?? address.rt,
      rw: values.rw ?? address.rw,
    },
  };
}

export function asList<Item>(item: Item | undefined): Item[] {
  return item === undefined ? [] : [item];
}

function headName(world: World, kk: string): string {
  const head = world.household(kk)?.members.find(({ relation }) => relation === 'head');
  return head?.name ?? kk;
}

/** Someone who lives here cannot just vanish from a card: they move or get a card of their own. */
function removalFault(people: readonly RegisterPerson[], nik: string): EntryFault[] {
  const person = people.find((member) => member.nik === nik);
  if (person === undefined)
    return [{ path: 'remove', code: 'mismatch', message: `${nik} tidak tercatat pada KK ini.` }];
  if (person.status !== 'active') return [];
  const message = `${person.name} masih tercatat di sini: catat dulu pindah, kematian atau KK barunya.`;
  return [{ path: 'remove', code: 'still-here', message }];
}

function memberFaults(values: EntryValues, people: readonly RegisterPerson[], today: string): EntryFault[] {
  if (values.memberNik === undefined) return [];
  const person = people.find(({ nik }) => nik === values.memberNik);
  if (person === undefined)
    return [{ path: 'memberNik', code: 'mismatch', message: 'NIK ini tidak tercatat pada KK ini.' }];
  return [...asList(statusFault('memberNik', person)), ...elementFault(person, values, today)];
}
