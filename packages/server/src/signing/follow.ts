import { randomBytes } from 'node:crypto';
import {
  documentCodeRandomBytes,
  makeDocumentCode,
  preparedBy,
  refusalStep,
  type Service,
  signedBy,
  signingStep,
} from '@satuloket/engine';
import { sql } from 'kysely';
import type { CaseEvent, Follower } from '../cases/index.ts';
import { queueOf } from '../cases/scope.ts';
import { write } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import { signsAnything } from './sign-states.ts';

/** Items that a case has on the desk. */
const open = ['preparing', 'waiting', 'being-signed', 'stuck'] as const;

/** Keeps what waits for a signature, and what counts of what was signed, in the transaction of each step. */
export const followSigning: Follower = async (event) => {
  if (!signsAnything(event.service)) return;
  await followDesk(event);
  await followDocuments(event);
};

const isAtDesk = (service: Service, state: CaseEvent['before']): boolean =>
  state !== null &&
  state.endedAt === null &&
  signedBy(service, signingStep(service, state.state)?.action).length > 0;

async function followDesk(event: CaseEvent): Promise<void> {
  const { service, before, after, action, tx, caseId, now } = event;
  const { body } = action;
  const was = isAtDesk(service, before);
  if (!isAtDesk(service, after)) {
    if (was) await leaveDesk(event);
    return;
  }
  if (body.type === 'taken' && preparedBy(service, service.flow.actions[body.action]).length > 0) {
    await comeToDesk(event);
    return;
  }
  if (!was) {
    await comeBack(event);
    return;
  }
  const isMoved = before?.officeId !== after.officeId || before?.dueAt !== after.dueAt;
  const isNoted = body.type === 'commented' && body.audience === 'inside';
  if (!isMoved && !isNoted) return;
  await tx
    .updateTable('signing_item')
    .set({
      office_id: after.officeId,
      due_order: after.dueAt ?? 'infinity',
      updated_at: now,
      ...(isNoted && { has_note: true, place: 0 }),
    })
    .where('case_id', '=', caseId)
    .where('state', 'in', [...open])
    .execute();
}

/** A step before prepared its documents: they are made once it can't be undone any more. */
async function comeToDesk(event: CaseEvent): Promise<void> {
  const { service, pack, after, action, tx, caseId, code, now } = event;
  const { body, seq } = action;
  if (body.type !== 'taken' || after.role === null) return;
  await leaveDesk(event);
  const story = await storyOf(event);
  const queue = queueOf(service.code, after.role);
  await write(
    tx,
    tx.insertInto('signing_item').values(
      preparedBy(service, service.flow.actions[body.action]).map((product) => ({
        id: newIdentifier(now),
        case_id: caseId,
        product,
        seq,
        code,
        pack: pack.manifest.name,
        service: service.code,
        office_id: after.officeId,
        queue,
        state: 'preparing' as const,
        place: story.wasReturned || story.hasNote ? 0 : 1,
        was_returned: story.wasReturned,
        has_note: story.hasNote,
        due_order: after.dueAt ?? 'infinity',
        since: now,
        document_code: makeDocumentCode(randomBytes(documentCodeRandomBytes)),
        file_id: null,
        sha256: null,
        size_bytes: null,
        pages: null,
        prepared_for: null,
        prepared_on: null,
        next_try_at: body.undoUntil === undefined ? now : new Date(body.undoUntil),
        run_id: null,
        updated_at: now,
      })),
    ),
  );
}

/** What whoever signs should look at twice: it went back and forth, or a colleague wrote something. */
async function storyOf({
  tx,
  caseId,
  service,
}: CaseEvent): Promise<{ readonly wasReturned: boolean; readonly hasNote: boolean }> {
  const rows = await tx
    .selectFrom('case_action')
    .select(['seq', 'body'])
    .where('case_id', '=', caseId)
    .where('type', 'in', ['taken', 'commented', 'undone'])
    .execute();
  const undone = new Set(rows.flatMap(({ body }) => (body.type === 'undone' ? [body.seq] : [])));
  const holding = rows.filter(({ seq }) => !undone.has(seq)).map(({ body }) => body);
  return {
    wasReturned: holding.some(
      (body) => body.type === 'taken' && service.flow.actions[body.action]?.tone === 'return',
    ),
    hasNote: holding.some(
      (body) =>
        (body.type === 'taken' && body.note !== undefined) ||
        (body.type === 'commented' && body.audience === 'inside'),
    ),
  };
}

/** The case goes on elsewhere: nothing of it may be signed any more, also what lies in a run just now. */
async function leaveDesk({ service, before, action, tx, caseId, now }: CaseEvent): Promise<void> {
  const { body } = action;
  const refusal = before && refusalStep(service, before.state)?.code;
  await write(
    tx,
    tx
      .updateTable('signing_item')
      .set({
        state: body.type === 'taken' && body.action === refusal ? 'sent-back' : 'void',
        run_id: null,
        updated_at: now,
      })
      .where('case_id', '=', caseId)
      .where('state', 'in', [...open]),
  );
}

/** The step away from the desk was undone: the last documents wait again. */
async function comeBack({ tx, caseId, now }: CaseEvent): Promise<void> {
  await tx
    .updateTable('signing_item')
    .set({
      state: sql<'waiting'>`case when file_id is null then 'preparing' else 'waiting' end`,
      next_try_at: now,
      updated_at: now,
    })
    .where('case_id', '=', caseId)
    .where('state', 'in', ['sent-back', 'void'])
    .where('seq', '=', (items) =>
      items
        .selectFrom('signing_item')
        .select((eb) => eb.fn.max('seq').as('seq'))
        .where('case_id', '=', caseId),
    )
    .execute();
}

/** What the record says of each document that was ever signed: it counts, it was withdrawn, or another took its place. */
async function followDocuments({ before, after, action, tx, caseId, now }: CaseEvent): Promise<void> {
  if (before === null || before.products === after.products) return;
  if (!Object.values(after.products).some(({ signed }) => signed)) return;
  const rows = await tx
    .selectFrom('signed_document')
    .select(['document_code', 'product', 'file_id', 'state'])
    .where('case_id', '=', caseId)
    .execute();
  for (const row of rows) {
    const product = after.products[row.product];
    if (product?.fileId !== row.file_id) continue;
    const counts = product.released && product.standing === undefined;
    if (counts) {
      await tx
        .updateTable('signed_document')
        .set({ state: 'replaced', state_since: now, replaced_by: row.document_code })
        .where('case_id', '=', caseId)
        .where('product', '=', row.product)
        .where('document_code', '!=', row.document_code)
        .where('state', '!=', 'replaced')
        .execute();
    }
    const instead =
      action.body.type === 'document-withdrawn' && action.body.product === row.product
        ? await validOf(tx, action.body.replacedBy)
        : undefined;
    const state = counts ? 'valid' : instead === undefined ? 'withdrawn' : 'replaced';
    if (state === row.state) continue;
    await tx
      .updateTable('signed_document')
      .set({ state, state_since: now, replaced_by: instead ?? null })
      .where('document_code', '=', row.document_code)
      .execute();
  }
}

async function validOf(
  tx: CaseEvent['tx'],
  replacedBy: { readonly caseId: string; readonly product: string } | undefined,
): Promise<string | undefined> {
  if (replacedBy === undefined) return undefined;
  const found = await tx
    .selectFrom('signed_document')
    .select('document_code')
    .where('case_id', '=', replacedBy.caseId)
    .where('product', '=', replacedBy.product)
    .where('state', '=', 'valid')
    .executeTakeFirst();
  return found?.document_code;
}
