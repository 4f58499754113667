import { type Service, watchedNik } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import type { Cases } from '../cases/index.ts';
import type { PopulationRegister } from '../people/register-adapter/index.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { WatchDueTable } from './schema.ts';

export type WatchPace = {
  /** Between the first question and the second; each further wait is longer by half. */
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
};

export type WatchDependencies = {
  readonly database: DatabaseConnection;
  readonly now: () => Date;
  readonly cases: Pick<Cases, 'productValues' | 'note'>;
  readonly register: Pick<PopulationRegister, 'cardStatus' | 'status'>;
  readonly pace: WatchPace;
};

type Due = Selectable<WatchDueTable>;

const batch = 20;
/** Longer than any answer of the register takes: who asks now is not overtaken. */
const askingLastsMilliseconds = 60_000;
const growth = 1.5;

/**
 * Asks the register about what is due in a region, once for each case, and notes what has changed. While the register
 * is down nothing is asked: what is due stays due until it is back.
 *
 * @returns how many cases were told something new.
 */
export async function askDue(dependencies: WatchDependencies, regionId: string): Promise<number> {
  const broken: unknown[] = [];
  let told = 0;
  for (;;) {
    if (!dependencies.register.status().available) break;
    const due = await takeDue(dependencies, regionId);
    for (const [index, one] of due.entries()) {
      const { available } = dependencies.register.status();
      if (!available) {
        await giveBack(dependencies, due.slice(index));
        break;
      }
      try {
        if (await askOne(dependencies, one)) told += 1;
      } catch (error) {
        broken.push(error);
      }
    }
    if (due.length < batch) break;
  }
  // One broken case must not keep the others waiting, and must not stay unseen either.
  if (broken.length > 0) throw broken[0];
  return told;
}

function takeDue({ database, now }: WatchDependencies, regionId: string): Promise<Due[]> {
  return regionDatabase(database, regionId)
    .updateTable('watch_due')
    .set((eb) => ({
      next_at: new Date(now().getTime() + askingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where('case_id', 'in', (eb) =>
      eb
        .selectFrom('watch_due')
        .select('case_id')
        .where('next_at', '<=', now())
        .orderBy('next_at')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

async function giveBack({ database, now }: WatchDependencies, due: readonly Due[]): Promise<void> {
  const [first] = due;
  if (first === undefined) return;
  await regionDatabase(database, first.region_id)
    .updateTable('watch_due')
    .set((eb) => ({ next_at: now(), tries: eb('tries', '-', 1) }))
    .where(
      'case_id',
      'in',
      due.map(({ case_id }) => case_id),
    )
    .execute();
}

async function askOne(dependencies: WatchDependencies, due: Due): Promise<boolean> {
  const { cases, register } = dependencies;
  const { region_id: regionId, case_id: caseId, watch } = due;
  const region = regionDatabase(dependencies.database, regionId);
  const subject = await cases.productValues(region, { regionId, caseId });
  const nik = subject && watchedNik(subject.service, watch, subject.values.answers, subject.values.context);
  // Erased meanwhile, or a form that names nobody: there is no one to ask about.
  if (subject === undefined || nik === undefined) return wait(dependencies, due, {});
  const answer = await register.cardStatus({ nik });
  if (!answer.ok) return wait(dependencies, due, {});
  const { status, since } = answer.value;
  const isNews = await inTransaction(region, async (transaction) => {
    let isChanged = false;
    await cases.note(transaction, {
      regionId,
      caseId,
      actor: { kind: 'system', name: 'register' },
      body: (state) => {
        isChanged = isWatched(subject.service, state.state, watch) && state.reports[watch] !== status;
        return isChanged ? { type: 'reported', watch, status } : null;
      },
    });
    return isChanged;
  });
  const toldSince = since ? new Date(since) : isNews ? dependencies.now() : due.told_since;
  await wait(dependencies, due, { isNews, toldSince });
  return isNews;
}

/** It may have moved on by other hands between the question and the answer. */
function isWatched(service: Service, state: string, watch: string): boolean {
  return service.flow.states[state]?.watch === watch;
}

/** Later and later while nothing changes; what has just changed may soon change again. */
async function wait(
  { database, now, pace }: WatchDependencies,
  { region_id: regionId, case_id: caseId, watch, tries }: Due,
  told: { readonly isNews?: boolean; readonly toldSince?: Date | null },
): Promise<false> {
  const count = told.isNews ? 1 : tries;
  const milliseconds = Math.min(pace.longestMilliseconds, pace.firstMilliseconds * growth ** (count - 1));
  await regionDatabase(database, regionId)
    .updateTable('watch_due')
    .set({
      next_at: new Date(now().getTime() + milliseconds),
      ...(told.isNews ? { tries: 0 } : {}),
      ...(told.toldSince === undefined ? {} : { asked_at: now(), told_since: told.toldSince }),
    })
    .where('case_id', '=', caseId)
    .where('watch', '=', watch)
    .execute();
  return false;
}
