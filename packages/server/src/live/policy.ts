import { failure, type Result, success } from '@satuloket/engine';
import type { Cases } from '../cases/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { Topic } from './hub.ts';
import { problems } from './problems.ts';

/** What a page shows: a case as whoever may read it sees it, a case by its code alone, or an officer's work. */
export type Followed =
  | { readonly page: 'case'; readonly code: string }
  | { readonly page: 'track'; readonly code: string }
  | { readonly page: 'work' };

/** `lastSeq`: how far the case is now; for officers only, who see every action. */
export type Allowed = { readonly topic: Topic; readonly lastSeq?: number };

type Dependencies = { readonly database: DatabaseConnection; readonly cases: Cases };

/** Whoever may read a page may hear that it changed, and nobody else. Nothing is shown, so no look is written down. */
export async function mayFollow(
  { database, cases }: Dependencies,
  caller: Caller,
  followed: Followed,
): Promise<Result<Allowed>> {
  const { regionId } = caller;
  switch (followed.page) {
    case 'work': {
      if (caller.who.kind === 'guest') return failure(problems.signInNeeded);
      if (caller.who.kind !== 'officer') return failure(problems.notAllowed);
      return success({ topic: { kind: 'work', regionId, officeIds: cases.officesOfWork(caller) } });
    }
    case 'track': {
      const found = await cases.named(regionId, followed.code);
      if (!found.ok) return found;
      return success({ topic: { kind: 'case', regionId, caseId: found.value.caseId, audience: 'everyone' } });
    }
    case 'case': {
      const before = await cases.standing(database, caller, {
        code: followed.code,
        command: 'view',
        lock: false,
      });
      if (!before.ok) return before;
      const { row, standing } = before.value;
      const topic = { kind: 'case', regionId, caseId: row.case_id } as const;
      return standing.viewer.kind === 'officer'
        ? success({ topic: { ...topic, audience: 'office' }, lastSeq: row.last_seq })
        : success({ topic: { ...topic, audience: 'applicant' } });
    }
  }
}
