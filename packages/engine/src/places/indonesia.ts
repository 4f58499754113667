import { indonesiaLines } from './indonesia.generated.ts';

export type Province = { readonly code: string; readonly name: string };

/** A kabupaten or kota anywhere in Indonesia, by its dotted Kemendagri code. */
export type Regency = {
  readonly code: string;
  /** With its kind: `Kota Bekasi`, `Kabupaten Bekasi`. */
  readonly name: string;
  readonly provinceCode: string;
  readonly provinceName: string;
};

const lines = indonesiaLines
  .trim()
  .split('\n')
  .map((line) => {
    const gap = line.indexOf(' ');
    return { code: line.slice(0, gap), name: line.slice(gap + 1) };
  });

export const provinces: readonly Province[] = Object.freeze(lines.filter((line) => line.code.length === 2));

const provinceNames = new Map(provinces.map((province) => [province.code, province.name]));

export const regencies: readonly Regency[] = Object.freeze(
  lines
    .filter((line) => line.code.length > 2)
    .map(({ code, name }) => {
      const provinceCode = code.slice(0, 2);
      return { code, name, provinceCode, provinceName: provinceNames.get(provinceCode)! };
    }),
);

const regenciesByCode = new Map(regencies.map((regency) => [regency.code, regency]));

export const regencyByCode = (code: string): Regency | undefined => regenciesByCode.get(code);

export const provinceByCode = (code: string): Province | undefined =>
  provinces.find((province) => province.code === code);
