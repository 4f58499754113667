import type { CaseMessages } from '../cases/dependencies.ts';
import { type MasterKeys, openVault } from '../record/index.ts';
import { openMessage } from './sealed-message.ts';

/** What was told to the applicant, for the screens of a case; nothing once the case has been erased. */
export function createCaseMessages({ masterKeys }: { readonly masterKeys: MasterKeys }): CaseMessages {
  return {
    async ofCase(database, caseId) {
      const rows = await database
        .selectFrom('message')
        .selectAll()
        .where('case_id', '=', caseId)
        .where('recipient', '=', 'applicant')
        .where('state', '!=', 'cancelled')
        .orderBy('made_at')
        .orderBy('id')
        .execute();
      const [first] = rows;
      if (first === undefined) return [];
      const vault = await openVault(database, masterKeys, {
        regionId: first.region_id,
        caseId,
        entryIds: [],
      });
      if (vault === undefined) return [];
      return rows.flatMap(({ id, sealed, channel, state, sent_at, send_after }) =>
        state === 'cancelled'
          ? []
          : [
              {
                at: (sent_at ?? send_after).toISOString(),
                channel,
                text: openMessage(vault.caseKey, id, sealed).text,
                state,
              },
            ],
      );
    },
  };
}
