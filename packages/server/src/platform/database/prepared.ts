import { createHash } from 'node:crypto';
import pg from 'pg';

/** How often a statement has to come within a minute before its plan is worth keeping. */
const oftenEnough = 3;
const countedMilliseconds = 60_000;
/** Each plan stays in the memory of each connection's process in PostgreSQL: some tens of kilobytes. */
const maximumNames = 200;
/** Statements that came less often are told apart up to so many; lists of each length are statements too. */
const maximumCounted = 2000;
const maximumCharacters = 8000;
/** Searches for words: a rare and a frequent one want different plans, so that each is planned by what is looked for. */
const dependsOnValues = /@@|\bi?like\b/i;

/** Which statements the connections of a pool have PostgreSQL prepare, and by which names. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #countedSince = 0;
  #generation = 0;

  /** Undefined for a statement that is planned each time. Names are made from texts: two statements never share one. */
  of(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined) return name;
    if (this.#names.size >= maximumNames || text.length > maximumCharacters || dependsOnValues.test(text))
      return undefined;
    const now = performance.now();
    if (now - this.#countedSince > countedMilliseconds || this.#counts.size >= maximumCounted) {
      this.#counts.clear();
      this.#countedSince = now;
    }
    const times = (this.#counts.get(text) ?? 0) + 1;
    this.#counts.set(text, times);
    if (times < oftenEnough) return undefined;
    this.#counts.delete(text);
    const given = `s${this.#generation}_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
    this.#names.set(text, given);
    return given;
  }

  /** From now on every statement gets a new name; those of before stay with their connections until these end. */
  forget(): void {
    this.#generation += 1;
    this.#names.clear();
  }
}

/**
 * Connections that let PostgreSQL parse and plan each frequent statement once: planning costs more than most of our
 * statements take to run.
 */
export function preparingClient(names = new StatementNames()): typeof pg.Client {
  return class PreparingClient extends pg.Client {
    override query(...given: unknown[]): never {
      const [text, values, ...rest] = given;
      const isPlain = typeof text === 'string' && Array.isArray(values) && values.length > 0;
      const name = isPlain ? names.of(text) : undefined;
      if (name === undefined) return this.#ask(given);
      const asked = this.#ask<Promise<unknown> | undefined>([{ name, text, values }, ...rest]);
      return asked?.catch((error: unknown) => {
        if (!isStalePlan(error)) throw error;
        names.forget();
        // Within a transaction nothing more is answered: it is run again from its beginning, where that can be done.
        return this.#ask<Promise<unknown>>([text, values]).catch((second) => {
          throw (second as { code?: string }).code === '25P02' ? error : second;
        });
      }) as never;
    }

    #ask<Answer = never>(given: readonly unknown[]): Answer {
      return (super.query as unknown as (...of: unknown[]) => Answer).apply(this, [...given]);
    }
  };
}

/**
 * A migration has given a table other columns, and a prepared statement tells all of them: PostgreSQL refuses it rather
 * than answer with other columns than it promised. Other statements of that code come from elsewhere.
 */
export function isStalePlan(error: unknown): boolean {
  const { code, routine } = error as { code?: string; routine?: string };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}
