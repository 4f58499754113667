import { failure, type Region, type Result, success } from '@satuloket/engine';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { RunCause, SigningService } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { type Official, officialOf } from './officials.ts';
import { officerOf } from './policy.ts';
import type { SigningItem } from './preparing.ts';
import { inputsInvalid, obstacleWords, problems, runProblem } from './problems.ts';
import { type Capacity, capacityFor, type ToSign } from './rules.ts';
import type { RunToStart, ToRun } from './run-started.ts';
import { aliveMilliseconds, type Runner } from './running.ts';

/** As many as one confirmation may sign. */
export const largestRun = 1_000;
const longestPassphrase = 200;

type Begun = { readonly runId: string; readonly documents: number };
type Command<Name extends keyof SigningService> =
  Parameters<SigningService[Name]> extends [Caller, infer Given] ? Given : never;
type Allotted = {
  readonly item: SigningItem;
  readonly may: { readonly capacity: Capacity } | { readonly cause: RunCause; readonly why: RunWords };
};
type RunWords = { readonly id: string; readonly en: string };

/** Begins a run: what is taken here is taken by nobody else, and the passphrase goes to the runner only. */
export async function sign(
  dependencies: SigningDependencies,
  runner: Runner,
  caller: Caller,
  { key, items, passphrase }: Command<'sign'>,
): Promise<Result<Begun>> {
  const content = ['sign', [...items]];
  return begin(dependencies, runner, caller, { key, content, passphrase, find: async () => items });
}

/** A new run over what an earlier one left unsigned. */
export async function retry(
  dependencies: SigningDependencies,
  runner: Runner,
  caller: Caller,
  { key, runId, passphrase }: Command<'retry'>,
): Promise<Result<Begun>> {
  return begin(dependencies, runner, caller, {
    key,
    content: ['retry-signing', runId],
    passphrase,
    find: async (transaction, accountId) => {
      const rows = await transaction
        .selectFrom('signing_run_item')
        .innerJoin('signing_run', 'signing_run.id', 'signing_run_item.run_id')
        .select('signing_run_item.item_id')
        .where('signing_run.id', '=', runId)
        .where('signing_run.account_id', '=', accountId)
        .where('signing_run_item.state', '=', 'failed')
        .orderBy('signing_run_item.place')
        .execute();
      return rows.map(({ item_id }) => item_id);
    },
  });
}

async function begin(
  dependencies: SigningDependencies,
  runner: Runner,
  caller: Caller,
  input: {
    readonly key: string;
    /** Never the passphrase: what makes the command the same is kept. */
    readonly content: unknown;
    readonly passphrase: string;
    readonly find: (transaction: DatabaseTransaction, accountId: string) => Promise<readonly string[]>;
  },
): Promise<Result<Begun>> {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'sign', region);
  if (!officer.ok) return officer;
  if (dependencies.signer === undefined) return failure(problems.noSigner);
  const { key, content, passphrase } = input;
  if (passphrase === '' || passphrase.length > longestPassphrase)
    return failure(inputsInvalid([{ path: 'passphrase', message: passphraseWords }]));
  const official = await officialOf(dependencies, region, officer.value);
  const now = dependencies.now();
  const { accountId } = officer.value;
  let toStart: RunToStart | undefined;
  const frame = { regionId: region.id, caller: `officer:${accountId}`, key, content, now };
  const begun = await runCommand<Begun>(dependencies.database, frame, async (transaction) => {
    toStart = undefined;
    const ids = [...new Set(await input.find(transaction, accountId))];
    if (ids.length === 0 || ids.length > largestRun)
      return failure(inputsInvalid([{ path: 'items', message: howMany }]));
    const taken = await take(transaction, region, official, { ids, accountId, now });
    if (!taken.ok) return taken;
    toStart = { ...taken.value, caller, today: official.today };
    return success({ runId: taken.value.runId, documents: taken.value.documents.length });
  });
  if (begun.ok && toStart !== undefined) runner.start(toStart, passphrase);
  return begun;
}

async function take(
  transaction: DatabaseTransaction,
  region: Region,
  official: Official,
  {
    ids,
    accountId,
    now,
  }: { readonly ids: readonly string[]; readonly accountId: string; readonly now: Date },
): Promise<Result<{ readonly runId: string; readonly documents: readonly ToRun[] }>> {
  const rows = await transaction
    .selectFrom('signing_item')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  const allotted = allot(
    region,
    official,
    ids.flatMap((id) => found.get(id) ?? []),
  );
  const documents = allotted.flatMap(({ item, may }) =>
    'capacity' in may ? [{ itemId: item.id, capacity: may.capacity }] : [],
  );
  if (documents.length === 0) return failure(problems.nothingToSign);
  for (const { capacity } of documents) {
    if (!(await countAgainstLimit(transaction, official.today, capacity)))
      return failure({ ...problems.notAllowed, message: obstacleWords.limit, status: 409, retryable: true });
  }
  const runId = newIdentifier(now);
  await transaction
    .insertInto('signing_run')
    .values({
      id: runId,
      account_id: accountId,
      begun_at: now,
      alive_until: new Date(now.getTime() + aliveMilliseconds),
      counted_on: official.today,
      ended_at: null,
      stopped_cause: null,
      stopped_message: null,
    })
    .execute();
  await transaction
    .insertInto('signing_run_item')
    .values(
      allotted.map(({ item, may }, index) => ({
        run_id: runId,
        item_id: item.id,
        place: index + 1,
        ...('capacity' in may
          ? {
              post: may.capacity.post.id,
              delegation_id: may.capacity.delegation?.id ?? null,
              state: 'waiting' as const,
              cause: null,
              message: null,
              at: null,
            }
          : {
              post: '',
              delegation_id: null,
              state: 'failed' as const,
              cause: may.cause,
              message: JSON.stringify(may.why),
              at: now,
            }),
      })),
    )
    .execute();
  await transaction
    .updateTable('signing_item')
    .set({ state: 'being-signed', run_id: runId, trouble: null, updated_at: now })
    .where(
      'id',
      'in',
      documents.map(({ itemId }) => itemId),
    )
    .where('state', '=', 'waiting')
    .execute();
  return success({ runId, documents });
}

/** As whom each is signed; of a limit so many as are left of it. */
function allot(region: Region, official: Official, items: readonly SigningItem[]): readonly Allotted[] {
  const taken = new Map(official.taken);
  return items.map((item): Allotted => {
    if (item.state !== 'waiting') {
      const { cause, message } = runProblem('not-waiting');
      return { item, may: { cause, why: message } };
    }
    const found = capacityFor(region, official.capacities, toSignOf(item), { today: official.today, taken });
    if ('obstacle' in found) {
      const cause = found.obstacle === 'limit' ? 'limit-reached' : 'not-allowed';
      return { item, may: { cause, why: obstacleWords[found.obstacle] } };
    }
    const { delegation } = found.capacity;
    if (delegation !== undefined) taken.set(delegation.id, (taken.get(delegation.id) ?? 0) + 1);
    return { item, may: found };
  });
}

export function toSignOf(
  item: Pick<SigningItem, 'pack' | 'service' | 'product' | 'queue' | 'office_id'>,
): ToSign {
  const role = item.queue.slice(item.queue.indexOf('/') + 1);
  return {
    pack: item.pack,
    service: item.service,
    product: item.product,
    role,
    officeId: item.office_id,
  };
}

/** One conditional statement: two runs at once never go over the limit together. */
async function countAgainstLimit(
  transaction: DatabaseTransaction,
  today: string,
  { delegation }: Capacity,
): Promise<boolean> {
  if (delegation === undefined || delegation.perDay === null) return true;
  const { perDay } = delegation;
  const counted = await transaction
    .insertInto('signing_delegation_day')
    .values({ delegation_id: delegation.id, day: today, taken: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['region_id', 'delegation_id', 'day'])
        .doUpdateSet((eb) => ({ taken: eb('signing_delegation_day.taken', '+', 1) }))
        .where('signing_delegation_day.taken', '<', perDay),
    )
    .returning('taken')
    .executeTakeFirst();
  return counted !== undefined;
}

const passphraseWords = {
  id: 'Ketik passphrase sertifikat elektronik Anda.',
  en: 'Type the passphrase of your certificate.',
};

const howMany = {
  id: `Pilih paling sedikit 1 dan paling banyak ${largestRun} dokumen.`,
  en: `Choose at least 1 and at most ${largestRun} documents.`,
};

export async function ownRun(
  dependencies: Pick<SigningDependencies, 'database' | 'places'>,
  caller: Caller,
  runId: string,
) {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, 'read-run', region);
  if (!officer.ok) return officer;
  const row = await regionDatabase(dependencies.database, region.id)
    .selectFrom('signing_run')
    .selectAll()
    .where('id', '=', runId)
    .where('account_id', '=', officer.value.accountId)
    .executeTakeFirst();
  return row === undefined ? failure(problems.runUnknown) : success(row);
}
