import { type Actor, type CaseState, type Result, type Service, success } from '@satuloket/engine';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import type { ActionInputs, CaseMoved } from '../types.ts';
import { takeAction } from './act.ts';
import { movedTo } from './changing.ts';
import type { CasesDependencies } from './dependencies.ts';
import { regionOf, targetOf } from './loading.ts';
import { appendToCase } from './writing.ts';

/** A step that follows from what someone did at another case: where they had the authority, they have it here. */
export type GoneOn = {
  readonly regionId: string;
  readonly caseId: string;
  /** Who acted there, the applicant or whoever helped; the record of this case names them too. */
  readonly actor: Extract<Actor, { kind: 'resident' | 'helper' }>;
  /** The action, by what the case is now; nothing, where there is none. */
  readonly step: (target: { readonly service: Service; readonly state: CaseState }) => string | undefined;
  readonly with: Pick<ActionInputs, 'reason'>;
};

/**
 * Takes such a step in the caller's transaction, by the rules of the case. Taken once: afterwards the case stands
 * elsewhere. Undefined where there is no such step, the rules' problem where they do not allow it.
 */
export async function goOn(
  dependencies: CasesDependencies,
  transaction: DatabaseTransaction,
  { regionId, caseId, actor, step, with: inputs }: GoneOn,
): Promise<Result<CaseMoved> | undefined> {
  const region = regionOf(dependencies, regionId);
  const scoped = regionDatabase(transaction, region.id);
  const row = await scoped
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const target = await targetOf(dependencies, region, row);
  const action = step(target);
  if (action === undefined) return undefined;
  const now = new Date(Math.max(row.updated_at.getTime(), dependencies.now().getTime()));
  const viewer = { kind: 'applicant', accountId: actor.accountId } as const;
  const context = {
    transaction: scoped,
    region,
    target,
    state: target.state,
    standing: { viewer, actor },
    now,
  };
  const change = await takeAction(dependencies, context, action, inputs);
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
