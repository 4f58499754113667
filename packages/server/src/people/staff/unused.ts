/** Accounts that officers have left unused: closed until someone who leads there opens them again. */
import { failure, type Region, type Result, success } from '@satuloket/engine';
import type { DatabaseConnection } from '../../platform/database/index.ts';
import { isIdentifier } from '../../record/index.ts';
import type { StaffService } from './contract.ts';
import { asking, recordAdministration, type StaffDependencies, staffCommand } from './dependencies.ts';
import { mayReset } from './policy.ts';
import { heldNow } from './posts.ts';
import { staffProblems } from './problems.ts';

const dayMilliseconds = 24 * 3_600_000;

/** Whether it is too long ago; never where the region has said nothing. */
export const isUnused = (
  region: Pick<Region, 'staff'> | undefined,
  usedAt: Date | null | undefined,
  now: Date,
): boolean => {
  const days = region?.staff?.unusedDays;
  return days !== undefined && !!usedAt && now.getTime() - usedAt.getTime() > days * dayMilliseconds;
};

export async function lastUseOf(database: DatabaseConnection, accountId: string): Promise<Date | undefined> {
  const row = await database
    .selectFrom('officer_use')
    .select('used_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.used_at;
}

export async function noteUse(database: DatabaseConnection, accountId: string, at: Date): Promise<void> {
  await database
    .insertInto('officer_use')
    .values({ account_id: accountId, used_at: at })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ used_at: at }))
    .execute();
}

export function createReopening(dependencies: StaffDependencies): Pick<StaffService, 'reopenOfficer'> {
  return {
    async reopenOfficer(caller, { key, accountId }): Promise<Result<{ readonly accountId: string }>> {
      const asked = asking(dependencies, caller, 'reopen-officer');
      if (!asked.ok) return asked;
      const { region, by, officer } = asked.value;
      if (accountId === officer.accountId) return failure(staffProblems.notForYourself);
      const held = isIdentifier(accountId) ? await heldNow(dependencies, region.id, accountId) : [];
      if (!mayReset(region, by, held)) return failure(staffProblems.officerUnknown);
      const content = ['reopen-officer', accountId];
      return staffCommand(dependencies, asked.value, { key, content }, async (transaction, at) => {
        await noteUse(transaction, accountId, at);
        await recordAdministration(transaction, asked.value, 'officer-reopened', { accountId }, at);
        return success({ accountId });
      });
    },
  };
}
