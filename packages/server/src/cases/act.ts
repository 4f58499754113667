import {
  type ActionBody,
  type Answers,
  askForm,
  checkAction,
  computeFacts,
  type ActionInputs as EngineInputs,
  type FormContext,
  failure,
  failureTold,
  normaliseAnswers,
  pruneAnswers,
  type Result,
  type Sealed,
  type Service,
  success,
  type VisitTold,
} from '@satuloket/engine';
import { type CaseKey, sealValue, type VaultKind, type VaultReader, type VaultRow } from '../record/index.ts';
import type { ActionInputs, Caller, CaseMoved, Entered } from '../types.ts';
import { readAnswers } from './answer-shape.ts';
import { openCase } from './case-values.ts';
import { type Change, type ChangeContext, changeCase } from './changing.ts';
import type { CasesDependencies } from './dependencies.ts';
import { regionDate } from './form-context.ts';
import { actionContextOf } from './hooks.ts';
import { readCode, regionOf } from './loading.ts';
import { fieldProblem, problems, wrongProof } from './problems.ts';

/** Takes an action of the flow. */
export async function act(
  dependencies: CasesDependencies,
  caller: Caller,
  input: { key: string; code: string; lastSeq: number; action: string; with: ActionInputs },
): Promise<Result<CaseMoved>> {
  const { key, code, lastSeq, action } = input;
  const moved = await changeCase(
    dependencies,
    caller,
    { key, code, lastSeq, command: 'act', content: [action, input.with] },
    async (context) => {
      const { slotId, asked, ...given } = input.with;
      const results = await resultsWithDigests(dependencies, context, input.with);
      const visit = await takeSlot(dependencies, context, action, slotId);
      if (!visit.ok) return visit;
      return takeAction(dependencies, context, action, {
        ...given,
        results,
        ...(visit.value && { visit: visit.value }),
        ...(asked && { entered: asked }),
      });
    },
  );
  if (!moved.ok && moved.error.code === wrongProof) {
    const read = readCode(dependencies, regionOf(dependencies, caller.regionId), code);
    if (read.ok) await dependencies.hooks.proofs?.countWrong({ regionId: caller.regionId, code: read.value });
  }
  return moved;
}

/** The place is taken first: when the action is then refused, the transaction gives it back. */
async function takeSlot(
  { hooks }: CasesDependencies,
  { transaction, region, target, standing, now }: ChangeContext,
  action: string,
  slotId: string | undefined,
): Promise<Result<VisitTold | undefined>> {
  const { service, caseId } = target;
  const needs = Object.hasOwn(service.flow.actions, action) ? service.flow.actions[action]?.needs : undefined;
  if (!needs?.includes('slot') || slotId === undefined || hooks.slots === undefined)
    return success(undefined);
  const byOfficer = standing.viewer.kind === 'officer';
  return hooks.slots.take(transaction, { region, caseId, service, slotId, now, byOfficer });
}

/**
 * The rules say whether the action may be taken with these inputs; what is said in words goes into the vault. A
 * correction is judged by the context in which it was filled in: a household that the register could not tell when the
 * case was filed may be known by then.
 */
export async function takeAction(
  dependencies: CasesDependencies,
  { transaction, region, target, state, standing, now }: ChangeContext,
  actionCode: string,
  { entered, ...inputsGiven }: EngineInputs & { readonly entered?: Entered },
  filledInWith?: FormContext,
): Promise<Result<Change>> {
  const packName = target.pack.manifest.name;
  const values = await openCase(dependencies, transaction, { region, packName, state, now });
  // Without a key everything personal has been erased: there is nothing left to act upon.
  if (values === undefined) return failure(problems.caseErased);
  const form = filledInWith ?? values.context;
  const asked = entered && readAsked(target.service, actionCode, entered, form);
  if (asked && !asked.ok) return asked;
  const given = asked ? { ...inputsGiven, asked: asked.value } : inputsGiven;
  const shared = await actionContextOf(dependencies.hooks, { database: transaction, region, target });
  const checked = checkAction(target.service, state, standing.viewer, actionCode, given, {
    answers: values.answers,
    form,
    ...shared,
  });
  if (!checked.ok) return checked;
  const { from, to, inputs, undoMinutes, action } = checked.value;
  const { officeId, caseId } = state;
  const { proof } = inputs;
  if (proof !== undefined) {
    const proved = await dependencies.hooks.proofs?.check(transaction, { region, target, proof });
    if (proved && !proved.ok) return proved;
    if (proof.kind !== 'code') {
      const { fileId } = proof;
      const { accountId: uploaderId } = standing.viewer;
      const kept = await dependencies.files.keepAsProof(transaction, { caseId, fileId, uploaderId });
      if (!kept) return failure(fieldProblem('proof', problems.fileUnknown));
    }
  }
  const failed = failureTold(action, inputs.asked);
  const used: NonNullable<(ActionBody & { type: 'taken' })['used']>[number][] = [];
  for (const use of action.uses ?? []) {
    const taken = await dependencies.hooks.stock?.take(transaction, {
      regionId: region.id,
      officeId,
      caseId,
      seq: state.lastSeq + 1,
      now,
      ...use,
      ...(inputs.serials && { serials: inputs.serials }),
    });
    if (taken && !taken.ok) return taken;
    const serials = taken?.value ?? [];
    used.push({ ...use, officeId, ...(serials.length > 0 && { serials }) });
  }
  const seals = sealing(values.vault.caseKey, now);
  const { reason, note, faults, checklist, results, attachments } = inputs;
  const corrected = inputs.answers && pruneAnswers(target.service, inputs.answers, form);
  const body: ActionBody = {
    type: 'taken',
    action: actionCode,
    from,
    to,
    ...(reason === undefined ? {} : { reason: seals.seal('reason', reason) }),
    ...(note === undefined ? {} : { note: seals.seal('note', note) }),
    ...(faults === undefined
      ? {}
      : { faults: faults.map(({ at, words }) => ({ at, words: seals.seal('fault', words) })) }),
    ...(checklist === undefined ? {} : { checklist }),
    ...(corrected === undefined
      ? {}
      : {
          answers: seals.seal('answers', corrected),
          // A birth reported in time does not become late while it is corrected: the day of filing counts.
          facts: computeFacts(target.service, corrected, {
            ...form,
            today: regionDate(region, new Date(state.filedAt)),
          }),
        }),
    ...(attachments === undefined || attachments.length === 0 ? {} : { attachments }),
    ...(results === undefined
      ? {}
      : {
          results: results.map(({ product, number, fileId, sha256 }) => ({
            product,
            number: seals.seal('number', number),
            fileId,
            sha256,
          })),
        }),
    ...(inputs.asked === undefined
      ? {}
      : {
          asked: Object.fromEntries(
            Object.entries(inputs.asked).map(([code, value]) => [code, seals.seal('asked', value)]),
          ),
        }),
    ...(inputs.visit && { visit: inputs.visit }),
    ...(proof && { proof: proof.kind === 'code' ? { kind: 'code' } : proof }),
    ...(failed && { failure: failed }),
    ...(action.uses && { used }),
    ...(undoMinutes > 0 ? { undoUntil: new Date(now.getTime() + undoMinutes * 60_000).toISOString() } : {}),
  };
  return success({
    actions: [{ actor: standing.actor, body }],
    vault: { entries: seals.rows },
    opened: seals.opened(values.vault),
  });
}

/** The answers to an action's own questions, as a page posted them or as a program sent them. */
function readAsked(
  service: Service,
  actionCode: string,
  entered: Entered,
  form: FormContext,
): Result<Answers> {
  const action = Object.hasOwn(service.flow.actions, actionCode)
    ? service.flow.actions[actionCode]
    : undefined;
  if (!action?.asks) return success({});
  if ('posted' in entered) {
    return success(
      normaliseAnswers(askForm(service, action), entered.posted, form, { base: {}, step: 'asked' }),
    );
  }
  return readAnswers(action.asks, entered.answers, {});
}

/** Seals values for one command and remembers them, so that followers can read what was just said. */
export function sealing(caseKey: CaseKey, now: Date) {
  const rows: VaultRow[] = [];
  const fresh = new Map<string, unknown>();
  return {
    rows,
    seal(kind: VaultKind, value: unknown) {
      const { sealed, row } = sealValue(caseKey, kind, value, now);
      rows.push(row);
      fresh.set(sealed.entryId, value);
      return sealed;
    },
    /** What was just sealed, before what the case held already. */
    opened: (stored?: VaultReader): VaultReader => ({
      caseKey,
      read: <Value>(reference: Sealed | undefined) =>
        reference !== undefined && fresh.has(reference.entryId)
          ? (fresh.get(reference.entryId) as Value)
          : stored?.read<Value>(reference),
    }),
  };
}

/** The register's files were uploaded before: the action names them with what was really received. */
async function resultsWithDigests(
  dependencies: CasesDependencies,
  { transaction, target }: ChangeContext,
  { results }: ActionInputs,
): Promise<EngineInputs['results']> {
  if (results === undefined || results.length === 0) return undefined;
  const files = await dependencies.files.forResults(transaction, target.caseId);
  return results.map((result) => {
    const received = files.get(result.fileId);
    // Another paper of the case is not the register's: to the rules it is missing.
    return { ...result, sha256: received?.product === result.product ? received.file.sha256 : '' };
  });
}
