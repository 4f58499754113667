import { type Regency, regencies } from './indonesia.ts';
import { placeWords, similarity, squeeze } from './similarity.ts';

const searchable = regencies.map((regency) => ({
  regency,
  whole: squeeze(regency.name),
  bare: squeeze(regency.name.replace(/^(Kabupaten|Kota)( Administrasi)? /, '')),
}));

/**
 * Kabupaten and kota of all Indonesia that someone may mean, best first: a birth place may lie anywhere. `bekasi`
 * finds the city and the regency, `kota bekasi` the city first.
 */
export function findRegencies(typed: string, limit = 8): readonly Regency[] {
  const words = placeWords(typed).join('');
  if (words === '') return [];
  const asksForRegency = /\bkab(upaten)?\b/i.test(typed);
  return searchable
    .map(({ regency, whole, bare }) => {
      const kindFits = asksForRegency && whole.startsWith('kabupaten');
      const score = Math.max(similarity(words, bare), similarity(words, whole));
      return { regency, score: score === 0 ? 0 : score + (kindFits ? 0.05 : 0) };
    })
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score || (a.regency.code < b.regency.code ? -1 : 1))
    .slice(0, limit)
    .map((match) => match.regency);
}
