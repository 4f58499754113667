import { randomBytes } from 'node:crypto';
import {
  type Actor,
  type Answers,
  type Attachment,
  calendarOf,
  computeFacts,
  type FileValue,
  failure,
  makeTrackingCode,
  pruneAnswers,
  type Result,
  readClock,
  type Service,
  success,
  trackingCodeRandomBytes,
} from '@satuloket/engine';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { type BlindPurpose, blindDigest, newCaseKey, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller, CaseService } from '../types.ts';
import { sealing, takeAction } from './act.ts';
import type { SealedApplicant } from './case-values.ts';
import { changeCase } from './changing.ts';
import type { CasesDependencies, KnownApplicant } from './dependencies.ts';
import {
  type DraftSituation,
  draftSituation,
  knownApplicant,
  problemsWithSteps,
  routeOf,
} from './draft-situation.ts';
import { type DraftRow, findDraft } from './draft-store.ts';
import { correctingAction } from './drafts.ts';
import { regionOf } from './loading.ts';
import { callerName } from './policy.ts';
import { problems, withFields } from './problems.ts';
import { appendToCase } from './writing.ts';

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
  const known = await knownApplicant(dependencies, caller);
  const database = regionDatabase(dependencies.database, caller.regionId);
  const draft = await findDraft(database, caller, input.draftId);
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
  known: KnownApplicant | null,
): Promise<Result<Sent>> {
  const name = callerName(caller);
  if (name === null) return failure(problems.signInNeeded);
  const content = ['send', input.draftId];
  const frame = { regionId: caller.regionId, caller: name, key: input.key, content, now: dependencies.now() };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const row = await findDraft(transaction, caller, input.draftId, { lock: true });
    if (!row.ok) return row;
    if (row.value.sent_code !== null) return sentBefore(transaction, row.value.sent_code);
    if (row.value.version !== input.version) return failure(problems.draftMoved);
    if (known === null) return failure(problems.identityNeeded);
    const situation = await draftSituation(dependencies, transaction, row.value, known);
    if (!situation.ok) return situation;
    const wrong = problemsWithSteps(situation.value);
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

type Filing = { readonly villageCode: string; readonly officeId: string; readonly known: KnownApplicant };

async function file(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  { row, region, pack, service, answers, context, now }: DraftSituation,
  { villageCode, officeId, known }: Filing,
): Promise<Result<Sent>> {
  if (caller.who.kind !== 'resident') return failure(problems.notAllowed);
  const { accountId } = caller.who;
  const caseId = newIdentifier(now);
  const code = makeTrackingCode(region.codePrefix, randomBytes(trackingCodeRandomBytes));
  const { caseKey, wrapped } = newCaseKey(dependencies.masterKeys, region.id, caseId);
  const seals = sealing(caseKey, now);
  const sent = pruneAnswers(service, answers, context);
  const { applicant, household, identity } = known;
  const calendar = calendarOf(region, officeId);
  const { amount, unit } = service.promise;
  const at = now.toISOString();
  const segments = [{ fromAt: at, owner: 'ours' as const }];
  const { dueAt } = readClock({ promise: { amount, unit }, calendar, segments, now: at });
  if (dueAt === null) throw new Error(`The calendar of ${officeId} ends before the promise is due.`);
  const actor: Actor = { kind: 'resident', accountId };
  const state = await appendToCase(
    dependencies.followers,
    transaction,
    {
      region,
      caseId,
      code,
      pack,
      service,
      state: null,
      applicantAccountId: accountId,
      applicantName: applicant.name,
      changedAt: null,
    },
    {
      now,
      actions: [
        {
          actor,
          body: {
            type: 'filed',
            service: service.code,
            pack: { name: pack.manifest.name, version: pack.manifest.version, digest: pack.digest },
            channel: caller.face ?? 'portal',
            answers: seals.seal('answers', sent),
            applicant: seals.seal('applicant', { applicant, household } satisfies SealedApplicant),
            identity,
            facts: computeFacts(service, sent, context),
            attachments: attachmentsOf(service, sent),
            villageCode,
            officeId,
            promise: { dueAt, calendarVersion: calendar.version },
          },
        },
      ],
      vault: { wrapped, entries: seals.rows, blind: blindRows(dependencies, region.id, known) },
      read: seals.reader(() => undefined),
    },
  );
  await closeDraft(dependencies, transaction, row, caseId, code);
  return success({ code, dueAt: state.dueAt });
}

function blindRows(dependencies: CasesDependencies, regionId: string, { applicant }: KnownApplicant) {
  const values: Record<BlindPurpose, string> = {
    nik: applicant.nik,
    kk: applicant.kk,
    phone: applicant.phone,
  };
  return (Object.keys(values) as BlindPurpose[])
    .filter((purpose) => values[purpose] !== '')
    .map((purpose) => ({
      purpose,
      ...blindDigest(dependencies.masterKeys, { regionId, purpose, value: values[purpose] }),
    }));
}

/** The documents of the answers, by the requirement that asks for them. */
export function attachmentsOf(service: Service, answers: Answers): Attachment[] {
  return service.form.steps
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const files = field.type === 'file' ? answers[field.code] : undefined;
      if (field.type !== 'file' || !Array.isArray(files)) return [];
      return (files as readonly FileValue[]).map(({ fileId, sha256 }) => ({
        requirement: field.requirement,
        fileId,
        sha256,
      }));
    });
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
      const row = await findDraft(transaction, caller, input.draftId, { lock: true });
      if (!row.ok) return row;
      if (row.value.sent_code !== null) return success({ actions: [] });
      if (row.value.version !== input.version) return failure(problems.draftMoved);
      const action = correctingAction(target.service, state.state);
      if (action === undefined) return failure(problems.nothingToCorrect);
      const situation = await draftSituation(dependencies, transaction, row.value, known);
      if (!situation.ok) return situation;
      const attachments = changedAttachments(
        state.attachments,
        attachmentsOf(target.service, situation.value.answers),
      );
      const { answers, context: filledInWith } = situation.value;
      const corrected = { answers, attachments };
      const change = await takeAction(dependencies, context, action, corrected, filledInWith);
      if (change.ok) await closeDraft(dependencies, transaction, row.value, target.caseId, code);
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
  await transaction
    .updateTable('draft')
    .set({ sealed: null, sent_code: code, version: row.version + 1, saved_at: dependencies.now() })
    .where('id', '=', row.id)
    .execute();
}
