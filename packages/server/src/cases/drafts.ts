import {
  type Answers,
  type CaseState,
  failure,
  normaliseAnswers,
  type Result,
  type Service,
  success,
  validateStep,
} from '@satuloket/engine';
import {
  type DatabaseTransaction,
  inTransaction,
  regionDatabase,
  write,
  writing,
} from '../platform/database/index.ts';
import { isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller, DraftService, DraftSummary, Entered } from '../types.ts';
import { readAnswers } from './answer-shape.ts';
import { openCase, type SealedApplicant } from './case-values.ts';
import type { CasesDependencies, DraftSubject } from './dependencies.ts';
import { mayActFor } from './draft-access.ts';
import { keepDraftReminders, remindersOf } from './draft-reminders.ts';
import {
  type DraftSituation,
  draftReview,
  draftSituation,
  draftSummary,
  draftView,
  knownApplicant,
  nextStep,
  withoutHiddenFamily,
} from './draft-situation.ts';
import {
  browserTokenHash,
  type DraftOwner,
  draftKey,
  draftOwner,
  draftSubject,
  findDraft,
  findWholeDraft,
  newDraftKey,
  ownedDrafts,
  sealAnswers,
  sealSubject,
} from './draft-store.ts';
import { formContext, prefilled } from './form-context.ts';
import { regionOf, targetOf } from './loading.ts';
import { callerName, type Standing } from './policy.ts';
import { problems, withDetails } from './problems.ts';
import { standBefore } from './standing.ts';

/** More drafts than anyone has; a list is never without end. */
const maximumDraftsShown = 50;
/** Far above what any form asks for: all of it is read again each time that the draft is opened. */
const maximumAnswersLength = 200_000;

export function createDrafts(dependencies: CasesDependencies): DraftService {
  const { masterKeys, now } = dependencies;
  const inRegion = (caller: Caller) => regionDatabase(dependencies.database, caller.regionId);

  /** The caller's draft that is still being filled in. */
  async function openSituation(caller: Caller, id: string): Promise<Result<DraftSituation>> {
    const known = await knownApplicant(dependencies, caller);
    const database = inRegion(caller);
    const draft = await findWholeDraft(dependencies, database, caller, id);
    if (!draft.ok) return draft;
    const { row } = draft.value;
    if (row.sent_code !== null) return failure(withDetails(problems.draftSent, { code: row.sent_code }));
    const may = await mayActFor(dependencies, database, caller, row);
    if (!may.ok) return may;
    return draftSituation(dependencies, database, draft.value, known);
  }

  return {
    async start(caller, code, key) {
      if (caller.who.kind === 'officer') return failure(problems.notAllowed);
      const owner = draftOwner(caller);
      if (!owner.ok) return owner;
      const region = regionOf(dependencies, caller.regionId);
      const found = dependencies.packs.serviceOf(region.id, code);
      if (found === undefined) return failure(problems.serviceUnknown);
      const known = await knownApplicant(dependencies, caller);
      const at = now();
      const packName = found.pack.manifest.name;
      const context = formContext({ region, packName, known, now: at, masterKeys });
      const begin = async (transaction: DatabaseTransaction): Promise<Result<{ readonly id: string }>> =>
        success({
          id: await insertDraft(dependencies, transaction, {
            regionId: region.id,
            owner: owner.value,
            service: found.service,
            answers: prefilled(found.service, context),
            correctsCaseId: null,
            at,
          }),
        });
      const name = callerName(caller);
      if (key === undefined || name === null) return inTransaction(inRegion(caller), begin);
      const content = ['start-draft', code];
      const frame = { regionId: region.id, caller: name, key, content, now: at };
      return runCommand(dependencies.database, frame, begin);
    },

    async open(caller, id) {
      const situation = await openSituation(caller, id);
      return situation.ok ? success(await draftView(dependencies, situation.value)) : situation;
    },

    async saveStep(caller, id, step, entered, seen) {
      const known = await knownApplicant(dependencies, caller);
      return inTransaction(inRegion(caller), async (transaction) => {
        const draft = await findWholeDraft(dependencies, transaction, caller, id, { lock: true });
        if (!draft.ok) return draft;
        const { row } = draft.value;
        if (row.sent_code !== null) return failure(withDetails(problems.draftSent, { code: row.sent_code }));
        if (seen !== undefined && seen.version !== row.version) return failure(problems.versionPassed);
        const may = await mayActFor(dependencies, transaction, caller, row);
        if (!may.ok) return may;
        const situation = await draftSituation(dependencies, transaction, draft.value, known);
        if (!situation.ok) return situation;
        const { service, context } = situation.value;
        if (!service.form.steps.some(({ code }) => code === step)) return failure(problems.stepUnknown);
        const read = enteredAnswers(situation.value, step, entered);
        if (!read.ok) return read;
        const answers = read.value;
        if (JSON.stringify(answers).length > maximumAnswersLength) return failure(problems.answersTooLong);
        const saved = { ...situation.value, answers };
        const version = row.version + 1;
        await keepStep(transaction, {
          id,
          step: nextStep(saved),
          version,
          now: now(),
          sealed: sealAnswers(draftKey(masterKeys, row), row.region_id, id, withoutFiles(service, answers)),
        });
        // What corrects a returned case is reminded of by the case itself.
        if (saved.corrected === null) await keepDraftReminders(transaction, { id, ...saved });
        return success({ problems: validateStep(service, step, answers, context), version });
      });
    },

    async review(caller, id) {
      const situation = await openSituation(caller, id);
      return situation.ok ? success(await draftReview(dependencies, situation.value)) : situation;
    },

    async mine(caller) {
      const owner = draftOwner(caller);
      if (!owner.ok) return success([]);
      const rows = await ownedDrafts(inRegion(caller), owner.value)
        .selectAll()
        .where('sent_code', 'is', null)
        .orderBy('saved_at', 'desc')
        .limit(maximumDraftsShown)
        .execute();
      const reminders = await remindersOf(
        inRegion(caller),
        rows.map(({ id }) => id),
      );
      const drafts: DraftSummary[] = [];
      for (const row of rows) {
        const found = dependencies.packs.serviceOf(caller.regionId, row.service);
        if (found === undefined) continue;
        if (!(await mayActFor(dependencies, inRegion(caller), caller, row)).ok) continue;
        const reminder = reminders.get(row.id);
        const summary = draftSummary(row, found.service, row.step, draftSubject(masterKeys, row));
        drafts.push({ ...summary, ...(reminder && { reminder }) });
      }
      return success(drafts);
    },

    async discard(caller, id) {
      return inTransaction(inRegion(caller), async (transaction) => {
        const row = await findDraft(transaction, caller, id, { lock: true });
        if (!row.ok) return row;
        if (row.value.sent_code !== null) {
          return failure(withDetails(problems.draftSent, { code: row.value.sent_code }));
        }
        await dependencies.files.discard(transaction, id);
        await transaction.deleteFrom('draft').where('id', '=', id).execute();
        return success(undefined);
      });
    },
  };
}

type KeptStep = {
  readonly id: string;
  readonly step: string;
  readonly version: number;
  readonly now: Date;
  readonly sealed: Buffer;
};

const keepStep = writing((transaction, { id, step, version, now, sealed }: KeptStep) =>
  transaction.updateTable('draft').set({ step, version, saved_at: now, sealed }).where('id', '=', id),
);

/**
 * Begins a draft for someone whom a part above knows: for another person, or filled in already. `lend` are files of a
 * case that enter it as its documents.
 */
export async function openDraft(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  input: {
    readonly regionId: string;
    readonly accountId: string;
    readonly service: string;
    readonly answers: Answers;
    readonly subject?: DraftSubject;
    readonly lend?: {
      readonly caseId: string;
      readonly files: readonly { readonly requirement: string; readonly fileId: string }[];
    };
  },
): Promise<Result<{ readonly id: string }>> {
  const region = regionOf(dependencies, input.regionId);
  const found = dependencies.packs.serviceOf(region.id, input.service);
  if (found === undefined) return failure(problems.serviceUnknown);
  const at = dependencies.now();
  const owner = input.subject?.known ?? (await dependencies.people.applicantOf(region.id, input.accountId));
  const known = owner && withoutHiddenFamily(owner);
  const packName = found.pack.manifest.name;
  const { masterKeys } = dependencies;
  const context = formContext({ region, packName, known, now: at, masterKeys });
  const scoped = regionDatabase(transaction, region.id);
  const id = await insertDraft(dependencies, scoped, {
    regionId: region.id,
    owner: { owner_account_id: input.accountId, browser_token_hash: null },
    service: found.service,
    answers: { ...prefilled(found.service, context), ...withoutFiles(found.service, input.answers) },
    correctsCaseId: null,
    ...(input.subject && { subject: input.subject }),
    at,
  });
  const begun = { ...prefilled(found.service, context), ...input.answers };
  await keepDraftReminders(scoped, { id, region, service: found.service, answers: begun, context });
  if (input.lend) await dependencies.files.lend(scoped, { draftId: id, ...input.lend });
  return success({ id });
}

/** Opens a draft that corrects a returned case, filled with what was sent; the one begun before, when there is one. */
export async function startCorrection(
  dependencies: CasesDependencies,
  caller: Caller,
  code: string,
): Promise<Result<{ readonly draftId: string }>> {
  const region = regionOf(dependencies, caller.regionId);
  return inTransaction(regionDatabase(dependencies.database, region.id), async (transaction) => {
    const asked = { caller, command: 'correct', region, code, lock: true } as const;
    const before = await standBefore(dependencies, transaction, asked);
    if (!before.ok) return before;
    const { row, standing } = before.value;
    const owner = draftOwner(caller);
    if (!owner.ok) return owner;
    const { state, service, pack } = await targetOf(dependencies, region, row);
    if (correctingAction(service, state.state) === undefined) return failure(problems.nothingToCorrect);
    const begun = await transaction
      .selectFrom('draft')
      .select('id')
      .where('corrects_case_id', '=', row.case_id)
      .where('owner_account_id', '=', owner.value.owner_account_id)
      .where('sent_code', 'is', null)
      .executeTakeFirst();
    if (begun !== undefined) return success({ draftId: begun.id });
    const at = dependencies.now();
    const values = await openCase(dependencies, transaction, {
      region,
      packName: pack.manifest.name,
      state,
      now: at,
    });
    if (values === undefined) return failure(problems.nothingToCorrect);
    const draftId = await insertDraft(dependencies, transaction, {
      regionId: region.id,
      owner: owner.value,
      service,
      answers: withoutFiles(service, values.answers),
      correctsCaseId: row.case_id,
      ...correctionSubject(standing, state, values.applicant),
      at,
    });
    const files = state.attachments
      .filter(({ requirement }) => service.requirements.some((asked) => asked.code === requirement))
      .map(({ requirement, fileId }) => ({ requirement, fileId }));
    if (files.length > 0) await dependencies.files.lend(transaction, { caseId: row.case_id, draftId, files });
    return success({ draftId });
  });
}

/** Who helps corrects with the data of whom they help; whom the application before named stays known. */
function correctionSubject(
  { actor }: Standing,
  state: CaseState,
  applicant: SealedApplicant | undefined,
): { readonly subject?: DraftSubject } {
  if (applicant === undefined) return {};
  const { named } = applicant;
  if (actor.kind !== 'helper') return named ? { subject: { named } } : {};
  const known = { ...applicant, identity: knownIdentity(state) };
  return { subject: { known, mandateId: actor.mandateId, ...(named && { named }) } };
}

const knownIdentity = ({ identity }: CaseState): 'matched' | 'pending' =>
  identity === 'matched' ? 'matched' : 'pending';

/** The applicant's action by which a case in this state is corrected. */
export function correctingAction(service: Service, state: string): string | undefined {
  return Object.entries(service.flow.actions).find(
    ([, { by, from, needs }]) =>
      by.includes('applicant') && from.includes(state) && needs.includes('correction'),
  )?.[0];
}

/** Gives the drafts of a browser to the account that signed in there. */
export async function claimDrafts(
  transaction: DatabaseTransaction,
  input: { readonly regionId: string; readonly browserToken: string; readonly accountId: string },
): Promise<number> {
  const claimed = await regionDatabase(transaction, input.regionId)
    .updateTable('draft')
    .set({ owner_account_id: input.accountId, browser_token_hash: null })
    .where('browser_token_hash', '=', browserTokenHash(input.browserToken))
    .executeTakeFirst();
  return Number(claimed.numUpdatedRows);
}

/** For the store of files: whether the caller is filling this draft in. */
export async function mayEditDraft(
  dependencies: CasesDependencies,
  caller: Caller,
  draftId: string,
): Promise<boolean> {
  if (!isIdentifier(draftId)) return false;
  const database = regionDatabase(dependencies.database, caller.regionId);
  const row = await findDraft(database, caller, draftId);
  if (!row.ok || row.value.sent_code !== null) return false;
  return (await mayActFor(dependencies, database, caller, row.value)).ok;
}

async function insertDraft(
  { masterKeys }: CasesDependencies,
  transaction: DatabaseTransaction,
  input: {
    readonly regionId: string;
    readonly owner: DraftOwner;
    readonly service: Service;
    readonly answers: Answers;
    readonly correctsCaseId: string | null;
    readonly subject?: DraftSubject;
    readonly at: Date;
  },
): Promise<string> {
  const id = newIdentifier(input.at);
  const { key, ...wrapped } = newDraftKey(masterKeys, input.regionId, id);
  await write(
    transaction,
    transaction.insertInto('draft').values({
      id,
      ...input.owner,
      ...wrapped,
      service: input.service.code,
      corrects_case_id: input.correctsCaseId,
      step: input.service.form.steps[0]?.code ?? '',
      version: 1,
      sealed: sealAnswers(key, input.regionId, id, input.answers),
      subject_sealed:
        input.subject === undefined ? null : sealSubject(key, input.regionId, id, input.subject),
      began_at: input.at,
      saved_at: input.at,
    }),
  );
  return id;
}

/** What stands in the draft after a step was entered: that step's fields as given, all others as they were. */
function enteredAnswers(
  { service, answers, context }: DraftSituation,
  step: string,
  entered: Entered,
): Result<Answers> {
  if ('posted' in entered) {
    return success(normaliseAnswers(service, entered.posted, context, { base: answers, step }));
  }
  const fields = service.form.steps.find(({ code }) => code === step)?.fields ?? [];
  return readAnswers(fields, entered.answers, answers);
}

/** Files have rows of their own; a draft keeps what was typed and chosen. */
function withoutFiles(service: Service, answers: Answers): Answers {
  const kept: Answers = { ...answers };
  for (const { fields } of service.form.steps) {
    for (const field of fields) if (field.type === 'file') delete kept[field.code];
  }
  return kept;
}
