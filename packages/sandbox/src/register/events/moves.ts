import type { RegisterPerson } from '../types.ts';
import type { World } from '../world.ts';
import type { EntryFault, EntryValues } from './entry.ts';
import { type EventKind, faults, type Judgement, type RegisterTime } from './event.ts';
import { asList, issueCard, membersIn } from './family-card.ts';
import { peopleOf, putOn, takeOff, withHead } from './family-cards.ts';
import * as field from './fields.ts';
import { statusFault } from './known-people.ts';

const movers = {
  key: 'movers',
  id: 'NIK yang pindah',
  en: "Movers' NIK",
  kind: 'members',
  hint: 'Dipisah koma',
} as const;

/** People leave the region with a letter of moving (SKP); they count as gone until they arrive. */
export const moveOut: EventKind = {
  kind: 'move-out',
  slug: 'pindah-keluar',
  title: { id: 'Pindah keluar (SKP)', en: 'Moving away' },
  numberLabel: 'Nomor SKP',
  fields: [
    field.required(movers),
    field.required({
      key: 'reason',
      id: 'Alasan pindah',
      en: 'Why they move',
      kind: 'choice',
      options: {
        work: 'Pekerjaan',
        education: 'Pendidikan',
        security: 'Keamanan',
        health: 'Kesehatan',
        housing: 'Perumahan',
        family: 'Keluarga',
        other: 'Lainnya',
      },
    }),
    field.required({
      key: 'village',
      id: 'Kelurahan/desa tujuan',
      en: 'Village of destination',
      kind: 'text',
    }),
    field.required({ key: 'district', id: 'Kecamatan tujuan', en: 'District', kind: 'text' }),
    field.required({ key: 'regency', id: 'Kabupaten/kota tujuan', en: 'Regency or city', kind: 'text' }),
    field.required({ key: 'street', id: 'Alamat tujuan', en: 'Address', kind: 'text' }),
    field.required(field.rt),
    field.required(field.rw),
    field.optional({
      key: 'stayingHeadNik',
      id: 'NIK kepala keluarga yang tinggal',
      en: 'NIK of the head of those who stay',
      kind: 'nik',
    }),
    ...field.noted('Nomor KK', 'Alamat asal', 'Jenis kepindahan', 'Status KK yang tidak pindah'),
  ],
  about: ({ values }, world) => namesOf(values, world),
  judge(values, world, time) {
    const members = membersIn(values.movers);
    const people = members.map(({ nik }) => world.person(nik));
    const wrong = people.flatMap((person) => asList(statusFault('movers', person)));
    const known = people.flatMap((person) => asList(person));
    if (new Set(known.map(({ kk }) => kk)).size > 1) {
      const message = 'Yang pindah dengan satu SKP berasal dari satu KK.';
      wrong.push({ path: 'movers', code: 'mismatch', message });
    }
    const staying = values.stayingHeadNik;
    if (
      staying !== undefined &&
      (members.some(({ nik }) => nik === staying) || world.person(staying)?.kk !== known[0]?.kk)
    ) {
      const message = 'NIK ini tidak termasuk yang tinggal pada KK ini.';
      wrong.push({ path: 'stayingHeadNik', code: 'mismatch', message });
    }
    const [first] = known;
    if (first === undefined || wrong.length > 0) return faults(wrong);
    const number = world.newMoveNumber(first.villageCode, time.day);
    return {
      outcome: 'registered',
      number,
      issued: { kk: first.kk, movers: String(known.length) },
      document: {
        title: 'SURAT KETERANGAN PINDAH WNI',
        lines: [
          ['Nomor KK', first.kk],
          ['Alamat tujuan', `${values.street}, RT ${values.rt} RW ${values.rw}`],
          ['Kelurahan/desa', values.village!],
          ['Kecamatan', values.district!],
          ['Kabupaten/kota', values.regency!],
          ...known
            .slice(0, 16)
            .map(({ name, nik }): readonly [string, string] => ['Pindah', `${name}, ${nik}`]),
        ],
      },
    };
  },
  apply({ values, number, issuedAt }, world) {
    const leaving = new Set(membersIn(values.movers).map(({ nik }) => nik));
    const [first] = leaving;
    const kk = first === undefined ? undefined : world.person(first)?.kk;
    const household = kk === undefined ? undefined : world.household(kk);
    if (household === undefined) return;
    const skp = { number, issuedOn: issuedAt.slice(0, 10) };
    const members = household.members.map(
      (member): RegisterPerson =>
        leaving.has(member.nik) ? { ...member, status: 'moved-out', skp } : member,
    );
    const staying = withHead(
      members.filter(({ nik }) => !leaving.has(nik)),
      values.stayingHeadNik,
    );
    // Who left keeps the relation of the old card until another card takes them.
    const byNik = new Map(staying.map((member) => [member.nik, member]));
    world.place({ ...household, members: members.map((member) => byNik.get(member.nik) ?? member) });
  },
};

const cardPlans = { new: 'Buat KK baru', join: 'Numpang KK' };

const placeFields = [
  field.optional({
    key: 'joinKk',
    id: 'Nomor KK yang ditumpangi',
    en: 'Number of the card that is joined',
    kind: 'kk',
  }),
  field.optional(field.headNik),
  field.optional(field.village),
  field.optional(field.street),
  field.optional(field.rt),
  field.optional(field.rw),
];

const cardPlan = { key: 'cardPlan', id: 'KK bagi yang pindah', en: "Movers' card", kind: 'choice' } as const;

/** People arrive with an SKP of elsewhere and stand on a family card here. */
export const moveIn: EventKind = {
  kind: 'move-in',
  slug: 'kedatangan',
  title: { id: 'Kedatangan', en: 'Arrival' },
  numberLabel: 'Nomor KK',
  fields: [
    field.required({ key: 'skpNumber', id: 'Nomor SKP', en: 'Number of the SKP', kind: 'text' }),
    field.required(movers),
    field.required({ ...cardPlan, options: cardPlans }),
    ...placeFields,
    ...field.noted('Kota atau kabupaten asal', 'Nomor KK asal', 'Alamat asal', 'Alasan pindah'),
  ],
  about: ({ values }, world) => namesOf(values, world),
  judge(values, world, time) {
    const wrong = membersIn(values.movers).flatMap(({ nik }): EntryFault[] => {
      const person = world.person(nik);
      if (person?.status === 'active') {
        const message = `${person.name} belum punya SKP dari daerah asal.`;
        return [{ path: 'movers', code: 'not-moved', message }];
      }
      if (person?.status !== 'moved-out') return asList(statusFault('movers', person));
      if (person.skp?.number === values.skpNumber) return [];
      const message = `Nomor SKP ini bukan milik ${person.name}.`;
      return [{ path: 'skpNumber', code: 'mismatch', message }];
    });
    return judgeRelocation(values, world, time, wrong);
  },
  apply: ({ values, issued, issuedAt }, world) => relocate(values, issued.kk!, issuedAt, world),
};

/** Within one city or regency no SKP is asked for (Perpres 96/2018): a family card says it all. */
export const moveWithin: EventKind = {
  kind: 'move-within',
  slug: 'pindah-dalam',
  title: { id: 'Pindah dalam kabupaten/kota', en: 'Moving within the region' },
  numberLabel: 'Nomor KK',
  fields: [
    field.required(movers),
    field.required({ ...cardPlan, options: { keep: 'Nomor KK tetap', ...cardPlans } }),
    ...placeFields,
    ...field.noted(
      'Nomor KK asal',
      'Alamat asal',
      'Alasan pindah',
      'Jenis kepindahan',
      'Status KK yang tidak pindah',
    ),
  ],
  about: ({ values }, world) => namesOf(values, world),
  judge(values, world, time) {
    const wrong = membersIn(values.movers).flatMap(({ nik }): EntryFault[] => {
      const person = world.person(nik);
      const status = statusFault('movers', person);
      if (person === undefined || status !== undefined) return asList(status);
      const to = values.joinKk === undefined ? values.village : world.household(values.joinKk)?.villageCode;
      if (to === undefined || to.slice(0, 5) === person.villageCode.slice(0, 5)) return [];
      const message = 'Pindah ke kabupaten/kota lain memakai SKP.';
      return [{ path: values.joinKk === undefined ? 'village' : 'joinKk', code: 'elsewhere', message }];
    });
    if (values.cardPlan === 'keep' && !isWholeFamily(values, world)) {
      const message = 'Nomor KK tetap hanya bila semua anggota pada KK itu pindah.';
      wrong.push({ path: 'cardPlan', code: 'mismatch', message });
    }
    return judgeRelocation(values, world, time, distinct(wrong));
  },
  apply: ({ values, issued, issuedAt }, world) => relocate(values, issued.kk!, issuedAt, world),
};

function judgeRelocation(
  values: EntryValues,
  world: World,
  time: RegisterTime,
  found: readonly EntryFault[],
): Judgement {
  const wrong = [...found];
  const people = peopleOf(world, membersIn(values.movers));
  const joined = values.joinKk === undefined ? undefined : world.household(values.joinKk);
  if (values.cardPlan === 'join') {
    if (values.joinKk === undefined) wrong.push(missing('joinKk', 'Nomor KK yang ditumpangi'));
    else if (joined === undefined) {
      wrong.push({ path: 'joinKk', code: 'unknown', message: 'Nomor KK ini tidak ditemukan.' });
    }
  } else {
    const labels = { village: 'Kelurahan/desa', street: 'Alamat', rt: 'RT', rw: 'RW' };
    for (const [path, label] of Object.entries(labels)) {
      if (values[path] === undefined) wrong.push(missing(path, label));
    }
  }
  if (values.headNik !== undefined && !people.some(({ nik }) => nik === values.headNik)) {
    const message = 'Kepala keluarga termasuk yang pindah.';
    wrong.push({ path: 'headNik', code: 'mismatch', message });
  }
  if (people.length === 0 || wrong.length > 0) return faults(wrong);
  if (joined !== undefined && values.cardPlan === 'join') {
    const head = joined.members.find(({ relation }) => relation === 'head');
    return issueCard(joined.kk, joined, [...joined.members, ...arrived(people)], head);
  }
  const place = placeIn(values);
  const kk = values.cardPlan === 'keep' ? people[0]!.kk : world.newKk(place.villageCode, time.day);
  return issueCard(kk, place, arrived(people), headAmong(values, people));
}

function relocate(values: EntryValues, kk: string, issuedAt: string, world: World): void {
  const people = peopleOf(world, membersIn(values.movers));
  const [first] = people;
  if (first === undefined) return;
  const from = world.householdOf(first.nik);
  const moves = [
    ...(from?.moves ?? []),
    {
      date: issuedAt.slice(0, 10),
      from: from === undefined ? '' : `${from.villageName}, ${from.districtName}`,
    },
  ];
  takeOff(
    world,
    people.map(({ nik }) => nik),
  );
  if (values.cardPlan === 'join') {
    const joined = world.household(kk);
    if (joined !== undefined) putOn(world, joined, arrived(people));
    return;
  }
  const left = world.household(kk);
  const card = { kk, ...placeIn(values), headNik: headAmong(values, people)!.nik, moves };
  // With the number kept, those who died here before stay on the card, at the new address.
  if (left !== undefined) world.place({ ...left, ...card });
  putOn(world, card, arrived(people));
}

function arrived<Person extends RegisterPerson>(people: readonly Person[]): Person[] {
  return people.map((person) => {
    const { skp: _, ...rest } = { ...person, status: 'active' as const };
    return rest as Person;
  });
}

function headAmong(values: EntryValues, people: readonly RegisterPerson[]): RegisterPerson | undefined {
  return (
    people.find(({ nik }) => nik === values.headNik) ??
    people.find(({ relation }) => relation === 'head') ??
    people[0]
  );
}

function placeIn(values: EntryValues) {
  return {
    villageCode: values.village!,
    address: { street: values.street!, rt: values.rt!, rw: values.rw! },
  };
}

function isWholeFamily(values: EntryValues, world: World): boolean {
  const niks = new Set(membersIn(values.movers).map(({ nik }) => nik));
  const [first] = niks;
  const kk = first === undefined ? undefined : world.person(first)?.kk;
  const living = world.household(kk ?? '')?.members.filter(({ status }) => status === 'active') ?? [];
  return living.length === niks.size && living.every(({ nik }) => niks.has(nik));
}

function missing(path: string, label: string): EntryFault {
  return { path, code: 'required', message: `Isi ${label}.` };
}

function distinct(list: readonly EntryFault[]): EntryFault[] {
  return list.filter(
    (one, index) =>
      list.findIndex(({ path, message }) => path === one.path && message === one.message) === index,
  );
}

function namesOf(values: EntryValues, world: World): string {
  return membersIn(values.movers)
    .map(({ nik }) => world.person(nik)?.name ?? nik)
    .join(', ');
}
