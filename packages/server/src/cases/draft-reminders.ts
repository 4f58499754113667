import {
  type Answers,
  atLocalHour,
  type DraftReminder,
  draftRemindersFor,
  type FormContext,
  type Region,
  type Service,
} from '@satuloket/engine';
import type { DatabaseConnection, DatabaseTransaction } from '../platform/database/index.ts';
import type { DraftSummary } from '../types.ts';

/** People read messages after breakfast, not at midnight. */
const remindedAtHour = 9;
const dayMilliseconds = 86_400_000;

/**
 * Writes down when to remind of a draft with these answers, each reminder once. What was entered may move a day, and
 * takes back a reminder that no longer applies.
 */
export async function keepDraftReminders(
  transaction: DatabaseTransaction,
  draft: {
    readonly id: string;
    readonly region: Region;
    readonly service: Service;
    readonly answers: Answers;
    readonly context: FormContext;
  },
): Promise<void> {
  const { id, region, service, answers, context } = draft;
  if (service.draftReminders === undefined) return;
  const { today } = context;
  const wanted = draftRemindersFor(service, answers, context).flatMap((reminder) => stillOf(reminder, today));
  const stale = transaction
    .deleteFrom('draft_reminder')
    .where('draft_id', '=', id)
    .where('state', '=', 'waiting');
  const codes = wanted.map(({ code }) => code);
  await (codes.length === 0 ? stale : stale.where('code', 'not in', codes)).execute();
  if (wanted.length === 0) return;
  await transaction
    .insertInto('draft_reminder')
    .values(
      wanted.map(({ code, on, deadline, message }) => {
        const due = new Date(atLocalHour(on, remindedAtHour, region.zone));
        return {
          draft_id: id,
          code,
          message,
          due_at: due,
          next_try_at: due,
          deadline: deadline ?? null,
          state: 'waiting' as const,
          failure: null,
        };
      }),
    )
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'draft_id', 'code']).doUpdateSet((eb) => ({
        due_at: eb.ref('excluded.due_at'),
        next_try_at: eb.ref('excluded.next_try_at'),
        deadline: eb.ref('excluded.deadline'),
      })),
    )
    .execute();
}

/** Whoever begins after the day of a reminder is reminded tomorrow while that is in time; after the last day nobody is. */
function stillOf(reminder: DraftReminder, today: string): readonly DraftReminder[] {
  if (reminder.on >= today) return [reminder];
  const tomorrow = new Date(Date.parse(today) + dayMilliseconds).toISOString().slice(0, 10);
  return reminder.deadline !== undefined && tomorrow <= reminder.deadline
    ? [{ ...reminder, on: tomorrow }]
    : [];
}

/** A draft that has become a case needs no reminder. */
export function forgetDraftReminders(database: Pick<DatabaseTransaction, 'deleteFrom'>, draftId: string) {
  return database.deleteFrom('draft_reminder').where('draft_id', '=', draftId);
}

/** The nearest last day of each draft, and when its owner is reminded, for the list of drafts. */
export async function remindersOf(
  database: DatabaseConnection,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<DraftSummary['reminder']>>> {
  if (draftIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('draft_reminder')
    .select(['draft_id', 'due_at', 'deadline', 'state'])
    .where('draft_id', 'in', [...draftIds])
    .orderBy('due_at', 'desc')
    .execute();
  const byDraft = new Map<string, NonNullable<DraftSummary['reminder']>>();
  // The nearest comes last and stays.
  for (const { draft_id: id, due_at: dueAt, deadline, state } of rows) {
    byDraft.set(id, {
      ...(state === 'waiting' ? { at: dueAt.toISOString() } : {}),
      ...(deadline === null ? {} : { deadline }),
    });
  }
  return byDraft;
}
