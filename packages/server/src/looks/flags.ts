import { failure, flagRules, lookPurposes, type Region, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import { appendEntry, isIdentifier, revealedTo, runCommand } from '../record/index.ts';
import type { Caller, Page } from '../types.ts';
import type { LookFlag, LooksService } from './contract.ts';
import { type LooksDependencies, regionOf } from './dependencies.ts';
import { isAuditor, officerFor } from './policy.ts';
import { readPosition, writePosition } from './positions.ts';
import { problems } from './problems.ts';
import { toldOf } from './words.ts';

const pageLength = 30;
const mostOwn = 100;
const longestWords = 1_000;
/** More than this is told as `99+`. */
const mostCounted = 100;

const place = (regionId: string, id: string): string => `look_flag/${regionId}/${id}`;

/** What an officer's menu shows; asked for on every page, so it reads one index. */
export async function menuOf(
  { database }: LooksDependencies,
  caller: Caller,
): ReturnType<LooksService['menu']> {
  const { who } = caller;
  if (who.kind !== 'officer') return { audits: false, asked: 0 };
  const open = await regionDatabase(database, caller.regionId)
    .selectFrom('look_flag')
    .select('id')
    .where('account_id', '=', who.accountId)
    .where('state', '=', 'open')
    .limit(mostCounted)
    .execute();
  return { audits: isAuditor(caller), asked: open.length };
}

export async function flags(
  dependencies: LooksDependencies,
  caller: Caller,
  { state, cursor }: Parameters<LooksService['flags']>[1],
): Promise<Result<Page<LookFlag>>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'list-flags', region);
  if (!officer.ok) return officer;
  const position = readPosition(cursor);
  if (position === undefined) return failure(problems.cursorUnreadable);
  const database = regionDatabase(dependencies.database, region.id);
  let query = flagRows(database).limit(pageLength + 1);
  if (state !== undefined) query = query.where('look_flag.state', '=', state);
  if (position !== null)
    query = query.where(
      sql<boolean>`(look_flag.at, look_flag.id) < (${position.at}::timestamptz, ${position.id}::uuid)`,
    );
  const found = await query.execute();
  const page = found.slice(0, pageLength);
  const last = page.at(-1);
  return success({
    rows: await viewsOf(dependencies, region, page),
    next: found.length > pageLength && last ? writePosition({ at: last.position, id: last.id }) : null,
    previous: null,
  });
}

export async function myFlags(
  dependencies: LooksDependencies,
  caller: Caller,
): ReturnType<LooksService['myFlags']> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'list-own-flags', region);
  if (!officer.ok) return officer;
  const { accountId } = officer.value;
  const database = regionDatabase(dependencies.database, region.id);
  const rows = await flagRows(database)
    .where('look_flag.account_id', '=', accountId)
    .limit(mostOwn)
    .execute();
  const ties = await database
    .selectFrom('look_ties')
    .select('told_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return success({
    flags: await viewsOf(dependencies, region, rows),
    tiesToldAt: ties?.told_at.toISOString() ?? null,
  });
}

function flagRows(database: DatabaseConnection) {
  return database
    .selectFrom('look_flag')
    .innerJoin('reveal', 'reveal.id', 'look_flag.reveal_id')
    .leftJoin('case_current', 'case_current.case_id', 'look_flag.case_id')
    .select([
      'look_flag.id',
      'look_flag.rule',
      'look_flag.at',
      'look_flag.account_id',
      'look_flag.role',
      'look_flag.office_id',
      'look_flag.state',
      'look_flag.explanation',
      'reveal.purpose',
      'reveal.kinds',
      'case_current.code',
    ])
    .select(sql<string>`look_flag.at::text`.as('position'))
    .orderBy('look_flag.at', 'desc')
    .orderBy('look_flag.id', 'desc');
}

async function viewsOf(
  { people, masterKeys }: LooksDependencies,
  region: Region,
  rows: Awaited<ReturnType<ReturnType<typeof flagRows>['execute']>>,
): Promise<readonly LookFlag[]> {
  const names = await people.namesOf(region.id, [...new Set(rows.map(({ account_id: id }) => id))]);
  return rows.map((row): LookFlag => {
    const { officer, office } = toldOf(region, names, row);
    return {
      id: row.id,
      rule: row.rule,
      title: flagRules[row.rule],
      at: row.at.toISOString(),
      officer,
      office,
      code: row.code,
      purpose: lookPurposes[row.purpose].title,
      state: row.state,
      ...(row.explanation && {
        explanation: openAccountValue<string>(masterKeys, place(region.id, row.id), row.explanation),
      }),
    };
  });
}

/** The officer says why; who reads it is the auditor. It may be said better until the flag is settled. */
export async function explainFlag(
  dependencies: LooksDependencies,
  caller: Caller,
  { key, id, words }: Parameters<LooksService['explainFlag']>[1],
): ReturnType<LooksService['explainFlag']> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'explain-flag', region);
  if (!officer.ok) return officer;
  const { accountId } = officer.value;
  const said = words.trim();
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['explain-flag', id, said],
    now: dependencies.now(),
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const flag = await lockedFlag(transaction, id);
    if (flag === undefined || flag.account_id !== accountId) return failure(problems.flagUnknown);
    if (flag.state !== 'open' && flag.state !== 'explained') return failure(problems.flagSettled);
    if (said === '' || [...said].length > longestWords) return failure(problems.wordsMissing);
    await transaction
      .updateTable('look_flag')
      .set({
        state: 'explained',
        explanation: sealAccountValue(dependencies.masterKeys, place(region.id, id), said),
        explained_at: dependencies.now(),
      })
      .where('id', '=', id)
      .execute();
    await noteStep(dependencies, transaction, caller, { id, rule: flag.rule, to: 'explained' });
    return success({ id });
  });
}

export async function settleFlag(
  dependencies: LooksDependencies,
  caller: Caller,
  { key, id, to }: Parameters<LooksService['settleFlag']>[1],
): ReturnType<LooksService['settleFlag']> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerFor(caller, 'settle-flag', region);
  if (!officer.ok) return officer;
  const { accountId } = officer.value;
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['settle-flag', id, to],
    now: dependencies.now(),
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const flag = await lockedFlag(transaction, id);
    if (flag === undefined) return failure(problems.flagUnknown);
    // Nobody judges their own look.
    if (flag.account_id === accountId) return failure(problems.notAllowed);
    if (flag.state !== 'open' && flag.state !== 'explained') return failure(problems.flagSettled);
    await transaction
      .updateTable('look_flag')
      .set({ state: to, settled_at: dependencies.now(), settled_by: accountId })
      .where('id', '=', id)
      .execute();
    await noteStep(dependencies, transaction, caller, { id, rule: flag.rule, to });
    return success({ id });
  });
}

async function lockedFlag(transaction: DatabaseTransaction, id: string) {
  if (!isIdentifier(id)) return undefined;
  return transaction
    .selectFrom('look_flag')
    .select(['account_id', 'rule', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

async function noteStep(
  { now }: LooksDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  { id, rule, to }: { readonly id: string; readonly rule: string; readonly to: string },
): Promise<void> {
  const who = revealedTo(caller);
  await appendEntry(transaction, {
    at: now(),
    kind: `look.flag-${to}`,
    ...(who && { who }),
    detail: { flag: id, rule },
  });
}
