import type { Text } from '@satuloket/engine';
import type { Household, RegisterPerson } from './types.ts';

/** Someone well known to demos and tests: always there, always with the same numbers, whatever the seed. */
export type DemoPerson = {
  readonly key: string;
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly birthDate: string;
  readonly villageCode: string;
  readonly phone: string;
  /** What makes this person worth knowing, for a sign-in hint. */
  readonly story: Text;
};

type Member = Pick<RegisterPerson, 'nik' | 'name' | 'birthDate' | 'sex' | 'relation'> &
  Partial<RegisterPerson>;

/** A household from what is told of each member; the rest is usual. */
export function household(
  base: Pick<Household, 'kk' | 'villageCode' | 'address'> & { readonly moves?: Household['moves'] },
  members: readonly Member[],
): Household {
  return {
    kk: base.kk,
    villageCode: base.villageCode,
    address: base.address,
    moves: base.moves ?? [],
    members: members.map((member) => ({
      birthPlace: 'Bekasi',
      maritalStatus: 'single',
      religion: 'islam',
      occupation: 'Karyawan swasta',
      citizenship: 'WNI',
      motherName: 'Siti Rohani',
      fatherName: 'Namin',
      card:
        member.birthDate < '2009-11-01' ? { state: 'held', validUntil: 'SEUMUR HIDUP' } : { state: 'none' },
      status: 'active',
      ...member,
      kk: base.kk,
      villageCode: base.villageCode,
      address: base.address,
    })),
  };
}

/** A demo person as found in the households. */
export function known(
  households: readonly Household[],
  who: {
    readonly key: string;
    readonly nik: string;
    readonly phoneEnding: string;
    readonly story: Text;
  },
): DemoPerson {
  const { key, nik, phoneEnding, story } = who;
  for (const home of households) {
    const person = home.members.find((member) => member.nik === nik);
    if (person === undefined) continue;
    const { kk, name, birthDate, villageCode } = person;
    return { key, nik, kk, name, birthDate, villageCode, phone: `+62812000001${phoneEnding}`, story };
  }
  throw new Error(`no demo household holds ${nik}`);
}
