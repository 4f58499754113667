import { failure, type Result, success } from '@satuloket/engine';
import { runCommand } from '../record/index.ts';
import type { Caller, CaseMoved, CaseService } from '../types.ts';
import { movedTo } from './changing.ts';
import type { CasesDependencies } from './dependencies.ts';
import { mayUse } from './limits.ts';
import { policySubject, readCode, regionOf, targetOf } from './loading.ts';
import { callerName, standingFor } from './policy.ts';
import { fieldProblem, problems } from './problems.ts';
import { appendToCase } from './writing.ts';

const opposite = { child: 'parent', related: 'related' } as const;

/** Ties two cases: each tells of the other, or neither does. `child`: the other one follows from this one. */
export async function link(
  dependencies: CasesDependencies,
  caller: Caller,
  input: Parameters<CaseService['link']>[1],
): Promise<Result<CaseMoved>> {
  const name = callerName(caller);
  if (name === null) return failure(problems.signInNeeded);
  const region = regionOf(dependencies, caller.regionId);
  const code = readCode(dependencies, region, input.code);
  if (!code.ok) return code;
  const otherCode = readCode(dependencies, region, input.other);
  if (!otherCode.ok) return failure(fieldProblem('other', otherCode.error));
  if (code.value === otherCode.value) return failure(fieldProblem('other', problems.linkUnfit));
  const now = dependencies.now();
  const content = ['link', code.value, otherCode.value, input.relation];
  const frame = { regionId: region.id, caller: name, key: input.key, content, now };
  return runCommand(dependencies.database, frame, async (transaction) => {
    // In the order of their identifiers, so that two commands that link the same cases never wait for each other.
    const rows = await transaction
      .selectFrom('case_current')
      .selectAll()
      .where('code', 'in', [code.value, otherCode.value])
      .orderBy('case_id')
      .forUpdate()
      .execute();
    const row = rows.find((candidate) => candidate.code === code.value);
    const other = rows.find((candidate) => candidate.code === otherCode.value);
    if (row === undefined) return failure(problems.caseUnknown);
    if (other === undefined) return failure(fieldProblem('other', problems.caseUnknown));
    for (const each of [row, other]) {
      const standing = standingFor(caller, 'link', policySubject(each), region);
      if (!standing.ok) {
        return each === row ? standing : failure(fieldProblem('other', standing.error));
      }
      const usable = await mayUse(transaction, caller, each);
      if (!usable.ok) return each === row ? usable : failure(fieldProblem('other', usable.error));
      if (each.replayed.links.some(({ caseId }) => caseId === (each === row ? other : row).case_id)) {
        return failure(fieldProblem('other', problems.linkUnfit));
      }
    }
    const standing = standingFor(caller, 'link', policySubject(row), region);
    if (!standing.ok) return standing;
    const { actor } = standing.value;
    const after = await appendToCase(
      dependencies.followers,
      transaction,
      await targetOf(dependencies, region, row),
      {
        actions: [{ actor, body: { type: 'linked', caseId: other.case_id, relation: input.relation } }],
        now,
      },
    );
    await appendToCase(dependencies.followers, transaction, await targetOf(dependencies, region, other), {
      actions: [{ actor, body: { type: 'linked', caseId: row.case_id, relation: opposite[input.relation] } }],
      now,
    });
    return success(movedTo(row.code, after));
  });
}
