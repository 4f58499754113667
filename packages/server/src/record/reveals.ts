import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { newIdentifier } from './identifiers.ts';

/** Writes down that an officer opened a file of a case. Residents' looks at what is their own are not reveals. */
export async function recordLook(
  { database, now }: { database: DatabaseConnection; now: () => Date },
  caller: Caller,
  look: { readonly caseId: string },
): Promise<void> {
  if (caller.who.kind !== 'officer') return;
  const [post] = caller.who.posts;
  if (post === undefined) throw new Error('An officer without a post looked at a file.');
  const at = now();
  await regionDatabase(database, caller.regionId)
    .insertInto('reveal')
    .values({
      id: newIdentifier(at),
      case_id: look.caseId,
      at,
      account_id: caller.who.accountId,
      role: post.role,
      office_id: post.officeId,
      purpose: 'file-view',
    })
    .execute();
}
