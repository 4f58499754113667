import type { Region } from '@satuloket/engine';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { RunProblem } from './contract.ts';
import type { SigningDependencies } from './dependencies.ts';
import { runProblem } from './problems.ts';
import { mostSignedAtOnce } from './run-started.ts';

/** A document that a run did not sign waits on the desk again, with the cause. */
export async function settle(
  dependencies: SigningDependencies,
  region: Region,
  { runId }: { readonly runId: string },
  itemId: string,
  problem: RunProblem,
): Promise<void> {
  await inTransaction(regionDatabase(dependencies.database, region.id), async (transaction) => {
    await settleIn(dependencies, transaction, { runId, itemId, problem, mayBeSigned: false });
  });
}

async function settleIn(
  { now }: Pick<SigningDependencies, 'now'>,
  transaction: DatabaseTransaction,
  {
    runId,
    itemId,
    problem,
    mayBeSigned,
  }: {
    readonly runId: string;
    readonly itemId: string;
    readonly problem: RunProblem;
    readonly mayBeSigned: boolean;
  },
): Promise<void> {
  const { cause, message } = problem;
  const at = now();
  const failed = await transaction
    .updateTable('signing_run_item')
    .set({ state: 'failed', cause, message: JSON.stringify(message), at })
    .where('run_id', '=', runId)
    .where('item_id', '=', itemId)
    .where('state', '=', 'waiting')
    .returning(['delegation_id'])
    .executeTakeFirst();
  if (failed === undefined) return;
  await transaction
    .updateTable('signing_item')
    .set({
      state: 'waiting',
      run_id: null,
      place: 0,
      trouble: JSON.stringify(message),
      updated_at: at,
      ...(mayBeSigned && { is_uncertain: true }),
    })
    .where('id', '=', itemId)
    .where('state', '=', 'being-signed')
    .where('run_id', '=', runId)
    .execute();
  if (failed.delegation_id !== null) await giveBack(transaction, failed.delegation_id, runId);
}

/** What was counted against the limit of a delegation and not signed. */
async function giveBack(
  transaction: DatabaseTransaction,
  delegationId: string,
  runId: string,
): Promise<void> {
  await transaction
    .updateTable('signing_delegation_day')
    .set((eb) => ({ taken: eb('taken', '-', 1) }))
    .where('delegation_id', '=', delegationId)
    .where('taken', '>', 0)
    .where('day', '=', (days) => days.selectFrom('signing_run').select('counted_on').where('id', '=', runId))
    .execute();
}

/** The process that ran it is gone, and the passphrase with it. */
export async function interruptRun(
  dependencies: SigningDependencies,
  region: Region,
  runId: string,
): Promise<void> {
  await inTransaction(regionDatabase(dependencies.database, region.id), async (transaction) => {
    const ended = await transaction
      .updateTable('signing_run')
      .set({
        ended_at: dependencies.now(),
        stopped_cause: 'interrupted',
        stopped_message: JSON.stringify(runProblem('interrupted').message),
      })
      .where('id', '=', runId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (ended === undefined) return;
    const left = await transaction
      .selectFrom('signing_run_item')
      .select('item_id')
      .where('run_id', '=', runId)
      .where('state', '=', 'waiting')
      .orderBy('place')
      .execute();
    for (const [index, { item_id: itemId }] of left.entries()) {
      // A run goes in its order: those that may have been at the signer stand first, and their bytes are signed again.
      const mayBeSigned = index < mostSignedAtOnce;
      await settleIn(dependencies, transaction, {
        runId,
        itemId,
        problem: runProblem('interrupted'),
        mayBeSigned,
      });
    }
  });
}

/** Runs whose process has said nothing for too long: what they did not sign waits again. */
export async function endDeadRuns(dependencies: SigningDependencies, region: Region): Promise<number> {
  const dead = await regionDatabase(dependencies.database, region.id)
    .selectFrom('signing_run')
    .select('id')
    .where('ended_at', 'is', null)
    .where('alive_until', '<', dependencies.now())
    .orderBy('alive_until')
    .limit(100)
    .execute();
  for (const { id } of dead) await interruptRun(dependencies, region, id);
  return dead.length;
}
