import { districtPrefix, kkStem, NumberIssuer, nikStem, regionPrefix } from './numbers.ts';
import { Recordings } from './recordings.ts';
import type { Household, HouseholdAnswer, Population, RegisterPerson, SandboxVillage, Sex } from './types.ts';

/** The people, family cards and numbers as they stand now. Events change it; it judges nothing itself. */
export class World {
  readonly recordings = new Recordings();
  readonly #people = new Map<string, RegisterPerson>();
  readonly #households = new Map<string, Household>();
  readonly #villages: ReadonlyMap<string, SandboxVillage>;
  readonly #issuer: NumberIssuer;
  readonly #documentSerials = new Map<string, number>();

  constructor(population: Population) {
    this.#villages = new Map(population.villages.map((village) => [village.code, village]));
    this.#issuer = new NumberIssuer(population.serials);
    for (const household of population.households) this.place(household);
  }

  get people(): readonly RegisterPerson[] {
    return [...this.#people.values()];
  }

  get households(): readonly Household[] {
    return [...this.#households.values()];
  }

  person(nik: string): RegisterPerson | undefined {
    return this.#people.get(nik);
  }

  household(kk: string): Household | undefined {
    return this.#households.get(kk);
  }

  householdOf(nik: string): HouseholdAnswer | undefined {
    const person = this.#people.get(nik);
    const household = person === undefined ? undefined : this.#households.get(person.kk);
    if (household === undefined) return undefined;
    const village = this.#villages.get(household.villageCode);
    return { ...household, villageName: village?.name ?? '', districtName: village?.districtName ?? '' };
  }

  village(code: string): SandboxVillage | undefined {
    return this.#villages.get(code);
  }

  /** By code, or by name with or without the district; a name that several villages bear finds none. */
  findVillage(text: string): SandboxVillage | undefined {
    const exact = this.#villages.get(text);
    if (exact !== undefined) return exact;
    const wanted = comparable(text);
    const found = [...this.#villages.values()].filter(
      ({ name, districtName }) =>
        comparable(name) === wanted || comparable(`${name} ${districtName}`) === wanted,
    );
    return found.length === 1 ? found[0] : undefined;
  }

  /** Puts a family card with its members in place of the one with its number. */
  place(household: Household): void {
    this.#households.set(household.kk, household);
    for (const member of household.members) this.#people.set(member.nik, member);
  }

  /** Changes one person, on the family card too. Nobody of that NIK: nothing happens. */
  update(nik: string, change: (person: RegisterPerson) => RegisterPerson): void {
    const person = this.#people.get(nik);
    const household = person === undefined ? undefined : this.#households.get(person.kk);
    if (person === undefined || household === undefined) return;
    const changed = change(person);
    this.#people.set(nik, changed);
    this.place({
      ...household,
      members: household.members.map((member) => (member.nik === nik ? changed : member)),
    });
  }

  newNik(person: { readonly villageCode: string; readonly birthDate: string; readonly sex: Sex }): string {
    return this.#issuer.issue(nikStem(districtPrefix(person.villageCode), person.birthDate, person.sex));
  }

  newKk(villageCode: string, day: string): string {
    return this.#issuer.issue(kkStem(districtPrefix(villageCode), day));
  }

  /** `3275-KM-21112026-0001`: region, kind of certificate, day, serial of that day. */
  newCertificateNumber(villageCode: string, sign: string, day: string): string {
    return this.#nextOf(`${regionPrefix(villageCode)}-${sign}-${dayMonthYear(day)}-`);
  }

  /** `SKPWNI/3275/21112026/0001`, the number of a letter of moving. */
  newMoveNumber(villageCode: string, day: string): string {
    return this.#nextOf(`SKPWNI/${regionPrefix(villageCode)}/${dayMonthYear(day)}/`);
  }

  /** Notes a number of an earlier run, so that it is not given again. */
  reserve(number: string): void {
    if (/^\d{16}$/.test(number)) {
      this.#issuer.reserve(number);
      return;
    }
    const stem = number.slice(0, -4);
    this.#documentSerials.set(
      stem,
      Math.max(this.#documentSerials.get(stem) ?? 0, Number(number.slice(stem.length))),
    );
  }

  #nextOf(stem: string): string {
    const serial = (this.#documentSerials.get(stem) ?? 0) + 1;
    this.#documentSerials.set(stem, serial);
    return `${stem}${String(serial).padStart(4, '0')}`;
  }
}

function dayMonthYear(day: string): string {
  return `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(0, 4)}`;
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(kelurahan|desa|kecamatan|kel|kec)\b/g, '')
    .replace(/[^a-z0-9]/g, '');
}
