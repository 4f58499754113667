import {
  type ActionInputs,
  type CaseState,
  failure,
  type Result,
  type Service,
  success,
} from '@satuloket/engine';
import {
  type DatabaseConnection,
  type DatabaseTransaction,
  regionDatabase,
} from '../platform/database/index.ts';
import type { Caller, CaseMoved } from '../types.ts';
import { takeAction } from './act.ts';
import { movedTo } from './changing.ts';
import type { CasesDependencies } from './dependencies.ts';
import { type CaseRow, regionOf, targetOf } from './loading.ts';
import type { CaseCommand, Standing } from './policy.ts';
import { problems } from './problems.ts';
import { type StandingAsked, standBefore, standingOf } from './standing.ts';
import { appendToCase, type CaseTarget } from './writing.ts';

/** A case by its identifier or by its code as someone types it. */
export type CaseNamed = { readonly caseId: string } | { readonly code: string };

/** A case before someone who may do what they want with it. */
export type CaseStanding = {
  readonly row: CaseRow;
  readonly standing: Standing;
  readonly target: CaseTarget & { readonly state: CaseState };
};

export async function standingBefore(
  dependencies: CasesDependencies,
  database: DatabaseConnection,
  caller: Caller,
  input: CaseNamed & { readonly command: CaseCommand; readonly lock: boolean },
): Promise<Result<CaseStanding>> {
  const region = regionOf(dependencies, caller.regionId);
  const scoped = regionDatabase(database, region.id);
  const { command, lock } = input;
  const asked = { caller, command, region };
  const before =
    'code' in input
      ? await standBefore(dependencies, scoped, { ...asked, code: input.code, lock })
      : await standBeforeId(dependencies, scoped, { ...asked, caseId: input.caseId, lock });
  if (!before.ok) return before;
  return success({ ...before.value, target: await targetOf(dependencies, region, before.value.row) });
}

/** By its identifier, which no stranger can guess. */
async function standBeforeId(
  dependencies: CasesDependencies,
  database: DatabaseConnection,
  { caseId, lock, ...asked }: StandingAsked & { readonly caseId: string; readonly lock: boolean },
): ReturnType<typeof standBefore> {
  const query = database.selectFrom('case_current').selectAll().where('case_id', '=', caseId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return failure(problems.caseUnknown);
  const standing = await standingOf(dependencies, database, { ...asked, row });
  return standing.ok ? success({ row, standing: standing.value }) : standing;
}

/**
 * An action of the flow as one part of a larger command, within its transaction: a part above takes it for the caller,
 * who needs the same authority as at the case itself. `step` names the action and what is given by what the case is; nothing, where the
 * case has no such step now.
 */
export async function takeStep(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  caller: Caller,
  input: CaseNamed & {
    readonly step: (target: {
      readonly service: Service;
      readonly state: CaseState;
    }) => { readonly action: string; readonly with: ActionInputs } | undefined;
  },
): Promise<Result<CaseMoved>> {
  const { step: choose, ...named } = input;
  const region = regionOf(dependencies, caller.regionId);
  const scoped = regionDatabase(transaction, region.id);
  const before = await standingBefore(dependencies, scoped, caller, { ...named, command: 'act', lock: true });
  if (!before.ok) return before;
  const { row, standing, target } = before.value;
  const step = choose(target);
  if (step === undefined) return failure(problems.stepGone);
  const now = new Date(Math.max(row.updated_at.getTime(), dependencies.now().getTime()));
  const context = { transaction: scoped, region, target, state: target.state, standing, now };
  const change = await takeAction(dependencies, context, step.action, step.with);
  if (!change.ok) return change;
  const { actions, vault, opened } = change.value;
  const after = await appendToCase(dependencies.followers, scoped, target, {
    actions,
    now,
    ...(vault === undefined ? {} : { vault }),
    ...(opened && { opened }),
  });
  return success(movedTo(row.code, after));
}
