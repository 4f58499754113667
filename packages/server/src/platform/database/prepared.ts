import { createHash } from 'node:crypto';
import pg from 'pg';
import {
  type Answer,
  type GroupedStatement,
  groupedStatement,
  isPrepared,
  QueryGroup,
  type RowShapes,
} from './query-group.ts';

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

/** They have no values and come with nearly every command. */
const boundaries = new Set(['begin', 'commit']);

const needNoAnswer = new WeakSet<readonly unknown[]>();

/**
 * Marks the values of a statement within a transaction whose answer nobody needs: it leaves with the next one that is
 * asked, at the latest with the commit, and what is wrong with it is told there.
 */
export function leavesWithTheNext<Values extends readonly unknown[]>(values: Values): Values {
  needNoAnswer.add(values);
  return values;
}

/**
 * Connections that let PostgreSQL parse and plan each frequent statement once, and that send it in one message what
 * need not wait for one another: what is asked in the same turn, what needs no answer, and the beginning of a
 * transaction. Planning, and waking one another, cost more than most of our statements take to run.
 */
export function preparingClient(names = new StatementNames()): typeof pg.Client {
  return class PreparingClient extends pg.Client {
    readonly #shapes: RowShapes = new Map();
    #waiting: GroupedStatement[] = [];
    #isUnderWay = false;
    #willSend = false;
    /** Its transaction has ended or is about to: what a part of its work still asks would be done outside of it. */
    #isOver = false;

    [lent](): void {
      this.#isOver = false;
      this.#waiting = [];
    }

    override query(...given: unknown[]): never {
      const [text, values, ...rest] = given;
      // A pool that asks for itself, with a connection for one statement, is told by a callback.
      if (typeof text !== 'string' || !Array.isArray(values) || rest.length > 0) return this.#ask(given);
      if (this.#isOver && text !== 'rollback') return Promise.reject(new Error(over)) as never;
      if (text === 'rollback') return this.#takeBack() as never;
      const name = values.length > 0 || boundaries.has(text) ? names.of(text) : undefined;
      if (text === 'begin' || needNoAnswer.has(values)) {
        if (name !== undefined && this.#hasPrepared(name)) {
          this.#waiting.push(groupedStatement({ name, text, values }));
          return told('');
        }
      }
      const answer = this.#answer({ name, text, values });
      if (text === 'commit') this.#isOver = true;
      return answer.catch((error: unknown) => {
        if (!isStalePlan(error)) throw error;
        names.forget();
        if (this.#isOver) throw error;
        // Within a transaction nothing more is answered: it is run again from its beginning, where that can be done.
        return this.#answer({ name: undefined, text, values }).catch((second) => {
          throw (second as { code?: string }).code === '25P02' ? error : second;
        });
      }) as never;
    }

    /** Nothing that still waits is sent, and a transaction of which PostgreSQL knows nothing needs no end. */
    #takeBack(): Promise<Answer> {
      this.#isOver = true;
      const left = this.#waiting;
      this.#waiting = [];
      for (const { answer } of left) answer?.reject(new Error(over));
      if (left[0]?.text === 'begin') return told('ROLLBACK');
      return this.#answer({ name: undefined, text: 'rollback', values: [] });
    }

    #answer(asked: Omit<GroupedStatement, 'answer'>): Promise<Answer> {
      return new Promise((resolve, reject) => {
        this.#waiting.push(groupedStatement({ ...asked, answer: { resolve, reject } }));
        if (this.#willSend) return;
        this.#willSend = true;
        process.nextTick(() => this.#send());
      });
    }

    /** All that wait, up to the first that has to be prepared: of those only one can be on its way. */
    #send(): void {
      this.#willSend = false;
      if (this.#isUnderWay || this.#waiting.every(({ answer }) => answer === undefined)) return;
      const unprepared = this.#waiting.findIndex(
        ({ name }) => name === undefined || !this.#hasPrepared(name),
      );
      const those = this.#waiting.splice(0, unprepared < 0 ? this.#waiting.length : unprepared + 1);
      this.#isUnderWay = true;
      this.#ask([
        new QueryGroup(those, this.#shapes, () => {
          this.#isUnderWay = false;
          this.#send();
        }),
      ]);
    }

    #hasPrepared(name: string): boolean {
      return isPrepared(this.connection as unknown as Parameters<typeof isPrepared>[0], name);
    }

    #ask<Answer = never>(given: readonly unknown[]): Answer {
      return (super.query as unknown as (...of: unknown[]) => Answer).apply(this, [...given]);
    }
  };
}

const over = 'Its transaction has ended.';
const lent = Symbol('lent');

/** A pool tells so that it lends a connection: what its last borrower left is over. */
export function lend(client: pg.ClientBase): void {
  (client as pg.ClientBase & { [lent]?(): void })[lent]?.();
}

/** The answer to what has not been asked. */
const told = (command: string) =>
  Promise.resolve({ command, rowCount: null, rows: [] } satisfies Answer) as never;

/**
 * A migration has given a table other columns, and a prepared statement tells all of them: PostgreSQL refuses it rather
 * than answer with other columns than it promised. Other statements of that code come from elsewhere.
 */
export function isStalePlan(error: unknown): boolean {
  const { code, routine } = error as { code?: string; routine?: string };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}
