import type { RegisterPerson } from '../types.ts';
import type { World } from '../world.ts';
import type { EntryFault, EntryValues } from './entry.ts';

/** What is said of someone who may not take part in an event, at the field where the NIK was typed. */
export function statusFault(path: string, person: RegisterPerson | undefined): EntryFault | undefined {
  if (person === undefined) return { path, code: 'unknown', message: 'NIK ini tidak ditemukan.' };
  switch (person.status) {
    case 'active':
      return undefined;
    case 'deceased':
      return {
        path,
        code: 'deceased',
        message: `${person.name} sudah tercatat meninggal pada ${person.deceasedOn ?? 'tanggal yang tidak tercatat'}.`,
      };
    case 'moved-out':
      return {
        path,
        code: 'moved-out',
        message: `${person.name} sudah pindah keluar dan belum tercatat datang.`,
      };
    case 'withdrawn':
      return {
        path,
        code: 'withdrawn',
        message: `NIK ini dicabut karena ganda; yang berlaku ${person.withdrawnFor ?? 'NIK lain'}.`,
      };
  }
}

/** The faults of everyone who is named only to tell or to witness: they must be on record, nothing more. */
export function unknownFaults(values: EntryValues, world: World, paths: readonly string[]): EntryFault[] {
  return paths.flatMap((path) => {
    const nik = values[path];
    return nik === undefined || world.person(nik) !== undefined
      ? []
      : [{ path, code: 'unknown', message: 'NIK ini tidak ditemukan.' }];
  });
}

/** Whole years from a birth to a day, both ISO dates. */
export function ageOn(day: string, birthDate: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
