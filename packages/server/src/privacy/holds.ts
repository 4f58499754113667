import { failure, success } from '@satuloket/engine';
import { findCase } from '../cases/loading.ts';
import { sealAccountValue } from '../people/sealing.ts';
import { appendEntry, isIdentifier, newIdentifier, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { PrivacyService } from './contract.ts';
import { type PrivacyDependencies, regionOf } from './dependencies.ts';
import { holdPlace } from './places.ts';
import { officerFor } from './policy.ts';
import { problems } from './problems.ts';
import { readWords } from './requests.ts';

export async function hold(
  dependencies: PrivacyDependencies,
  caller: Caller,
  { key, code, reason: entered }: Parameters<PrivacyService['hold']>[1],
): ReturnType<PrivacyService['hold']> {
  const officer = officerFor(caller, 'hold');
  if (!officer.ok) return officer;
  const { regionId } = caller;
  const region = regionOf(dependencies, regionId);
  const now = dependencies.now();
  const reason = readWords(entered);
  if (reason === undefined) return failure(problems.wordsMissing);
  const { accountId } = officer.value;
  return runCommand(
    dependencies.database,
    { regionId, caller: accountId, key, content: { command: 'hold', code, reason }, now },
    async (transaction) => {
      const found = await findCase(dependencies, transaction, region, code, { lock: true });
      if (!found.ok) return failure({ ...problems.caseUnknown, message: found.error.message });
      const caseId = found.value.case_id;
      const holdId = newIdentifier(now);
      const placed = await transaction
        .insertInto('legal_hold')
        .values({
          id: holdId,
          case_id: caseId,
          reason_sealed: sealAccountValue(dependencies.masterKeys, holdPlace(regionId, holdId), reason),
          placed_at: now,
          placed_by: accountId,
          ended_at: null,
          ended_by: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (placed === undefined) return failure(problems.heldAlready);
      await appendEntry(transaction, {
        at: now,
        kind: 'retention.held',
        who: officer.value,
        caseId,
        detail: { holdId },
      });
      return success({ holdId });
    },
  );
}

export async function endHold(
  dependencies: PrivacyDependencies,
  caller: Caller,
  { key, holdId }: Parameters<PrivacyService['endHold']>[1],
): ReturnType<PrivacyService['endHold']> {
  const officer = officerFor(caller, 'end-hold');
  if (!officer.ok) return officer;
  if (!isIdentifier(holdId)) return failure(problems.holdUnknown);
  const now = dependencies.now();
  const { accountId } = officer.value;
  return runCommand(
    dependencies.database,
    { regionId: caller.regionId, caller: accountId, key, content: { command: 'end-hold', holdId }, now },
    async (transaction) => {
      const ended = await transaction
        .updateTable('legal_hold')
        .set({ ended_at: now, ended_by: accountId })
        .where('id', '=', holdId)
        .where('ended_at', 'is', null)
        .returning('case_id')
        .executeTakeFirst();
      if (ended === undefined) return failure(problems.holdUnknown);
      await appendEntry(transaction, {
        at: now,
        kind: 'retention.released',
        who: officer.value,
        caseId: ended.case_id,
        detail: { holdId },
      });
      return success({ holdId });
    },
  );
}
