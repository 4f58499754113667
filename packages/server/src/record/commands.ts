import { createHash } from 'node:crypto';
import { canonicalJson, failure, type Problem, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
  statement,
  writing,
} from '../platform/database/index.ts';
import { commandProblems } from './problems.ts';

/** What makes a command the same command: who says it, with which key, and what it says. */
export type CommandFrame = {
  readonly regionId: string;
  /** The account or browser; keys of two callers never meet. */
  readonly caller: string;
  readonly key: string;
  readonly content: unknown;
  readonly now: Date;
};

const keyShape = /^[\x21-\x7e]{1,200}$/;

/**
 * Runs a command in one transaction, once: the same key with the same content gets the first result, the same key with
 * other content is the problem `key-reused`. A problem takes everything back, the key too, so that the caller may
 * repeat what has been put right under the same key.
 *
 * `work` must change nothing outside the transaction; it may run again when PostgreSQL asks for it.
 */
export async function runCommand<Value>(
  database: DatabaseConnection,
  frame: CommandFrame,
  work: (transaction: DatabaseTransaction) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (database.isTransaction) throw new Error('A command is a transaction of its own.');
  if (!keyShape.test(frame.key)) return failure(commandProblems.keyMalformed);
  const contentHash = hashOf(frame.content);
  if (contentHash === undefined) return failure(commandProblems.contentUnreadable);
  const limited = regionDatabase(database, frame.regionId);
  try {
    return await inTransaction(limited, async (transaction) => {
      const { caller, key, now } = frame;
      await beginCommand(transaction, { caller, key, contentHash, now });
      const result = await work(transaction);
      if (!result.ok) {
        // What was done before stays the answer, also where this refusal came from no question to the database.
        await anything(transaction, {});
        throw new Refusal(result.error);
      }
      await keepResult(transaction, { caller, key, result: JSON.stringify(result.value ?? null) });
      return result;
    });
  } catch (error) {
    if (error instanceof Refusal) return failure(error.problem);
    const earlier = mayBeRepeated(error)
      ? await earlierResult<Value>(limited, frame, contentHash)
      : undefined;
    if (earlier === undefined) throw error;
    return earlier;
  }
}

/** A distributed table's parts have names of their own, and those of other machines are not told. */
function mayBeRepeated(error: unknown): boolean {
  const { code, constraint = '' } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === '' || constraint.startsWith('command_result_pkey'));
}

type CommandBegun = Pick<CommandFrame, 'caller' | 'key' | 'now'> & { readonly contentHash: Buffer };

/** A second teller of the same key waits here until the first has committed, and fails then. */
const beginCommand = writing((transaction, { caller, key, contentHash, now }: CommandBegun) =>
  transaction.insertInto('command_result').values({ caller, key, content_hash: contentHash, at: now }),
);

const anything = statement((_transaction, _given: object) => sql`select`);

const keepResult = writing(
  (
    transaction,
    { caller, key, result }: Pick<CommandFrame, 'caller' | 'key'> & { readonly result: string },
  ) =>
    transaction
      .updateTable('command_result')
      .set({ result })
      .where('caller', '=', caller)
      .where('key', '=', key),
);

/** Undefined for what JSON has no words for and forms can send all the same: no number, half a character. */
function hashOf(content: unknown): Buffer | undefined {
  try {
    return createHash('sha256').update(canonicalJson(content)).digest();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Takes the transaction back; never leaves this module. */
class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

async function earlierResult<Value>(
  database: DatabaseConnection,
  frame: CommandFrame,
  contentHash: Buffer,
): Promise<Result<Value> | undefined> {
  const earlier = await database
    .selectFrom('command_result')
    .select(['content_hash', 'result'])
    .where('caller', '=', frame.caller)
    .where('key', '=', frame.key)
    .executeTakeFirst();
  if (earlier === undefined) return undefined;
  if (!earlier.content_hash.equals(contentHash)) return failure(commandProblems.keyReused);
  return success(earlier.result as Value);
}
