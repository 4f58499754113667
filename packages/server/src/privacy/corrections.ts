import type { CaseState } from '@satuloket/engine';
import type { Follower } from '../cases/index.ts';
import { newIdentifier } from '../record/index.ts';
import { type PrivacyDependencies, regionOf } from './dependencies.ts';
import { askedNow } from './request-rows.ts';
import type { RequestOutcome } from './schema.ts';

const outcomes: Readonly<Record<NonNullable<CaseState['end']>, RequestOutcome>> = {
  finished: 'granted',
  refused: 'refused',
  cancelled: 'withdrawn',
};

/**
 * A case of a service that corrects data is a request for correction (UU PDP 27/2022 art. 6 and 30): it stands with the
 * other requests, under the same deadline, and its end is the answer. What is done is in the case's own record.
 */
export function followCorrections(dependencies: Pick<PrivacyDependencies, 'places'>): Follower {
  return async ({ tx, regionId, caseId, action, before, after, service, applicantAccountId, now }) => {
    const region = regionOf(dependencies, regionId);
    if (applicantAccountId === null || !region.corrections.includes(service.code)) return;
    if (before === null) {
      await tx
        .insertInto('data_request')
        .values({
          id: newIdentifier(now),
          account_id: applicantAccountId,
          kind: 'correction',
          words_sealed: null,
          ...askedNow(region, now),
          case_id: caseId,
        })
        .execute();
    }
    if ((before?.end ?? null) === after.end) return;
    const by = 'accountId' in action.actor ? action.actor.accountId : action.actor.kind;
    await tx
      .updateTable('data_request')
      .set(
        after.end === null
          ? { outcome: null, answered_at: null, answered_by: null }
          : { outcome: outcomes[after.end], answered_at: now, answered_by: by },
      )
      .where('case_id', '=', caseId)
      .execute();
  };
}
