import { createHash } from 'node:crypto';
import pg from 'pg';

/** How often a statement has to come before it is worth keeping its plan. */
const oftenEnough = 3;
/** Each plan stays in the memory of each connection's process in PostgreSQL: some tens of kilobytes. */
const maximumNames = 200;
/** Statements that came less often than that are told apart up to so many; lists of each length are statements too. */
const maximumTold = 2000;
const maximumCharacters = 8000;
/** Searches for words: a rare and a frequent one want different plans, so that each is planned by what is looked for. */
const dependsOnValues = /@@|\bi?like\b/i;

/** A statement's count until it comes often, then its name: the same in all connections of this process. */
const told = new Map<string, number | string>();
let names = 0;
let generation = 0;

/**
 * A connection that lets PostgreSQL parse and plan each frequent statement once: planning costs more than most of our
 * statements take to run. Names are made from the text, so that two statements can never share one.
 */
export class PreparingClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    if (name === undefined) return this.#ask(given);
    const asked = this.#ask<Promise<unknown> | undefined>([{ name, text, values }, ...rest]);
    return asked?.catch((error: unknown) => {
      if (!isStalePlan(error)) throw error;
      forgetNames();
      // Within a transaction nothing more is answered: it is run again from its beginning, where that can be done.
      return this.#ask<Promise<unknown>>([text, values]).catch((second) => {
        throw (second as { code?: string }).code === '25P02' ? error : second;
      });
    }) as never;
  }

  #ask<Answer = never>(given: readonly unknown[]): Answer {
    return (super.query as unknown as (...of: unknown[]) => Answer).apply(this, [...given]);
  }
}

/**
 * A migration has given a table other columns, and a prepared statement tells all of them: PostgreSQL refuses it rather
 * than answer with other columns than it promised. Other statements of that code come from elsewhere.
 */
export function isStalePlan(error: unknown): boolean {
  const { code, routine } = error as { code?: string; routine?: string };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}

function nameOf(text: string): string | undefined {
  const known = told.get(text);
  if (typeof known === 'string') return known;
  if (names >= maximumNames || text.length > maximumCharacters || dependsOnValues.test(text))
    return undefined;
  const times = (known ?? 0) + 1;
  if (times < oftenEnough) {
    if (known === undefined && told.size >= maximumTold) forgetRare();
    told.set(text, times);
    return undefined;
  }
  names += 1;
  const name = `s${generation}_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
  told.set(text, name);
  return name;
}

function forgetRare(): void {
  for (const [text, known] of told) if (typeof known === 'number') told.delete(text);
}

/** From now on every statement gets a new name; those of before stay with their connections until these end. */
function forgetNames(): void {
  generation += 1;
  names = 0;
  told.clear();
}
