import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Database } from '../platform/database/index.ts';

/** More words than a name has; each is one more list to read. */
const mostWords = 8;

/** What a typed word stands for: a word of the name, or every word that begins so. */
export type NameWords = 'whole' | 'beginnings';

/** Whoever types a star wants all that begins so: `dewi*` finds Dewianti also where there is a Dewi. */
export const asksForBeginnings = (typed: string): boolean => typed.includes('*');

/**
 * Cases at these offices whose applicant's name has these words in any order; by their beginnings `ang dew` finds Dewi
 * Anggraini. The expression is the index `case_current_name_words` to the letter; the words of a name stand there each
 * with its office, so that a search costs what the office has and not what the region has. Whole words are met by
 * skipping through their lists; for a beginning the list of each word that begins so is read to its end.
 */
export function nameHasWords(
  cases: ExpressionBuilder<Database, 'case_current'>,
  officeIds: readonly string[],
  typed: string,
  as: NameWords,
): ExpressionWrapper<Database, 'case_current', SqlBool> {
  const words = wordsOf(typed);
  if (words.length === 0 || officeIds.length === 0) return cases.val(false) as never;
  const ending = as === 'whole' ? '' : ':*';
  const query = [...new Set(officeIds)]
    .map((officeId) => `(${words.map((word) => quoted(`${officeId}:${word}`) + ending).join(' & ')})`)
    .join(' | ');
  return cases(
    sql`array_to_tsvector(string_to_array(office_id || ':' || regexp_replace(lower(applicant_name), '[^[:alnum:]]+', ' ' || office_id || ':', 'g'), ' '))`,
    '@@',
    sql`${query}::tsquery`,
  ) as never;
}

function wordsOf(typed: string): readonly string[] {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
