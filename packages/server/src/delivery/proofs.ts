import { failure, type Result, success } from '@satuloket/engine';
import type { Proofs } from '../cases/index.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { type CodeSource, isReceiverCode, mostWrongCodes } from './codes.ts';
import type { DeliveryDependencies } from './dependencies.ts';
import { codeWrong, problems } from './problems.ts';

/** Whether a code is the receiver's. A picture proves by itself: who took it stands in the record. */
export function proofsOf(
  dependencies: Pick<DeliveryDependencies, 'database' | 'masterKeys' | 'places'>,
): Proofs {
  return {
    async check(transaction, { region, target, proof }): Promise<Result<void>> {
      if (proof.kind !== 'code') return success(undefined);
      const found = await codeOf(transaction, region.id, target.caseId);
      if (found === undefined) return failure(codeWrong);
      if (found.tries >= mostWrongCodes) return failure(problems.codeLocked);
      return isReceiverCode(dependencies.masterKeys, found.source, proof.code)
        ? success(undefined)
        : failure(codeWrong);
    },
    // Beside the command, which was taken back: a wrong guess counts all the same.
    async countWrong({ regionId, code }) {
      await regionDatabase(dependencies.database, regionId)
        .updateTable('parcel')
        .set((update) => ({ code_tries: update('code_tries', '+', 1) }))
        .where('code', '=', code)
        .where('code_tries', '<', mostWrongCodes)
        .execute();
    },
  };
}

export async function codeOf(
  database: DatabaseConnection,
  regionId: string,
  caseId: string,
): Promise<{ readonly source: CodeSource; readonly tries: number } | undefined> {
  const row = await regionDatabase(database, regionId)
    .selectFrom('parcel')
    .select(['code_key_id', 'code_version', 'code_tries'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return (
    row && {
      source: { regionId, caseId, keyId: row.code_key_id, version: row.code_version },
      tries: row.code_tries,
    }
  );
}
