import { failure, type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier, runCommand } from '../record/index.ts';
import type { Caller, ExchangeService, ExchangeTrouble } from '../types.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import { mayLookAfter } from './policy.ts';
import { problems, wordsOfFailure } from './problems.ts';
import { regionName } from './region-name.ts';

type LookingAfter = Pick<ExchangeDependencies, 'database' | 'places' | 'packs'>;

const maximumTroubles = 100;

/** What did not get through or could not be opened, the newest first; nothing personal. */
export async function troubles(
  { database, places, packs }: LookingAfter,
  caller: Caller,
): Promise<Result<readonly ExchangeTrouble[]>> {
  const may = mayLookAfter(caller, { places, packs });
  if (!may.ok) return may;
  const region = regionDatabase(database, caller.regionId);
  const outgoing = await region
    .selectFrom('exchange_outbox as outgoing')
    .leftJoin('case_current as file', 'file.case_id', 'outgoing.case_id')
    .select([
      'outgoing.id',
      'outgoing.to_region',
      'outgoing.kind',
      'outgoing.failure',
      'outgoing.made_at',
      'file.code',
    ])
    .where('outgoing.state', '=', 'refused')
    .orderBy('outgoing.id', 'desc')
    .limit(maximumTroubles)
    .execute();
  const incoming = await region
    .selectFrom('exchange_inbox')
    .select(['id', 'from_region', 'kind', 'failure', 'received_at'])
    .where('state', '=', 'refused')
    .orderBy('id', 'desc')
    .limit(maximumTroubles)
    .execute();
  return success([
    ...outgoing.map((row) => ({
      id: row.id,
      direction: 'to' as const,
      region: regionName(places, row.to_region),
      kind: row.kind,
      at: row.made_at.toISOString(),
      code: row.code,
      words: wordsOfFailure(row.failure),
    })),
    ...incoming.map((row) => ({
      id: row.id,
      direction: 'from' as const,
      region: regionName(places, row.from_region),
      kind: row.kind,
      at: row.received_at.toISOString(),
      code: null,
      words: wordsOfFailure(row.failure),
    })),
  ]);
}

/** Whether there is anything to look after, for the console's menu. */
export async function hasTroubles(
  { database, places, packs }: LookingAfter,
  caller: Caller,
): Promise<boolean> {
  if (!mayLookAfter(caller, { places, packs }).ok) return false;
  const region = regionDatabase(database, caller.regionId);
  const outgoing = await region
    .selectFrom('exchange_outbox')
    .select('id')
    .where('state', '=', 'refused')
    .limit(1)
    .executeTakeFirst();
  if (outgoing !== undefined) return true;
  const incoming = await region
    .selectFrom('exchange_inbox')
    .select('id')
    .where('state', '=', 'refused')
    .limit(1)
    .executeTakeFirst();
  return incoming !== undefined;
}

/** Tries again what was refused, as if it had just been written. */
export async function retry(
  dependencies: LookingAfter & Pick<ExchangeDependencies, 'now'>,
  caller: Caller,
  { key, id }: Parameters<ExchangeService['retry']>[1],
): Promise<Result<void>> {
  const { places, packs } = dependencies;
  const may = mayLookAfter(caller, { places, packs });
  if (!may.ok) return may;
  if (!isIdentifier(id) || caller.who.kind !== 'officer') return failure(problems.messageUnknown);
  const now = dependencies.now();
  const name = `officer:${caller.who.accountId}`;
  const frame = { regionId: caller.regionId, caller: name, key, content: ['retry-message', id], now };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const again = { state: 'waiting', next_try_at: now, tries: 0, failure: null } as const;
    const sent = await transaction
      .updateTable('exchange_outbox')
      .set(again)
      .where('id', '=', id)
      .where('state', 'in', ['refused', 'unconnected'])
      .where('sealed', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    if (sent !== undefined) return success(undefined);
    const received = await transaction
      .updateTable('exchange_inbox')
      .set({ ...again, settled_at: null })
      .where('id', '=', id)
      .where('state', '=', 'refused')
      .where('sealed', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    return received === undefined ? failure(problems.messageUnknown) : success(undefined);
  });
}
