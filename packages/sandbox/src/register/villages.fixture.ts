import type { SandboxVillage } from './types.ts';

/** A few real villages of both regions, those of the demo people among them. */
export const fixtureVillages: readonly SandboxVillage[] = [
  ['32.75.01.1002', 'Margahayu', 'Bekasi Timur'],
  ['32.75.01.1004', 'Arenjaya', 'Bekasi Timur'],
  ['32.75.02.1002', 'Kranji', 'Bekasi Barat'],
  ['32.75.03.1002', 'Perwira', 'Bekasi Utara'],
  ['32.75.04.1005', 'Kayuringinjaya', 'Bekasi Selatan'],
  ['32.75.05.1002', 'Pengasinan', 'Rawalumbu'],
  ['32.75.06.1003', 'Pejuang', 'Medansatria'],
  ['32.75.07.1003', 'Bantargebang', 'Bantargebang'],
  ['32.75.08.1003', 'Jatimakmur', 'Pondokgede'],
  ['32.75.09.1002', 'Jatiasih', 'Jatiasih'],
  ['32.75.10.1003', 'Jatiranggon', 'Jatisampurna'],
  ['32.75.11.1003', 'Mustikajaya', 'Mustikajaya'],
  ['32.75.12.1002', 'Jatiwarna', 'Pondokmelati'],
  ['32.16.06.2004', 'Tambun', 'Tambun Selatan'],
  ['32.16.09.2003', 'Karangasih', 'Cikarang Utara'],
].map(([code, name, districtName]) => ({
  code: code!,
  name: name!,
  districtCode: code!.slice(0, 8),
  districtName: districtName!,
}));
