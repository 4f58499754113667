/** What is left of start codes that nobody can open any more. */
import { sealAccountValue } from '../people/sealing.ts';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { HelpingOptions } from './dependencies.ts';
import { dayMilliseconds } from './settings.ts';
import { openCode, startCodePlace } from './start-code-seal.ts';

const batch = 100;
/** So long the institution still reads for whom a code was. */
const rememberedDays = 30;

/**
 * Takes answers and files out of codes that were used, revoked or not used in time, and forgets a month later whose they
 * were. The answers of a used one are in the family's draft by then.
 *
 * @returns how many codes were emptied.
 */
export async function emptyStartCodes(options: HelpingOptions, regionId: string): Promise<number> {
  let emptied = 0;
  for (;;) {
    const now = options.now();
    const taken = await inTransaction(
      regionDatabase(options.database, regionId),
      async (transaction): Promise<number> => {
        const rows = await transaction
          .selectFrom('start_code')
          .selectAll()
          .where('emptied_at', 'is', null)
          .where((eb) =>
            eb.or([
              eb('expires_at', '<=', now),
              eb('used_at', 'is not', null),
              eb('revoked_at', 'is not', null),
            ]),
          )
          .limit(batch)
          .forUpdate()
          .skipLocked()
          .execute();
        for (const row of rows) {
          const { person, files } = openCode(options, row);
          const left = { code: '', person, answers: {}, files: [] };
          for (const { fileId } of files)
            await options.store.removeFromDraft({ regionId, draftId: row.id, fileId });
          await transaction
            .updateTable('start_code')
            .set({
              emptied_at: now,
              sealed: sealAccountValue(options.masterKeys, startCodePlace(regionId, row.id), left),
            })
            .where('id', '=', row.id)
            .execute();
        }
        return rows.length;
      },
    );
    emptied += taken;
    if (taken < batch) break;
  }
  const before = new Date(options.now().getTime() - rememberedDays * dayMilliseconds);
  await regionDatabase(options.database, regionId)
    .updateTable('start_code')
    .set({ sealed: null })
    .where('emptied_at', '<=', before)
    .where('sealed', 'is not', null)
    .execute();
  return emptied;
}
