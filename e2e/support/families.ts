/** Families of the demo's register whom no other test changes, so that what happens to them happens once. */
import type { PersonValue } from '@satuloket/engine';
import type { Resident } from './people.ts';

/** A young couple who has twins. */
export const alya = {
  phone: '0812 0000 0801',
  nik: '3215017005017001',
  kk: '3275011112147001',
  name: 'Alya Astuti Rahayu',
  birthDate: ['30', '5', '2001'],
} as const satisfies Resident;

export const bambang = {
  phone: '0812 0000 0802',
  nik: '3275012906977001',
  kk: '3275011112147001',
  name: 'Bambang Wibowo',
  birthDate: ['29', '6', '1997'],
} as const satisfies Resident;

export const homeOfAlya = {
  street: 'Jalan Kutilang Nomor 109',
  rt: '009',
  rw: '003',
  villageCode: '32.75.01.1002',
} as const;

/** A mother of two children under five, who moves with her family to the neighbouring regency. */
export const nayla = {
  phone: '0812 0000 0803',
  nik: '3275085008987001',
  kk: '3275082208087001',
  name: 'Nayla Sihombing',
  birthDate: ['10', '8', '1998'],
} as const satisfies Resident;

/** Where the demo has an officer for each role. */
export const homeOfNayla = {
  street: 'Jalan Anggrek Nomor 8',
  rt: '002',
  rw: '011',
  villageCode: '32.75.01.1001',
} as const;

export const familyOfNayla = [
  { nik: '3275081810007001', name: 'Parulian Gabriel Hutapea', birthDate: '2000-10-18', relation: 'head' },
  { nik: nayla.nik, name: nayla.name, birthDate: '1998-08-10', relation: 'wife' },
  {
    nik: '3275082508237001',
    name: 'Kenzo Gabriel Parlindungan Hutapea',
    birthDate: '2023-08-25',
    relation: 'child',
  },
  { nik: '3275082105257001', name: 'Rafi Halomoan Hutapea', birthDate: '2025-05-21', relation: 'child' },
] as const;

/** Someone as an answer of a form names them; the page offers them by name where their family card is known. */
export function personOf(resident: Resident, relation: string): PersonValue {
  const [day, month, year] = resident.birthDate;
  const birthDate = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return { source: 'register', nik: resident.nik, name: resident.name, birthDate, relation };
}
