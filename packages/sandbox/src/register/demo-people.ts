import type { Text } from '@satuloket/engine';
import { cardPeople } from './demo-card-people.ts';
import { type DemoPerson, known as knownIn } from './demo-household.ts';
import { demoHouseholds } from './demo-households.ts';
import { unionPeople } from './demo-union-people.ts';

const known = (key: string, nik: string, phoneEnding: string, story: Text) =>
  knownIn(demoHouseholds, { key, nik, phoneEnding, story });

export const demoPeople: readonly DemoPerson[] = [
  known('dewi', '3275015403967001', '01', {
    id: 'Menikah, bayinya baru lahir dan belum dicatat',
    en: 'Married, her baby was just born and is not yet registered',
  }),
  known('rizky', '3275010208947001', '02', { id: 'Suami Dewi, kepala keluarga', en: "Dewi's husband" }),
  known('sri', '3275046512907001', '03', { id: 'Ibu anak kembar', en: 'Mother of twins' }),
  known('aisyah', '3275054907987001', '04', { id: 'Ibu tunggal', en: 'Single mother' }),
  known('suparman', '3275091705857001', '05', { id: 'Nama satu kata', en: 'A one-word name' }),
  known('entin', '3275076104477001', '06', {
    id: 'Lansia, KTP-el lama habis masa berlakunya',
    en: 'An elder whose old card has expired',
  }),
  known('euis', '3216095102917001', '07', { id: 'Keluarga di Cikarang', en: 'A family in Cikarang' }),
  known('asep', '3204050310887001', '08', {
    id: 'Suami Euis, NIK terbit di Kabupaten Bandung',
    en: "Euis's husband, NIK first issued in Kabupaten Bandung",
  }),
  known('ruth', '1271016311927001', '09', {
    id: 'Menikah di catatan sipil, pindah dari Medan',
    en: 'Married at the civil registry, moved from Medan',
  }),
  known('felicia', '3174044101997001', '10', {
    id: 'Baru menikah, belum punya anak',
    en: 'Newly married, no children yet',
  }),
  known('yulianti', '3275115206937001', '11', {
    id: 'Tanggal lahirnya pernah dibetulkan, NIK tetap',
    en: 'Her birth date was corrected, the NIK stayed',
  }),
  known('maimunah', '3275105707587001', '12', {
    id: 'Suaminya meninggal pada Oktober 2026',
    en: 'Her husband died in October 2026',
  }),
  known('andi', '3275031908917001', '13', {
    id: 'Pernah tercatat ganda',
    en: 'Was once registered twice',
  }),
  known('rene', '3275023009867001', '14', {
    id: 'Nama dengan tanda baca asing',
    en: 'A name with diacritics',
  }),
  known('raden', '3275120101757001', '15', {
    id: 'Nama lama lebih dari 60 huruf',
    en: 'An old name of more than 60 characters',
  }),
  known('nabila', '3275014212977001', '16', {
    id: 'Pindah dari Kota ke Kabupaten Bekasi',
    en: 'Moved from the city to the regency',
  }),
  ...cardPeople,
  ...unionPeople,
];
