import type { Compilable, CompiledQuery, RawBuilder } from 'kysely';
import { leavesWithTheNext } from './prepared.ts';
import type { DatabaseConnection, DatabaseTransaction } from './schema.ts';

/** Stands in a statement for what is given when it is asked; whoever looks into it while building is told. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): never {
    return this[Symbol.toPrimitive]();
  }

  [Symbol.toPrimitive](): never {
    throw new Error(`A statement is built once: it can't look into what will be given as ${this.name}.`);
  }
}

const places = new Proxy({}, { get: (_target, name) => new Place(String(name)) });
/** What a statement is kept by where the connection is limited to no region on purpose. */
const unlimited = {};

type Build<Given, Row> = (database: DatabaseConnection, given: Given) => Compilable<Row> | RawBuilder<Row>;

/** What is asked with these values, built once for each region. */
function compiledOnce<Given extends object, Row>(
  build: Build<Given, Row>,
): (database: DatabaseConnection, given: Given) => CompiledQuery<Row> {
  // Connections limited to the same region share what limits them.
  const known = new WeakMap<object, CompiledQuery<Row>>();
  return (database, given) => {
    const [limit = unlimited] = database.getExecutor().plugins;
    const compiled = known.get(limit) ?? build(database, places as Given).compile(database);
    known.set(limit, compiled);
    const parameters = compiled.parameters.map((value) =>
      value instanceof Place ? given[value.name as keyof Given] : value,
    );
    return { ...compiled, parameters };
  };
}

/**
 * A query that is built, limited to its region and compiled once, then asked with other values. Building took a quarter
 * of a filing; worth it for what every command or page asks, and for nothing else.
 *
 * `build` puts the members of `given` where values stand, and must neither look into them nor choose by them: what has
 * two forms is two statements. A list is one value, for `= any(…)`.
 *
 * @returns the rows; none where nothing is returned.
 */
export function statement<Given extends object, Row>(
  build: Build<Given, Row>,
): (database: DatabaseConnection, given: Given) => Promise<readonly Row[]> {
  const compiled = compiledOnce(build);
  return async (database, given) => (await database.executeQuery<Row>(compiled(database, given))).rows;
}

/**
 * A statement that writes, and of which nobody needs to know more than that all was written when the transaction has
 * committed: it goes to PostgreSQL with the next statement, and an error of it comes from that one or from the commit.
 * Whoever wants to know how many rows it met, or to go on after its error, asks a `statement`.
 */
export function writing<Given extends object>(
  build: Build<Given, unknown>,
): (transaction: DatabaseTransaction, given: Given) => Promise<void> {
  const compiled = compiledOnce(build);
  return async (transaction, given) => {
    const query = compiled(transaction, given);
    if (transaction.isTransaction) leavesWithTheNext(query.parameters);
    await transaction.executeQuery(query);
  };
}

/** Writes as a `writing` does, what is built for this once. */
export async function write(
  transaction: DatabaseConnection,
  query: Compilable<unknown> | RawBuilder<unknown>,
): Promise<void> {
  const compiled = query.compile(transaction);
  if (transaction.isTransaction) leavesWithTheNext(compiled.parameters);
  await transaction.executeQuery(compiled);
}
