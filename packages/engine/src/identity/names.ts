import { problem, type ValueProblem } from './value-problem.ts';

/**
 * What a new name must keep (Permendagri 73/2022 art. 4 and 5). The numbers and the list of titles come with the pack
 * or the region, beside their legal basis.
 */
export type NameRule = {
  /** Letters and spaces together. */
  readonly maximumLength: number;
  readonly minimumWords: number;
  /** Titles of learning, faith and rank that may not stand in a new name, written without dots: `dr`, `haji`, `spd`. */
  readonly titles: readonly string[];
};

/**
 * All faults of a name that is to be recorded for the first time. Codes: `empty` (alone), `too-long`,
 * `too-few-words`, `has-digits`, `has-title`, `has-punctuation`, `not-latin-letters`.
 */
export function checkNewName(input: string, rule: NameRule): ValueProblem[] {
  const name = tidyName(input);
  if (name === '') return [emptyName()];
  const problems: ValueProblem[] = [];
  if ([...name].length > rule.maximumLength) problems.push(tooLongName(name, rule.maximumLength));
  const words = name.split(' ');
  if (words.length < rule.minimumWords) {
    problems.push(
      problem(
        'too-few-words',
        `Nama baru paling sedikit ${rule.minimumWords} kata. Tambahkan satu kata lagi.`,
        `A new name has at least ${rule.minimumWords} words. Add another word.`,
      ),
    );
  }
  if (/\p{Nd}/u.test(name)) {
    problems.push(
      problem(
        'has-digits',
        'Nama tidak boleh memakai angka. Tulis dengan huruf.',
        'A name may not have digits. Write it in letters.',
      ),
    );
  }
  const title = words.find((word) => rule.titles.includes(withoutPunctuation(word).toLowerCase()));
  if (title !== undefined) {
    problems.push(
      problem(
        'has-title',
        `"${title}" terbaca sebagai gelar. Gelar tidak dicantumkan pada akta; tulis namanya saja.`,
        `"${title}" reads as a title. Titles do not stand on a certificate; write the name alone.`,
      ),
    );
  }
  if (/[^\p{L}\p{M}\p{Nd} ]/u.test(name)) {
    problems.push(
      problem(
        'has-punctuation',
        'Nama baru tidak boleh memakai tanda baca seperti titik, koma, petik, atau garis. Tulis tanpa tanda itu.',
        'A new name may not have punctuation such as full stops, commas, quotes or dashes. Write it without.',
      ),
    );
  }
  if (/(?!\p{Script=Latin})\p{L}/u.test(name)) {
    problems.push(
      problem('not-latin-letters', 'Nama ditulis dengan huruf Latin.', 'A name is written in Latin letters.'),
    );
  }
  return problems;
}

/**
 * A name that stands in the register already, or on a foreign paper. One word, titles and punctuation are fine: the
 * rule of 2022 binds new names only (Permendagri 73/2022). Codes: `empty`, `too-long`, `no-letters`.
 */
export function checkRecordedName(input: string, rule: Pick<NameRule, 'maximumLength'>): ValueProblem[] {
  const name = tidyName(input);
  if (name === '') return [emptyName()];
  const problems: ValueProblem[] = [];
  if ([...name].length > rule.maximumLength) problems.push(tooLongName(name, rule.maximumLength));
  if (!/\p{L}/u.test(name)) {
    problems.push(
      problem(
        'no-letters',
        'Nama harus berisi huruf. Tulis seperti pada KTP-el atau KK.',
        'A name must have letters. Write it as on the identity card or family card.',
      ),
    );
  }
  return problems;
}

/** A name without spaces around it or doubled in it, in composed letters, so that equal names are equal texts. */
export function tidyName(input: string): string {
  return input.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

function withoutPunctuation(word: string): string {
  return word.replace(/[^\p{L}\p{M}]/gu, '');
}

function emptyName(): ValueProblem {
  return problem('empty', 'Nama belum diisi.', 'The name is missing.');
}

function tooLongName(name: string, maximumLength: number): ValueProblem {
  const length = [...name].length;
  return problem(
    'too-long',
    `Nama paling panjang ${maximumLength} huruf termasuk spasi; yang Anda isi ${length}. Persingkat namanya.`,
    `A name has at most ${maximumLength} letters with spaces; you entered ${length}. Shorten it.`,
  );
}
