import { type Answers, handOverTo, namedValues } from '@satuloket/engine';
import type { CaseEvent, Follower } from '../cases/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import type { Heard } from './message.ts';
import { sealMessage } from './sealed.ts';

/** What waits in the outbox until it is signed: the rest is read when it goes out. */
export type Unsigned =
  | { readonly kind: 'hand-over'; readonly name: string; readonly answers: Answers }
  | Heard;

type FollowDependencies = Pick<ExchangeDependencies, 'masterKeys' | 'places' | 'cases'>;

/**
 * Writes what another region is to be told into the same transaction, and takes it back with an undone action: an
 * application that is handed over, and what has become of one that came from there.
 */
export function followExchange(dependencies: FollowDependencies): Follower {
  return async (event) => {
    const { action, tx, caseId } = event;
    if (action.body.type === 'undone') return cancel(tx, caseId, action.body.seq);
    if (action.body.type === 'erased') return cancel(tx, caseId);
    await answerOrigin(dependencies, event);
    await handOver(dependencies, event);
  };
}

/** What has not gone out stays here, and nothing of it is kept. */
async function cancel(transaction: DatabaseTransaction, caseId: string, seq?: number): Promise<void> {
  const waiting = transaction
    .updateTable('exchange_outbox')
    .set({ state: 'cancelled', sealed: null })
    .where('case_id', '=', caseId)
    .where('state', 'in', ['waiting', 'refused', 'unconnected']);
  await (seq === undefined ? waiting : waiting.where('seq', '=', seq)).execute();
}

/** The region from which a case came hears of each step that the citizen sees. */
async function answerOrigin(dependencies: FollowDependencies, event: CaseEvent): Promise<void> {
  const { before, after, action, service, regionId, places } = { ...event, ...dependencies };
  const origin = after.abroad.find(({ direction }) => direction === 'from');
  const isVisible = before?.state !== after.state;
  if (origin?.code == null || !isVisible) return;
  const office = places.office(regionId, after.officeId)?.name ?? { id: '', en: '' };
  const story = service.flow.states[after.state]?.story ?? { id: '', en: '' };
  await write(dependencies, event, origin.regionId, {
    kind: 'heard',
    about: origin.code,
    code: event.code,
    sequence: action.seq,
    story: {
      id: story.id.replaceAll('{office}', office.id),
      en: story.en.replaceAll('{office}', office.en),
    },
    end: after.end,
  });
}

async function handOver(dependencies: FollowDependencies, event: CaseEvent): Promise<void> {
  const { action, service, tx, regionId, caseId } = event;
  if (action.body.type !== 'taken') return;
  const handsOver = service.flow.actions[action.body.action]?.handsOver;
  if (handsOver === undefined) return;
  const open = await dependencies.cases.openValues(tx, { regionId, caseId });
  if (open === undefined) return;
  const { values, known, row } = open;
  const to = handOverTo(service, action.body.action, values.answers, values.context);
  const toRegion = to?.replace(/\D/g, '');
  // Whoever stays in the region is not handed over.
  if (toRegion === undefined || !/^\d{4}$/.test(toRegion) || toRegion === regionId) return;
  const roots = { form: values.answers, applicant: known.applicant, case: { code: row.code } };
  await write(dependencies, event, toRegion, {
    kind: 'hand-over',
    name: handsOver.message,
    answers: withoutFiles(namedValues(handsOver.answers, roots)),
  });
}

/** Files that were uploaded here mean nothing elsewhere: only what was released travels. */
function withoutFiles(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([, value]) =>
        !(Array.isArray(value) && value.some((item) => typeof item === 'object' && 'fileId' in item)),
    ),
  );
}

async function write(
  { masterKeys }: FollowDependencies,
  { tx, regionId, caseId, action, now }: CaseEvent,
  toRegion: string,
  unsigned: Unsigned,
): Promise<void> {
  const id = newIdentifier(now);
  const { body } = action;
  const undoUntil = body.type === 'taken' ? body.undoUntil : undefined;
  await tx
    .insertInto('exchange_outbox')
    .values({
      id,
      kind: unsigned.kind,
      to_region: toRegion,
      case_id: caseId,
      seq: action.seq,
      state: 'waiting',
      sealed: sealMessage(masterKeys, { regionId, box: 'outbox', id }, unsigned),
      next_try_at: undoUntil === undefined ? now : new Date(undoUntil),
      failure: null,
      made_at: now,
      delivered_at: null,
    })
    .execute();
}
