import { failure, success } from '@satuloket/engine';
import {
  type CardRecording,
  type PopulationRegister,
  type RegisterHousehold,
  registerProblems,
} from './register-adapter/index.ts';

/** A register in memory for tests, with one household and a switch. */
export function fakeRegister(
  household: RegisterHousehold,
): PopulationRegister & { down: boolean; cards: Map<string, CardRecording['status']> } {
  const register = {
    down: false,
    /** By NIK; nobody else has ever been recorded. */
    cards: new Map<string, CardRecording['status']>(),
    async match(claim: { nik: string; kk: string; name: string; birthDate: string }) {
      if (register.down) return failure(registerProblems.unavailable);
      const person = household.members.find((member) => member.nik === claim.nik);
      const match =
        person?.name.toLowerCase() === claim.name.toLowerCase() &&
        person.birthDate === claim.birthDate &&
        household.kk === claim.kk;
      return success({ match });
    },
    async household({ nik }: { nik: string }) {
      if (register.down) return failure(registerProblems.unavailable);
      if (!household.members.some((member) => member.nik === nik))
        return failure(registerProblems.personUnknown);
      return success(household);
    },
    async person({ nik }: { nik: string }) {
      if (register.down) return failure(registerProblems.unavailable);
      const person = household.members.find((member) => member.nik === nik);
      return person === undefined ? failure(registerProblems.personUnknown) : success(person);
    },
    async cardStatus({ nik }: { nik: string }) {
      if (register.down) return failure(registerProblems.unavailable);
      return success({ status: register.cards.get(nik) ?? 'NONE' });
    },
    status: () => ({ available: !register.down }),
  };
  return register;
}

/** A mother and her husband, invented; the serial is one that no district issues. */
export const inventedHousehold: RegisterHousehold = {
  kk: '3275011809237001',
  address: { street: 'Jalan Mawar 7', rt: '003', rw: '004' },
  villageCode: '32.75.01.1002',
  villageName: 'Margahayu',
  districtName: 'Bekasi Timur',
  members: [
    inventedPerson({
      nik: '3275015403967001',
      name: 'Dewi Anggraini Putri',
      birthDate: '1996-03-14',
      sex: 'female',
      relation: 'wife',
    }),
    inventedPerson({
      nik: '3275010208947001',
      name: 'Rizky Maulana Hidayat',
      birthDate: '1994-08-02',
      sex: 'male',
      relation: 'head',
    }),
  ],
};

function inventedPerson(
  person: Pick<RegisterHousehold['members'][number], 'nik' | 'name' | 'birthDate' | 'sex' | 'relation'>,
): RegisterHousehold['members'][number] {
  return {
    ...person,
    kk: '3275011809237001',
    birthPlace: 'Bekasi',
    maritalStatus: 'married',
    religion: 'Islam',
    occupation: 'Karyawan swasta',
    citizenship: 'WNI',
    motherName: 'Siti',
    fatherName: 'Ahmad',
    card: { state: 'held' },
    status: 'active',
    address: { street: 'Jalan Mawar 7', rt: '003', rw: '004' },
    villageCode: '32.75.01.1002',
  };
}
