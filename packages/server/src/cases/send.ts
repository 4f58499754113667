import { type Actor, type Attachment, failure, type Result, success } from '@satuloket/engine';
import { type DatabaseTransaction, regionDatabase, writing } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller, CaseService } from '../types.ts';
import { takeAction } from './act.ts';
import { changeCase } from './changing.ts';
import type { CasesDependencies, DraftSubject, KnownApplicant } from './dependencies.ts';
import { forgetDraftReminders } from './draft-reminders.ts';
import {
  type DraftSituation,
  draftSituation,
  knownApplicant,
  problemsWithSteps,
  type RoutedDraft,
  routeOf,
} from './draft-situation.ts';
import { type DraftRow, findDraft, findWholeDraft } from './draft-store.ts';
import { correctingAction } from './drafts.ts';
import { attachmentsOf, writeFiled } from './filing.ts';
import { regionOf } from './loading.ts';
import { callerName } from './policy.ts';
import { problems, withFields } from './problems.ts';

type SendInput = Parameters<CaseService['send']>[1];
type Sent = { readonly code: string; readonly dueAt: string | null };

/** Two codes that meet are one in thirty-five billion pairs; a second draw ends it. */
const codeAttempts = 3;

/** Sends a draft: a new case, or the correction of the case that it corrects. */
export async function send(
  dependencies: CasesDependencies,
  caller: Caller,
  input: SendInput,
): Promise<Result<Sent>> {
  if (caller.who.kind === 'guest') return failure(problems.signInNeeded);
  if (caller.who.kind === 'program') return failure(problems.notAllowed);
  const database = regionDatabase(dependencies.database, caller.regionId);
  const [known, draft] = await Promise.all([
    knownApplicant(dependencies, caller),
    findDraft(database, caller, input.draftId),
  ]);
  if (!draft.ok) return draft;
  if (draft.value.corrects_case_id !== null)
    return sendCorrection(dependencies, caller, input, draft.value, known);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendNew(dependencies, caller, input, known);
    } catch (error) {
      const isCodeTaken = (error as { constraint?: string }).constraint === 'case_current_code';
      if (!isCodeTaken || attempt >= codeAttempts) throw error;
    }
  }
}

async function sendNew(
  dependencies: CasesDependencies,
  caller: Caller,
  input: SendInput,
  owner: KnownApplicant | null,
): Promise<Result<Sent>> {
  const name = callerName(caller);
  if (name === null) return failure(problems.signInNeeded);
  const content = ['send', input.draftId];
  const frame = { regionId: caller.regionId, caller: name, key: input.key, content, now: dependencies.now() };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const draft = await findWholeDraft(dependencies, transaction, caller, input.draftId, { lock: true });
    if (!draft.ok) return draft;
    const { sent_code: code, version } = draft.value.row;
    if (code !== null) return sentBefore(transaction, code);
    if (version !== input.version) return failure(problems.draftMoved);
    const situation = await draftSituation(dependencies, transaction, draft.value, owner);
    if (!situation.ok) return situation;
    const { known } = situation.value;
    if (known === null) return failure(problems.identityNeeded);
    const wrong = problemsWithSteps(dependencies.hooks, situation.value);
    if (wrong.length > 0) return failure(withFields(problems.draftIncomplete, wrong));
    const route = routeOf(situation.value);
    if (route === undefined) return failure(problems.noOffice);
    return file(dependencies, transaction, caller, situation.value, { ...route, known });
  });
}

/** Another key, the same draft: it has been sent once and that stays so. */
async function sentBefore(transaction: DatabaseTransaction, code: string): Promise<Result<Sent>> {
  const row = await transaction
    .selectFrom('case_current')
    .select('due_at')
    .where('code', '=', code)
    .executeTakeFirst();
  return success({ code, dueAt: row?.due_at?.toISOString() ?? null });
}

/** The draft becomes a case: as whom it is filed stands with the draft where it is not for whoever sends it. */
async function file(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  { row, region, pack, service, answers, context, subject, now }: DraftSituation,
  { villageCode, officeId, known }: RoutedDraft & { readonly known: KnownApplicant },
): Promise<Result<Sent>> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind === 'program') return failure(problems.notAllowed);
  if (who.kind === 'officer' && subject.known === undefined) return failure(problems.notAllowed);
  const { helper, parent, origin } = subject;
  for (const check of dependencies.hooks.subjectChecks) {
    const checked = await check(transaction, { caller, subject });
    if (!checked.ok) return checked;
  }
  const filed = await writeFiled(
    dependencies,
    transaction,
    { region, pack, service, answers, context, known, villageCode, officeId },
    {
      actor: senderOf(who, subject),
      applicantAccountId: subject.known === undefined ? who.accountId : (subject.applicantAccountId ?? null),
      now,
      marks: {
        channel: subject.channel ?? caller.face ?? 'portal',
        ...(helper && { helper }),
        ...(parent && { parent }),
        ...(origin && { origin }),
      },
    },
  );
  await closeDraft(dependencies, transaction, row, filed.caseId, filed.code);
  return success({ code: filed.code, dueAt: filed.dueAt });
}

function senderOf(
  who: Exclude<Caller['who'], { kind: 'guest' | 'program' }>,
  { helper }: DraftSubject,
): Actor {
  const { accountId } = who;
  if (who.kind === 'officer') {
    const post = who.posts.find(({ officeId }) => officeId === helper?.officeId) ?? who.posts[0];
    return { kind: 'officer', accountId, role: post?.role ?? '', officeId: post?.officeId ?? '' };
  }
  // Who only prepared it, such as an institution with a code, has handed it over: the applicant sends it.
  return helper === undefined || helper.accountId !== accountId
    ? { kind: 'resident', accountId }
    : { kind: 'helper', accountId, mandateId: helper.mandateId ?? '' };
}

async function sendCorrection(
  dependencies: CasesDependencies,
  caller: Caller,
  input: SendInput,
  draft: DraftRow,
  known: KnownApplicant | null,
): Promise<Result<Sent>> {
  const region = regionOf(dependencies, caller.regionId);
  const corrected = await regionDatabase(dependencies.database, region.id)
    .selectFrom('case_current')
    .select('code')
    .where('case_id', '=', draft.corrects_case_id)
    .executeTakeFirst();
  if (corrected === undefined) return failure(problems.caseUnknown);
  const { code } = corrected;
  const moved = await changeCase(
    dependencies,
    caller,
    { key: input.key, code, command: 'correct', content: ['send', input.draftId] },
    async (context) => {
      const { transaction, state, target } = context;
      const locked = await findWholeDraft(dependencies, transaction, caller, input.draftId, { lock: true });
      if (!locked.ok) return locked;
      const { row } = locked.value;
      if (row.sent_code !== null) return success({ actions: [] });
      if (row.version !== input.version) return failure(problems.draftMoved);
      const action = correctingAction(target.service, state.state);
      if (action === undefined) return failure(problems.nothingToCorrect);
      const situation = await draftSituation(dependencies, transaction, locked.value, known);
      if (!situation.ok) return situation;
      const attachments = changedAttachments(
        state.attachments,
        attachmentsOf(target.service, situation.value.answers),
      );
      const { answers, context: filledInWith } = situation.value;
      const corrected = { answers, attachments };
      const change = await takeAction(dependencies, context, action, corrected, filledInWith);
      if (change.ok) await closeDraft(dependencies, transaction, row, target.caseId, code);
      return change;
    },
  );
  if (!moved.ok) return moved;
  const row = await regionDatabase(dependencies.database, region.id)
    .selectFrom('case_current')
    .select('due_at')
    .where('code', '=', code)
    .executeTakeFirst();
  return success({ code, dueAt: row?.due_at?.toISOString() ?? null });
}

/** The documents of each requirement whose files are no longer those of before. */
function changedAttachments(before: readonly Attachment[], after: readonly Attachment[]): Attachment[] {
  const filesOf = (attachments: readonly Attachment[], requirement: string): string =>
    attachments
      .filter((attachment) => attachment.requirement === requirement)
      .map(({ fileId }) => fileId)
      .join(' ');
  return after.filter(({ requirement }) => filesOf(before, requirement) !== filesOf(after, requirement));
}

/** The draft has become part of the record: its content goes, its files are the case's. */
async function closeDraft(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  row: DraftRow,
  caseId: string,
  code: string,
): Promise<void> {
  await dependencies.files.adopt(transaction, { draftId: row.id, caseId });
  await keepSent(transaction, { id: row.id, code, version: row.version + 1, now: dependencies.now() });
}

type SentDraft = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly now: Date;
};

const keepSent = writing((transaction, { id, code, version, now }: SentDraft) =>
  transaction
    .with('forgotten', (reminders) => forgetDraftReminders(reminders, id))
    .updateTable('draft')
    .set({ sealed: null, sent_code: code, version, saved_at: now })
    .where('id', '=', id),
);
