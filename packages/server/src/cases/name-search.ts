import { type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../platform/database/index.ts';

/** More words than a name has; each is one more list to read. */
const mostWords = 8;

/**
 * The office of a case where its name is looked for by whole words. PostgreSQL takes the lists of the words and all
 * that the office ever had for unrelated, and would read the second to shorten the first, at ten times its cost.
 */
export const officeOutsideIndexes: RawBuilder<string> = sql`office_id || ''`;

/** What a typed word stands for: a word of the name, or every word that begins so. */
export type NameWords = 'whole' | 'beginnings';

/** Whoever types a star wants all that begins so: `dewi*` finds Dewianti also where there is a Dewi. */
export const asksForBeginnings = (typed: string): boolean => typed.includes('*');

/**
 * Cases at these offices whose applicant's name has these words in any order; by their beginnings `ang dew` finds Dewi
 * Anggraini. The words of a name stand in the index each with its office, so that a search costs what the office has
 * and not what the region has. Two whole words are looked for as one: those who bear both are few where those who bear
 * either are thousands. For a beginning the list of each word that begins so is read to its end.
 */
export function nameHasWords(
  cases: ExpressionBuilder<Database, 'case_current'>,
  officeIds: readonly string[],
  typed: string,
  as: NameWords,
): ExpressionWrapper<Database, 'case_current', SqlBool> {
  const words = wordsOf(typed);
  if (words.length === 0 || officeIds.length === 0) return cases.val(false) as never;
  const atOffice = as === 'whole' ? wholeWordsAt : beginningsAt;
  const query = [...new Set(officeIds)].map((officeId) => `(${atOffice(officeId, words)})`).join(' | ');
  return cases(sql`case_name_lexemes(office_id, applicant_name)`, '@@', sql`${query}::tsquery`) as never;
}

/** The lexemes are those of `case_name_lexemes` in the database, to the letter. */
function wholeWordsAt(officeId: string, words: readonly string[]): string {
  if (words.length === 1) return quoted(`${officeId}:${words[0]}`);
  // A chain of pairs has each of them; which of two comes first in the name, nobody who looks for it knows.
  const pair = (one: string, other: string) => quoted(`${officeId}::${one} ${other}`);
  return words
    .slice(1)
    .map((word, index) => `(${pair(words[index]!, word)} | ${pair(word, words[index]!)})`)
    .join(' & ');
}

const beginningsAt = (officeId: string, words: readonly string[]): string =>
  words.map((word) => `${quoted(`${officeId}:${word}`)}:*`).join(' & ');

function wordsOf(typed: string): readonly string[] {
  const words = typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, mostWords);
}

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
