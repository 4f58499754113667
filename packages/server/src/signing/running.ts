import { setTimeout as later } from 'node:timers/promises';
import { officeOf, type Region } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { stopsTheRun } from '../platform/signing/index.ts';
import type { RunProblem } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { capacityKey, isPreparedFor } from './officials.ts';
import { createPace } from './pace.ts';
import { make, type Prepared, type SigningItem } from './preparing.ts';
import { runProblem } from './problems.ts';
import { publish } from './publishing.ts';
import type { Capacity } from './rules.ts';
import { type RunToStart, signedAtOnce, type ToRun } from './run-started.ts';
import { interruptRun, settle } from './settling.ts';
import { imageMarkOf } from './signature-images.ts';

export type Runner = {
  /** Goes on by itself; the passphrase is in this call and nowhere else. */
  start(run: RunToStart, passphrase: string): void;
  /** Ends what runs: what is not signed yet waits on the desk again. */
  close(): Promise<void>;
  /** Until everything that was started is over. */
  idle(): Promise<void>;
};

/** A run whose process says nothing for so long is taken for dead. */
export const aliveMilliseconds = 60_000;
const heartbeatMilliseconds = 15_000;
/** The same bytes are signed again after a time-out, so often within a run. */
const mostAttempts = 3;

export function createRunner(dependencies: SigningDependencies): Runner {
  const running = new Set<Promise<void>>();
  const state = { isClosing: false };
  const pace = createPace((milliseconds) => later(milliseconds));

  async function goThrough(run: RunToStart, passphrase: string): Promise<void> {
    const region = regionOf(dependencies, run.caller.regionId);
    const waiting = [...run.documents];
    const atOnce = dependencies.signer === undefined ? 1 : signedAtOnce(dependencies.signer);
    let stopped: RunProblem | undefined;
    const beat = setInterval(() => void stayAlive(dependencies, region, run.runId), heartbeatMilliseconds);
    beat.unref();
    async function worker(mayGoOn: () => Promise<void>): Promise<void> {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await mayGoOn();
        if (state.isClosing || stopped !== undefined) {
          waiting.unshift(next);
          return;
        }
        const problem = await signOne(dependencies, region, run, next, passphrase).catch((error: unknown) => {
          dependencies.onUnexpected(error);
          return runProblem('unexpected');
        });
        if (problem !== undefined) {
          await settle(dependencies, region, run, next.itemId, problem);
          if (isStopping(problem)) stopped ??= problem;
        }
      }
    }
    try {
      // The first shows whether the service takes any. A run holds the others up by its length, not by one document.
      const rest = waiting.splice(1);
      await worker(async () => undefined);
      waiting.push(...rest);
      if (stopped === undefined)
        await Promise.all(Array.from({ length: atOnce }, () => worker(() => pace.next())));
      for (const left of waiting.splice(0))
        await settle(dependencies, region, run, left.itemId, stopped ?? runProblem('interrupted'));
      await regionDatabase(dependencies.database, region.id)
        .updateTable('signing_run')
        .set({
          ended_at: dependencies.now(),
          stopped_cause: stopped?.cause ?? null,
          stopped_message: stopped === undefined ? null : JSON.stringify(stopped.message),
        })
        .where('id', '=', run.runId)
        .where('ended_at', 'is', null)
        .execute();
    } catch (error) {
      dependencies.onUnexpected(error);
      await interruptRun(dependencies, region, run.runId);
    } finally {
      clearInterval(beat);
    }
  }

  return {
    start(run, passphrase) {
      const going = goThrough(run, passphrase)
        .catch((error: unknown) => dependencies.onUnexpected(error))
        .finally(() => running.delete(going));
      running.add(going);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    async close() {
      state.isClosing = true;
      await Promise.all(running);
    },
  };
}

const isStopping = ({ cause }: RunProblem): boolean => {
  switch (cause) {
    case 'not-waiting':
    case 'not-allowed':
    case 'limit-reached':
    case 'not-prepared':
    case 'interrupted':
    case 'unexpected':
      return false;
    default:
      return stopsTheRun(cause);
  }
};

async function stayAlive(
  { database, now, onUnexpected }: SigningDependencies,
  region: Region,
  runId: string,
): Promise<void> {
  await regionDatabase(database, region.id)
    .updateTable('signing_run')
    .set({ alive_until: new Date(now().getTime() + aliveMilliseconds) })
    .where('id', '=', runId)
    .where('ended_at', 'is', null)
    .execute()
    .catch((error: unknown) => onUnexpected(error));
}

/** Signs and publishes one document; what keeps it from being signed otherwise. */
async function signOne(
  dependencies: SigningDependencies,
  region: Region,
  run: RunToStart,
  { itemId, capacity }: ToRun,
  passphrase: string,
): Promise<RunProblem | undefined> {
  const { signer } = dependencies;
  const item = await regionDatabase(dependencies.database, region.id)
    .selectFrom('signing_item')
    .selectAll()
    .where('id', '=', itemId)
    .where('state', '=', 'being-signed')
    .where('run_id', '=', run.runId)
    .executeTakeFirst();
  if (item === undefined || signer === undefined) return runProblem('not-waiting');
  const { holder } = capacity.signer;
  const prepared = await toSign(dependencies, region, item, { capacity, day: run.today });
  if (prepared === undefined || holder === undefined) return runProblem('not-prepared');
  const request = {
    pdf: prepared.bytes,
    official: { name: holder.name, ...(holder.nip && { nip: holder.nip }) },
    passphrase,
    reason: 'Penandatanganan dokumen',
    location: officeOf(region, item.office_id)?.name.id ?? region.name.id,
  };
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await signer.sign(request);
    if (outcome.ok) {
      return publish(dependencies, region, { run, item, prepared, capacity, signed: outcome.value });
    }
    const { code, message, retryable } = outcome.error;
    // Whether it was signed there nobody knows: what is signed again are the very same bytes.
    if (code === 'timeout') await markUncertain(dependencies, region, item);
    if (code !== 'timeout' || attempt === mostAttempts) return { cause: code, message, retryable };
  }
}

/**
 * Whether this person may have signed these very bytes already, as after a time-out. Under another's certificate they
 * would name who did not sign them.
 */
export function mayBeSigned(
  item: Pick<SigningItem, 'is_uncertain' | 'prepared_for'>,
  capacity: Capacity,
): boolean {
  return item.is_uncertain && isPreparedFor(item, capacity);
}

/** What waits, made anew where another person signs it or another day has come; not what may be signed already. */
async function toSign(
  dependencies: SigningDependencies,
  region: Region,
  item: SigningItem,
  wanted: { readonly capacity: Capacity; readonly day: string },
): Promise<Prepared | undefined> {
  if (!mayBeSigned(item, wanted.capacity) && !(await isMadeFor(dependencies, region, item, wanted))) {
    const made = await make(dependencies, region, item, wanted);
    return made.ok ? made.value : undefined;
  }
  return preparedOf(dependencies, region, item);
}

export async function preparedOf(
  { store }: SigningDependencies,
  region: Region,
  { file_id: fileId, sha256, pages }: SigningItem,
): Promise<Prepared | undefined> {
  if (fileId === null || sha256 === null || pages === null) return undefined;
  const bytes = await store.read({ regionId: region.id, fileId });
  return bytes && { fileId, sha256, bytes, pages };
}

/** Whether what waits shows this person, their signature of now and this day. */
export async function isMadeFor(
  dependencies: Pick<SigningDependencies, 'database'>,
  region: Region,
  item: Pick<SigningItem, 'prepared_for' | 'prepared_on'>,
  { capacity, day }: { readonly capacity: Capacity; readonly day: string },
): Promise<boolean> {
  if (dayText(item.prepared_on) !== day) return false;
  return item.prepared_for === capacityKey(capacity, await imageMarkOf(dependencies, region, capacity));
}

/** A `date` comes as the driver reads it: midnight where the server stands. */
export function dayText(day: string | Date | null): string | null {
  if (day === null || typeof day === 'string') return day;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

async function markUncertain(
  { database, now }: SigningDependencies,
  region: Region,
  { id }: SigningItem,
): Promise<void> {
  await regionDatabase(database, region.id)
    .updateTable('signing_item')
    .set({ is_uncertain: true, updated_at: now() })
    .where('id', '=', id)
    .execute();
}
