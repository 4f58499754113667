import type { CaseAction } from '@satuloket/engine';
import { sql } from 'kysely';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { actionOf, verifyActions } from './actions.ts';
import type { Findings } from './findings.ts';

const actionsAtOnce = 2000;

/** Checks the chain of every case, page by page, so that a record of millions fits into memory. */
export async function auditActions(region: DatabaseConnection, findings: Findings): Promise<number> {
  let counted = 0;
  let ofCase: CaseAction[] = [];
  const finish = () => {
    for (const { kind, sequence } of verifyActions(ofCase).faults) {
      findings.add(kind, { what: 'action', caseId: ofCase[0]!.caseId, seq: sequence });
    }
    ofCase = [];
  };
  let after: { case_id: string; seq: number } | undefined;
  for (;;) {
    const page = after;
    const rows = await region
      .selectFrom('case_action')
      .selectAll()
      .$if(page !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('case_id', 'seq'), '>', tuple(sql<string>`${page?.case_id}::uuid`, page?.seq ?? 0)),
        ),
      )
      .orderBy('case_id')
      .orderBy('seq')
      .limit(actionsAtOnce)
      .execute();
    for (const row of rows) {
      if (ofCase.length > 0 && ofCase[0]!.caseId !== row.case_id) finish();
      ofCase.push(actionOf(row));
    }
    counted += rows.length;
    after = rows.at(-1);
    if (rows.length < actionsAtOnce) break;
  }
  if (ofCase.length > 0) finish();
  return counted;
}
