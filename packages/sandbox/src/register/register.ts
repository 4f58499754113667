import { type BirthEntry, type EntryFault, readBirthEntry } from './birth-entry.ts';
import { comparableName, sameName } from './name-match.ts';
import { districtPrefix, kkStem, NumberIssuer, nikStem, regionPrefix } from './numbers.ts';
import { type Specimen, specimenPdf } from './specimen.ts';
import type {
  Household,
  HouseholdAnswer,
  Population,
  RegisterPerson,
  Relation,
  SandboxVillage,
} from './types.ts';

export type MatchQuestion = {
  readonly nik: string;
  readonly kk?: string;
  readonly name: string;
  readonly birthDate: string;
};

/** A birth as it was registered; the journal of these is all that must be kept to know the register again. */
export type RegisteredBirth = {
  readonly reference: string;
  readonly entry: BirthEntry;
  readonly number: string;
  readonly childNik: string;
  /** The family card on which the child now stands. */
  readonly kk: string;
  readonly newKk?: string;
  readonly issuedAt: string;
};

export type RegisterProblem = {
  readonly status: 404 | 409 | 422;
  readonly code: 'person-unknown' | 'reference-reused' | 'already-registered' | 'fields-invalid';
  readonly message: string;
  readonly fields?: readonly EntryFault[];
};

export type BirthOutcome =
  | { readonly kind: 'registered' | 'repeated'; readonly birth: RegisteredBirth }
  | { readonly kind: 'refused'; readonly problem: RegisterProblem };

/**
 * A birth reported later than this many days after it is numbered as late ("LT"), not ordinary ("LU")
 * (UU 24/2013 art. 27 and 32).
 */
const ordinaryBirthWithinDays = 60;

export class Register {
  readonly #people = new Map<string, RegisterPerson>();
  readonly #households = new Map<string, Household>();
  readonly #villages: ReadonlyMap<string, SandboxVillage>;
  readonly #issuer: NumberIssuer;
  readonly #certificateSerials = new Map<string, number>();
  readonly #births: RegisteredBirth[] = [];
  readonly #byReference = new Map<string, RegisteredBirth>();

  constructor(population: Population) {
    this.#villages = new Map(population.villages.map((village) => [village.code, village]));
    this.#issuer = new NumberIssuer(population.serials);
    for (const household of population.households) this.#place(household);
  }

  get people(): readonly RegisterPerson[] {
    return [...this.#people.values()];
  }

  get households(): readonly Household[] {
    return [...this.#households.values()];
  }

  /** The births registered here, oldest first. */
  get births(): readonly RegisteredBirth[] {
    return this.#births;
  }

  /** Yes or no only: whoever asks learns nothing that they did not know. */
  match(question: MatchQuestion): boolean {
    const person = this.#people.get(question.nik);
    if (person === undefined || person.status !== 'active') return false;
    return (
      person.birthDate === question.birthDate &&
      (question.kk === undefined || person.kk === question.kk) &&
      sameName(person.name, question.name)
    );
  }

  person(nik: string): RegisterPerson | undefined {
    return this.#people.get(nik);
  }

  household(nik: string): HouseholdAnswer | undefined {
    const person = this.#people.get(nik);
    const household = person === undefined ? undefined : this.#households.get(person.kk);
    if (household === undefined) return undefined;
    const village = this.#villages.get(household.villageCode);
    return { ...household, villageName: village?.name ?? '', districtName: village?.districtName ?? '' };
  }

  birth(number: string): RegisteredBirth | undefined {
    return this.#births.find((birth) => birth.number === number);
  }

  /** `now` is the hour of registration in ISO form; the day in its first ten characters is the register's day. */
  registerBirth(
    reference: string,
    typed: Readonly<Record<string, unknown>>,
    now: { readonly instant: string; readonly day: string },
  ): BirthOutcome {
    const read = readBirthEntry(typed, now.day);
    if ('faults' in read) return refused(422, 'fields-invalid', 'Ada isian yang belum benar.', read.faults);
    const { entry } = read;
    const earlier = this.#byReference.get(reference);
    if (earlier !== undefined) {
      if (JSON.stringify(sorted(earlier.entry)) === JSON.stringify(sorted(entry))) {
        return { kind: 'repeated', birth: earlier };
      }
      return refused(409, 'reference-reused', `Rujukan ${reference} sudah dipakai untuk data lain.`);
    }
    const faults = this.#parentFaults(entry);
    if (faults.length > 0)
      return refused(422, 'fields-invalid', 'Ada isian yang tidak cocok dengan data kependudukan.', faults);
    const twice = this.#births.find((birth) => sameChild(birth.entry, entry));
    if (twice !== undefined || this.#hasChild(entry)) {
      const under = twice === undefined ? '' : ` dengan nomor ${twice.number}`;
      return refused(409, 'already-registered', `Anak ini sudah tercatat${under}.`);
    }
    const birth = this.#issue(reference, entry, now);
    this.#apply(birth);
    return { kind: 'registered', birth };
  }

  /** Puts births of an earlier run back; their numbers stay theirs. */
  restore(births: readonly RegisteredBirth[]): void {
    for (const birth of births) {
      this.#issuer.reserve(birth.childNik);
      if (birth.newKk !== undefined) this.#issuer.reserve(birth.newKk);
      const stem = birth.number.slice(0, birth.number.lastIndexOf('-'));
      const serial = Number(birth.number.slice(stem.length + 1));
      this.#certificateSerials.set(stem, Math.max(this.#certificateSerials.get(stem) ?? 0, serial));
      this.#apply(birth);
    }
  }

  certificatePdf(birth: RegisteredBirth): Buffer {
    const { entry } = birth;
    const mother = this.#people.get(entry.motherNik)?.name ?? '';
    const father = entry.fatherNik === undefined ? '' : (this.#people.get(entry.fatherNik)?.name ?? '');
    const specimen: Specimen = {
      title: 'KUTIPAN AKTA KELAHIRAN',
      number: birth.number,
      lines: [
        ['Nama', entry.childName],
        ['NIK', birth.childNik],
        ['Nomor KK', birth.kk],
        ['Tempat, tanggal lahir', `${entry.birthPlace}, ${entry.birthDate}`],
        ['Jenis kelamin', entry.sex === 'male' ? 'Laki-laki' : 'Perempuan'],
        ['Anak ke-', String(entry.birthOrder)],
        ['Ibu', mother],
        ['Ayah', father === '' ? '-' : father],
      ],
      issuedOn: birth.issuedAt.slice(0, 10),
    };
    return specimenPdf(specimen);
  }

  #place(household: Household): void {
    this.#households.set(household.kk, household);
    for (const member of household.members) this.#people.set(member.nik, member);
  }

  #parentFaults(entry: BirthEntry): EntryFault[] {
    const faults: EntryFault[] = [];
    const mother = this.#people.get(entry.motherNik);
    if (mother === undefined || mother.sex !== 'female' || mother.status === 'withdrawn') {
      faults.push({ path: 'motherNik', code: 'unknown', message: 'NIK ibu tidak ditemukan.' });
    } else if (mother.kk !== entry.kk) {
      faults.push({ path: 'kk', code: 'mismatch', message: 'Ibu tidak tercatat pada KK ini.' });
    } else if (entry.newHousehold && mother.relation === 'head') {
      const message = 'Ibu sudah menjadi kepala keluarga pada KK ini.';
      faults.push({ path: 'newHousehold', code: 'needless', message });
    }
    const father = entry.fatherNik === undefined ? undefined : this.#people.get(entry.fatherNik);
    if (entry.fatherNik !== undefined && (father === undefined || father.sex !== 'male')) {
      faults.push({ path: 'fatherNik', code: 'unknown', message: 'NIK ayah tidak ditemukan.' });
    }
    for (const path of ['reporterNik', 'witness1Nik', 'witness2Nik'] as const) {
      const nik = entry[path];
      if (nik !== undefined && !this.#people.has(nik)) {
        faults.push({ path, code: 'unknown', message: 'NIK ini tidak ditemukan.' });
      }
    }
    return faults;
  }

  #hasChild(entry: BirthEntry): boolean {
    const members = this.#households.get(entry.kk)?.members ?? [];
    return members.some(
      (member) =>
        member.motherNik === entry.motherNik &&
        member.birthDate === entry.birthDate &&
        sameName(member.name, entry.childName),
    );
  }

  #issue(reference: string, entry: BirthEntry, now: { instant: string; day: string }): RegisteredBirth {
    const mother = this.#people.get(entry.motherNik)!;
    const prefix = districtPrefix(mother.villageCode);
    const late = Date.parse(now.day) - Date.parse(entry.birthDate) > ordinaryBirthWithinDays * 86_400_000;
    const day = `${now.day.slice(8, 10)}${now.day.slice(5, 7)}${now.day.slice(0, 4)}`;
    const stem = `${regionPrefix(mother.villageCode)}-${late ? 'LT' : 'LU'}-${day}`;
    const serial = (this.#certificateSerials.get(stem) ?? 0) + 1;
    this.#certificateSerials.set(stem, serial);
    const newKk = entry.newHousehold ? this.#issuer.issue(kkStem(prefix, now.day)) : undefined;
    return {
      reference,
      entry,
      number: `${stem}-${String(serial).padStart(4, '0')}`,
      childNik: this.#issuer.issue(nikStem(prefix, entry.birthDate, entry.sex)),
      kk: newKk ?? entry.kk,
      ...(newKk === undefined ? {} : { newKk }),
      issuedAt: now.instant,
    };
  }

  /** What follows from a birth: the child stands on a family card, on a new one when that was asked for. */
  #apply(birth: RegisteredBirth): void {
    this.#births.push(birth);
    this.#byReference.set(birth.reference, birth);
    const mother = this.#people.get(birth.entry.motherNik);
    const household = this.#households.get(birth.entry.kk);
    // After a restart with another seed or other villages the mother may be gone; the number stays known.
    if (mother === undefined || household === undefined) return;
    const father = birth.entry.fatherNik === undefined ? undefined : this.#people.get(birth.entry.fatherNik);
    if (birth.newKk === undefined) {
      this.#place({
        ...household,
        members: [...household.members, newborn(birth, mother, father, relationToHead(mother))],
      });
      return;
    }
    const head: RegisterPerson = { ...mother, kk: birth.newKk, relation: 'head' };
    const siblings = household.members
      .filter((member) => member.motherNik === mother.nik)
      .map((member): RegisterPerson => ({ ...member, kk: birth.newKk!, relation: 'child' }));
    const leaving = new Set([mother.nik, ...siblings.map((sibling) => sibling.nik)]);
    const staying = household.members.filter((member) => !leaving.has(member.nik));
    this.#place({ ...household, members: staying });
    this.#place({
      ...household,
      kk: birth.newKk,
      moves: [],
      members: [head, ...siblings, newborn(birth, head, father, 'child')],
    });
  }
}

/** A child of the head or of the head's spouse is a child; a child of their daughter is a grandchild. */
function relationToHead(mother: RegisterPerson): Relation {
  if (mother.relation === 'head' || mother.relation === 'wife') return 'child';
  return mother.relation === 'child' || mother.relation === 'child-in-law' ? 'grandchild' : 'other-relative';
}

function newborn(
  birth: RegisteredBirth,
  mother: RegisterPerson,
  father: RegisterPerson | undefined,
  relation: Relation,
): RegisterPerson {
  return {
    nik: birth.childNik,
    kk: birth.kk,
    name: birth.entry.childName,
    birthDate: birth.entry.birthDate,
    birthPlace: birth.entry.birthPlace,
    sex: birth.entry.sex,
    relation,
    maritalStatus: 'single',
    religion: mother.religion,
    occupation: 'Belum bekerja',
    citizenship: 'WNI',
    motherName: mother.name,
    fatherName: father?.name ?? '',
    motherNik: mother.nik,
    ...(father === undefined ? {} : { fatherNik: father.nik }),
    card: { state: 'none' },
    status: 'active',
    address: mother.address,
    villageCode: mother.villageCode,
  };
}

function sameChild(one: BirthEntry, other: BirthEntry): boolean {
  return (
    one.motherNik === other.motherNik &&
    one.birthDate === other.birthDate &&
    comparableName(one.childName) === comparableName(other.childName)
  );
}

function sorted(entry: BirthEntry): [string, unknown][] {
  return Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1));
}

function refused(
  status: RegisterProblem['status'],
  code: RegisterProblem['code'],
  message: string,
  fields?: readonly EntryFault[],
): BirthOutcome {
  return {
    kind: 'refused',
    problem: { status, code, message, ...(fields === undefined ? {} : { fields }) },
  };
}
