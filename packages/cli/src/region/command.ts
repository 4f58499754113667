import { lintRegions } from './lint.ts';

export const summary = {
  id: 'lint [folder]: memeriksa data wilayah (bawaan: regions)',
  en: 'lint [folder]: checks the data of regions (default: regions)',
};

export async function run([action, folder = 'regions', ...more]: readonly string[]): Promise<number> {
  if (action !== 'lint' || more.length > 0) {
    console.error('Pemakaian: satuloket region lint [folder]');
    return 2;
  }
  const { problems, sound } = await lintRegions(folder);
  for (const line of problems) console.error(line);
  for (const line of sound) console.log(line);
  return problems.length > 0 ? 1 : 0;
}
