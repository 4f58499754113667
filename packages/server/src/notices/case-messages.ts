import { sql } from 'kysely';
import type { CaseMessages } from '../cases/dependencies.ts';
import { statement } from '../platform/database/index.ts';
import { type MasterKeys, openVault } from '../record/index.ts';
import { openMessage } from './sealed-message.ts';

/** Written out, so that the index of what applicants are told serves for any case, with one plan. */
const messagesOfCase = statement((database, { caseId }: { readonly caseId: string }) =>
  database
    .selectFrom('message')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('recipient', '=', sql.lit('applicant'))
    .where('state', '!=', 'cancelled')
    .orderBy('made_at')
    .orderBy('id'),
);

/** What was told to the applicant, for the screens of a case; nothing once the case has been erased. */
export function createCaseMessages({ masterKeys }: { readonly masterKeys: MasterKeys }): CaseMessages {
  return {
    async ofCase(database, caseId) {
      const rows = await messagesOfCase(database, { caseId });
      const [first] = rows;
      if (first === undefined) return [];
      const vault = await openVault(database, masterKeys, {
        regionId: first.region_id,
        caseId,
        entryIds: [],
      });
      if (vault === undefined) return [];
      return rows.flatMap(({ id, sealed, channel, language, state, sent_at, next_try_at }) => {
        if (state === 'cancelled') return [];
        const { subject, text, shown = text } = openMessage(vault.caseKey, id, sealed);
        // A push shows its subject on the screen; the rest is read on the page.
        const [told, toldOthers] = channel === 'push' ? [subject, subject] : [text, shown];
        const at = (sent_at ?? next_try_at).toISOString();
        return [{ at, channel, text: told[language], toOthers: toldOthers[language], state }];
      });
    },
  };
}
