import type { CaseEvent, Follower } from '../cases/index.ts';
import { write } from '../platform/database/index.ts';

/** Notes the documents that an action releases and that are made here; undone, they are not made. */
export const followCases: Follower = async ({ action, service, tx, caseId, now }: CaseEvent) => {
  const { body, seq } = action;
  if (body.type === 'undone') {
    await write(
      tx,
      tx
        .updateTable('document_work')
        .set({ state: 'cancelled' })
        .where('case_id', '=', caseId)
        .where('seq', '=', body.seq)
        .where('state', '=', 'waiting'),
    );
    return;
  }
  if (body.type !== 'taken') return;
  const local = (service.flow.actions[body.action]?.releases ?? []).filter((product) => {
    const { issuer, signature } = service.products[product] ?? {};
    // What is signed was made for the signing desk, before its release.
    return issuer === 'local' && signature === undefined;
  });
  if (local.length === 0) return;
  const { undoUntil } = body;
  await write(
    tx,
    tx.insertInto('document_work').values(
      local.map((product) => ({
        case_id: caseId,
        product,
        seq,
        state: 'waiting' as const,
        released_at: now,
        next_try_at: undoUntil === undefined ? now : new Date(undoUntil),
        failure: null,
        file_id: null,
        made_at: null,
      })),
    ),
  );
};
