import { failure, parcelAction, type Result, success } from '@satuloket/engine';
import { wrongProof } from '../cases/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DeliveryService } from './contract.ts';
import { type DeliveryDependencies, regionOf } from './dependencies.ts';
import { deskOf } from './policy.ts';
import { problems } from './problems.ts';
import { proofsOf } from './proofs.ts';
import { handOverAnswers } from './round.ts';

/** Gives out what waits at a counter or in a village. */
export async function giveOut(
  dependencies: DeliveryDependencies,
  caller: Caller,
  command: Parameters<DeliveryService['giveOut']>[1],
): Promise<Result<{ readonly code: string }>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskOf(dependencies, caller, 'give-out', region);
  if (!may.ok) return may;
  const { key, code, proof, note, ...receiver } = command;
  let caseCode: string | undefined;
  const given = await runCommand(
    dependencies.database,
    {
      regionId: region.id,
      caller: `officer:${may.value.officer.accountId}`,
      key,
      // Without the code, which is kept nowhere.
      content: ['give-out', code, proof.kind, receiver.receiverName, receiver.receiverRelation],
      now: dependencies.now(),
    },
    async (transaction) => {
      const found = await dependencies.cases.standing(transaction, caller, {
        code,
        command: 'act',
        lock: true,
      });
      if (!found.ok) return found;
      const { target, row } = found.value;
      caseCode = row.code;
      const step = parcelAction(target.service, target.state, 'deliver');
      if (step === undefined) return failure(problems.stepGone);
      const taken = await dependencies.cases.takeStep(transaction, caller, {
        caseId: row.case_id,
        step: () => ({
          action: step.code,
          with: {
            proof,
            asked: handOverAnswers(target.service, step.code, receiver),
            ...(note?.trim() ? { note } : {}),
          },
        }),
      });
      return taken.ok ? success({ code: row.code }) : taken;
    },
  );
  if (!given.ok && given.error.code === wrongProof && caseCode !== undefined)
    await proofsOf(dependencies).countWrong({ regionId: region.id, code: caseCode });
  return given;
}

/** Sends what is packed for the village to its office. */
export async function toVillage(
  dependencies: DeliveryDependencies,
  caller: Caller,
  { key, code }: Parameters<DeliveryService['toVillage']>[1],
): Promise<Result<{ readonly code: string }>> {
  const region = regionOf(dependencies, caller.regionId);
  const may = deskOf(dependencies, caller, 'to-village', region);
  if (!may.ok) return may;
  return runCommand(
    dependencies.database,
    {
      regionId: region.id,
      caller: `officer:${may.value.officer.accountId}`,
      key,
      content: ['to-village', code],
      now: dependencies.now(),
    },
    async (transaction) => {
      const taken = await dependencies.cases.takeStep(transaction, caller, {
        code,
        step: ({ service, state }) => {
          const found = parcelAction(service, state, 'to-village');
          return found && { action: found.code, with: {} };
        },
      });
      return taken.ok ? success({ code: taken.value.code }) : taken;
    },
  );
}
