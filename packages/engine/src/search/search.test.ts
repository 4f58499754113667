import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSearchIndex, everydayVocabulary, type SearchEntry, searchServices } from './index.ts';
import { inventedServices } from './invented-services.ts';
import { splitWords } from './words.ts';

const index = buildSearchIndex(inventedServices, everydayVocabulary);

function found(query: string, limit = 3): string[] {
  return searchServices(index, query, { limit }).map((match) => match.code);
}

/** What people type, as they type it, and what they look for. */
const everydayQueries: readonly (readonly [query: string, code: string])[] = [
  ['ktp ilang', 'ktp-hilang'],
  ['ktp saya kecopetan gimana ya', 'ktp-hilang'],
  ['kehilangan e-ktp', 'ktp-hilang'],
  ['ektp hilng', 'ktp-hilang'],
  ['lost my ktp', 'ktp-hilang'],
  ['dompet ilang ama ktp', 'ktp-hilang'],
  ['ktp patah', 'ktp-rusak'],
  ['gantiin ktp rusek', 'ktp-rusak'],
  ['katepe kebanjiran', 'ktp-rusak'],
  ['anak baru lahir', 'akta-lahir'],
  ['akte kelahiran', 'akta-lahir'],
  ['bikin akte lahiran dede bayi', 'akta-lahir'],
  ['akta kelahirn', 'akta-lahir'],
  ['surat lahir', 'akta-lahir'],
  ['istri abis melahirkan', 'akta-lahir'],
  ['newborn baby certificate', 'akta-lahir'],
  ['aktalahir', 'akta-lahir'],
  ['akte kematian', 'akta-mati'],
  ['bapak meninggal dunia', 'akta-mati'],
  ['lapor ortu wafat', 'akta-mati'],
  ['surat domisili', 'domisili'],
  ['suket domisli', 'domisili'],
  ['keterangan tempat tinggal kos', 'domisili'],
  ['proof of address', 'domisili'],
  ['domi', 'domisili'],
  ['kartu identitas anak', 'kia'],
  ['ktp anak', 'kia'],
  ['kartu buat bocil', 'kia'],
  ['pisah kk', 'kk-baru'],
  ['baru merit mau bikin kartu kluarga', 'kk-baru'],
  ['kartukeluarga baru', 'kk-baru'],
  ['nambah anggota di kk', 'kk-ubah'],
  ['rubah pekerjaan di kartu keluarga', 'kk-ubah'],
  ['pindahan ke luar kota', 'pindah-keluar'],
  ['surat pindah', 'pindah-keluar'],
  ['baru pindah ke sini', 'pindah-datang'],
  ['just moved here', 'pindah-datang'],
  ['nama di akte salah', 'nama-salah'],
  ['benerin nama typo', 'nama-salah'],
  ['surat cere', 'cerai'],
  ['jalan bolong depan rmh', 'jalan-rusak'],
  ['aspal berlubang', 'jalan-rusak'],
  ['lampu jln mati', 'lampu-jalan'],
  ['jalanan gelap banget', 'lampu-jalan'],
  ['ijin buka warung', 'izin-usaha'],
  ['perijinan umkm', 'izin-usaha'],
  ['bikin kartu kuning', 'kartu-kerja'],
  ['nyari gawe', 'kartu-kerja'],
  ['lamaran kerjaan', 'kartu-kerja'],
  ['daftar bansos', 'bantuan'],
  ['sewa lapak di pasar', 'lapak'],
  ['sampah numpuk', 'sampah'],
  ['sampahnya ga diangkut-angkut', 'sampah'],
  ['udah 17 thn mau foto ktp', 'ktp-baru'],
  ['perekaman ktp', 'ktp-baru'],
];

/** What a plain full-text search does: services by the number of typed words that they hold exactly. */
function plainSearch(query: string, entries: readonly SearchEntry[]): string[] {
  const asked = new Set(splitWords(query));
  return entries
    .map(({ code, title, summary, keywords }) => {
      const text = [title.id, title.en, summary.id, summary.en, ...keywords].join(' ');
      const words = new Set(splitWords(text));
      return { code, hits: [...asked].filter((word) => words.has(word)).length };
    })
    .filter(({ hits }) => hits > 0)
    .sort((first, second) => second.hits - first.hits)
    .slice(0, 3)
    .map(({ code }) => code);
}

function recallAtThree(search: (query: string) => string[]): number {
  const hits = everydayQueries.filter(([query, code]) => search(query).includes(code));
  return hits.length / everydayQueries.length;
}

describe('everyday questions', () => {
  test.each(everydayQueries)('%s: %s is among the first three', (query, code) => {
    expect(found(query)).toContain(code);
  });

  test('are answered better than by plain full-text search, and mostly by the first match', () => {
    const first = everydayQueries.filter(([query, code]) => found(query, 1)[0] === code).length;
    const plain = recallAtThree((query) => plainSearch(query, inventedServices));
    expect(first / everydayQueries.length).toBeGreaterThanOrEqual(0.9);
    expect(recallAtThree(found)).toBeGreaterThan(plain + 0.1);
  });

  test('are mostly found even without any knowledge of slang, by roots and slips alone', () => {
    const bare = buildSearchIndex(inventedServices, { synonyms: {}, noise: [] });
    const search = (query: string) => searchServices(bare, query, { limit: 3 }).map(({ code }) => code);
    expect(recallAtThree(search)).toBeGreaterThan(0.8);
  });
});

describe('nothing is found', () => {
  test.each([
    '',
    '   ',
    '?!…',
    'gimana caranya ya kak',
    'mau bikin dong min',
    'how can I get the',
    'asdfghjkl',
    'qwertyuiop zxcvbnm',
    '😀😀',
  ])('for %j', (query) => {
    expect(found(query)).toEqual([]);
  });

  test('in an empty catalogue', () => {
    expect(searchServices(buildSearchIndex([], everydayVocabulary), 'ktp', { limit: 3 })).toEqual([]);
  });
});

describe('a match', () => {
  test('tells which of the typed words led to it', () => {
    expect(searchServices(index, 'Gimana kalo e-KTP ILANG xyzzy', { limit: 1 })).toMatchObject([
      { code: 'ktp-hilang', matchedWords: ['e ktp', 'ilang'] },
    ]);
  });

  test('of an exact word comes before one of a slip', () => {
    const [only, ...others] = searchServices(index, 'sampah', { limit: 3 });
    expect(only?.code).toBe('sampah');
    expect(others).toEqual([]);
  });
});

test('a region’s own words lead where it says', () => {
  const synonyms = { ...everydayVocabulary.synonyms, 'surat sakti': 'domisili' };
  const own = buildSearchIndex(inventedServices, { ...everydayVocabulary, synonyms });
  expect(searchServices(own, 'surat sakti', { limit: 1 })[0]?.code).toBe('domisili');
});

describe('properties', () => {
  test('anything may be typed: at most the limit comes, best first, each once', () => {
    const words = fc.constantFrom('ktp', 'hilang', 'akta', 'lahir', 'pindah', 'jalan', 'mau', 'xyz');
    const queries = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(words, { maxLength: 8 }).map((typed) => typed.join(' ')),
    );
    fc.assert(
      fc.property(queries, fc.integer({ min: 0, max: 6 }), (query, limit) => {
        const matches = searchServices(index, query, { limit });
        expect(matches.length).toBeLessThanOrEqual(limit);
        expect(new Set(matches.map(({ code }) => code)).size).toBe(matches.length);
        for (const [place, match] of matches.entries()) {
          expect(match.score).toBeGreaterThan(0);
          expect(match.score).toBeLessThanOrEqual(matches[place - 1]?.score ?? Number.POSITIVE_INFINITY);
          expect(match.matchedWords.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('case, accents and signs between words do not matter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everydayQueries.map(([query]) => query)), (query) => {
        expect(found(` ${query.toUpperCase().replaceAll(' ', ' , ')}!`)).toEqual(found(query));
      }),
    );
  });

  test('every service is found first by its own title', () => {
    for (const entry of inventedServices) {
      expect(found(entry.title.id, 1)).toEqual([entry.code]);
      expect(found(entry.title.en, 1)).toEqual([entry.code]);
    }
  });
});
