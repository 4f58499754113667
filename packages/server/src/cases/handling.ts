import { availableUndo, failure, officesForService, type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { openVault } from '../record/index.ts';
import type { Caller, CaseMoved, CaseService } from '../types.ts';
import { sealing } from './act.ts';
import { type Change, type ChangeContext, changeCase } from './changing.ts';
import type { CasesDependencies } from './dependencies.ts';
import { policySubject, regionOf, targetOf } from './loading.ts';
import { fieldProblem, problems } from './problems.ts';
import { rolesAt } from './scope.ts';
import { standBefore } from './standing.ts';
import { productValues } from './system.ts';

export const maximumWordsLength = 2000;
const maximumStars = 5;

export type Input<Method extends keyof CaseService> =
  Parameters<CaseService[Method]> extends [unknown, infer Given] ? Given : never;

/** Takes a case, also from a colleague; hands over one's own; lets go of one's own. */
export async function assign(
  dependencies: CasesDependencies,
  caller: Caller,
  { key, code, lastSeq, to }: Input<'assign'>,
): Promise<Result<CaseMoved>> {
  const officers =
    to === null || (caller.who.kind === 'officer' && to === caller.who.accountId)
      ? []
      : await dependencies.people.officersOf(caller.regionId);
  return changeCase(
    dependencies,
    caller,
    { key, code, lastSeq, command: 'assign', content: to },
    async ({ region, target, state, standing }) => {
      const { viewer, actor } = standing;
      if (viewer.kind !== 'officer') return failure(problems.notAllowed);
      if (state.endedAt !== null || state.role === null) return failure(problems.nothingToHold);
      if (to === state.assigneeId) return success({ actions: [] });
      const own = viewer.accountId;
      if (to === own) {
        if (!viewer.roles.includes(state.role)) return failure(problems.notAllowed);
      } else {
        if (state.assigneeId !== null && state.assigneeId !== own) return failure(problems.heldByOther);
        const colleague = officers.find(({ accountId }) => accountId === to);
        const place = { ...state, pack: target.pack.manifest.name };
        if (to !== null && !(colleague && rolesAt(region, colleague.posts, place).has(state.role))) {
          return failure(fieldProblem('to', problems.colleagueUnknown));
        }
      }
      return success({ actions: [{ actor, body: { type: 'assigned', to } }] });
    },
  );
}

/** Moves a case to another office that does the same work for the region. */
export function moveOffice(
  dependencies: CasesDependencies,
  caller: Caller,
  { key, code, lastSeq, officeId, reason }: Input<'moveOffice'>,
): Promise<Result<CaseMoved>> {
  return changeCase(
    dependencies,
    caller,
    { key, code, lastSeq, command: 'move-office', content: [officeId, reason] },
    async (context) => {
      const { region, state, standing, target } = context;
      const words = reason.trim();
      if (words === '' || [...words].length > maximumWordsLength) {
        return failure(fieldProblem('reason', problems.reasonMissing));
      }
      const fit = officesForService(region, state.villageCode, target.service.code);
      if (officeId === state.officeId || !fit.some(({ id }) => id === officeId)) {
        return failure(fieldProblem('officeId', problems.officeUnfit));
      }
      if (state.endedAt !== null) return failure(problems.nothingToHold);
      return withWords(dependencies, context, (seal) => ({
        actions: [
          {
            actor: standing.actor,
            body: { type: 'moved-office', officeId, reason: seal('reason', words) },
          },
        ],
      }));
    },
  );
}

/** Takes back the last step within its undo time; what was to follow from it has waited that long. */
export function undo(
  dependencies: CasesDependencies,
  caller: Caller,
  { key, code, seq }: Input<'undo'>,
): Promise<Result<CaseMoved>> {
  return changeCase(
    dependencies,
    caller,
    { key, code, command: 'undo', content: seq },
    async ({ state, standing, now }) => {
      const available = availableUndo(state, standing.viewer, now.toISOString());
      if (!available.possible || available.seq !== seq) {
        return failure({ ...problems.undoOver, message: available.reason ?? problems.undoOver.message });
      }
      return success({ actions: [{ actor: standing.actor, body: { type: 'undone', seq } }] });
    },
  );
}

/** The applicant's stars for what was finished, once. */
export function rate(
  dependencies: CasesDependencies,
  caller: Caller,
  { key, code, stars, words }: Input<'rate'>,
): Promise<Result<CaseMoved>> {
  return changeCase(
    dependencies,
    caller,
    { key, code, command: 'rate', content: [stars, words ?? null] },
    async (context) => {
      const { state, standing } = context;
      const said = words?.trim() ?? '';
      if (!Number.isInteger(stars) || stars < 1 || stars > maximumStars) {
        return failure(fieldProblem('stars', problems.starsUnfit));
      }
      if ([...said].length > maximumWordsLength) return failure(fieldProblem('words', problems.wordsMissing));
      if (state.end !== 'finished') return failure(problems.notFinished);
      if (state.rating !== null) return failure(problems.alreadyRated);
      return withWords(dependencies, context, (seal) => ({
        actions: [
          {
            actor: standing.actor,
            body: { type: 'rated', stars, ...(said === '' ? {} : { words: seal('words', said) }) },
          },
        ],
      }));
    },
  );
}

/** The register's file for a product, before the action that names it. */
export async function acceptResultFile(
  dependencies: CasesDependencies,
  caller: Caller,
  { code, product, ...upload }: Input<'acceptResultFile'>,
): ReturnType<CaseService['acceptResultFile']> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const before = await standBefore(dependencies, database, { caller, command: 'add-result', region, code });
  if (!before.ok) return before;
  const { row } = before.value;
  const { service, state } = await targetOf(dependencies, region, row);
  if (service.products[product]?.issuer !== 'register') {
    return failure(fieldProblem('product', problems.productUnknown));
  }
  if (state.endedAt !== null) return failure(problems.nothingToHold);
  const caseId = row.case_id;
  const values = await productValues(dependencies, dependencies.database, { regionId: region.id, caseId });
  const typed = values?.entry(product).map(({ value }) => value) ?? [];
  const about = values?.about(product) ?? [];
  return dependencies.files.acceptResult(caller, { caseId, product, typed, about, ...upload });
}

/** Officers who may hold the case in its present state. */
export async function colleagues(
  dependencies: CasesDependencies,
  caller: Caller,
  code: string,
): ReturnType<CaseService['colleagues']> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const before = await standBefore(dependencies, database, {
    caller,
    command: 'list-colleagues',
    region,
    code,
  });
  if (!before.ok) return before;
  const { row } = before.value;
  const subject = policySubject(row);
  const { role } = row.replayed;
  if (role === null) return success([]);
  const officers = await dependencies.people.officersOf(region.id);
  return success(
    officers
      .filter(({ posts }) => rolesAt(region, posts, subject).has(role))
      .map(({ accountId, name }) => ({ accountId, name, role }))
      .sort((left, right) => left.name.localeCompare(right.name, 'id')),
  );
}

/** Makes a change whose words are sealed under the key of the case. */
export async function withWords(
  dependencies: CasesDependencies,
  { transaction, region, state, now }: ChangeContext,
  make: (seal: ReturnType<typeof sealing>['seal']) => Change,
): Promise<Result<Change>> {
  const vault = await openVault(transaction, dependencies.masterKeys, {
    regionId: region.id,
    caseId: state.caseId,
    entryIds: [state.applicant.entryId],
  });
  if (vault === undefined) return failure(problems.caseUnknown);
  const seals = sealing(vault.caseKey, now);
  const change = make(seals.seal);
  return success({ ...change, vault: { entries: seals.rows }, opened: seals.opened(vault) });
}
