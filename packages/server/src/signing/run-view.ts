import { failure, type Result, showDocumentCode, success } from '@satuloket/engine';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { isIdentifier } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { SigningCounts, SigningRun, SigningRunSummary } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { problems, runProblem } from './problems.ts';
import { ownRun } from './signing-runs.ts';

const failedShown = 200;
const signedShown = 20;

export async function run(
  dependencies: SigningDependencies,
  caller: Caller,
  runId: string,
): Promise<Result<SigningRun>> {
  if (!isIdentifier(runId)) return failure(problems.runUnknown);
  const found = await ownRun(dependencies, caller, runId);
  if (!found.ok) return found;
  const row = found.value;
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const counts = (await countsOf(database, [runId])).get(runId) ?? noCounts;
  const titles = productTitles(dependencies, region.id);
  const items = database
    .selectFrom('signing_run_item')
    .innerJoin('signing_item', 'signing_item.id', 'signing_run_item.item_id')
    .innerJoin('case_current', 'case_current.case_id', 'signing_item.case_id')
    .select(['signing_item.id', 'signing_item.code', 'signing_item.service', 'signing_item.product'])
    .select(['signing_item.state as item_state', 'signing_item.document_code', 'signing_run_item.at'])
    .select(['signing_run_item.cause', 'signing_run_item.message', 'case_current.applicant_name'])
    .where('signing_run_item.run_id', '=', runId);
  const failed = await items
    .where('signing_run_item.state', '=', 'failed')
    .orderBy('signing_run_item.place')
    .limit(failedShown)
    .execute();
  const signed = await items
    .where('signing_run_item.state', '=', 'signed')
    .orderBy('signing_run_item.at', 'desc')
    .limit(signedShown)
    .execute();
  const isDead = row.ended_at === null && row.alive_until < dependencies.now();
  const isOver = row.ended_at !== null || isDead;
  return success({
    id: row.id,
    begunAt: row.begun_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    counts,
    state: !isOver ? 'running' : isDead || row.stopped_cause === 'interrupted' ? 'interrupted' : 'done',
    stopped:
      row.stopped_cause === null || row.stopped_message === null
        ? null
        : { cause: row.stopped_cause, message: row.stopped_message, retryable: true },
    failed: failed.map((each) => ({
      itemId: each.id,
      code: each.code,
      name: each.applicant_name,
      product: titles(each.service, each.product),
      cause: each.cause ?? 'unexpected',
      message: each.message ?? runProblem('unexpected').message,
      retryable: each.item_state === 'waiting',
    })),
    signed: signed.map((each) => ({
      code: each.code,
      name: each.applicant_name,
      product: titles(each.service, each.product),
      documentCode: showDocumentCode(each.document_code),
      at: each.at?.toISOString() ?? '',
    })),
    mayRetry: isOver && failed.some(({ item_state }) => item_state === 'waiting'),
  });
}

const noCounts: SigningCounts = { total: 0, signed: 0, failed: 0, waiting: 0 };

async function countsOf(
  database: DatabaseConnection,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, SigningCounts>> {
  if (runIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('signing_run_item')
    .select(['run_id', 'state'])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('run_id', 'in', [...runIds])
    .groupBy(['run_id', 'state'])
    .execute();
  const counts = new Map<string, SigningCounts>();
  for (const { run_id, state, count } of rows) {
    const before = counts.get(run_id) ?? noCounts;
    const number = Number(count);
    counts.set(run_id, { ...before, [state]: number, total: before.total + number });
  }
  return counts;
}

const latestShown = 5;

/** The last runs of an officer. */
export async function latestRuns(
  database: DatabaseConnection,
  accountId: string,
): Promise<readonly SigningRunSummary[]> {
  const rows = await database
    .selectFrom('signing_run')
    .select(['id', 'begun_at', 'ended_at'])
    .where('account_id', '=', accountId)
    .orderBy('begun_at', 'desc')
    .limit(latestShown)
    .execute();
  const counts = await countsOf(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, begun_at, ended_at }) => ({
    id,
    begunAt: begun_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
    counts: counts.get(id) ?? noCounts,
  }));
}

/** What products are called by the packs in use. */
export function productTitles({ packs }: Pick<SigningDependencies, 'packs'>, regionId: string) {
  const services = new Map(
    packs.active(regionId).flatMap((pack) => Object.values(pack.services).map((each) => [each.code, each])),
  );
  return (service: string, product: string) =>
    services.get(service)?.products[product]?.title ?? { id: product, en: product };
}
