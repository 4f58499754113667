import { randomUUID } from 'node:crypto';
import { arrangeCases, masterKeys, value } from '../../cases/testing/arrange.ts';
import { gardener, officerCaller, residentCaller } from '../../cases/testing/fakes.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import type { Caller } from '../../types.ts';
import { createMeasures } from '../index.ts';

/** Cases with this part registered above them, over a real database; Monday, nine o'clock in Jakarta. */
export async function arrangeMeasures() {
  const arranged = await arrangeCases({ regions: [gardenRegion('9901'), gardenRegion('9902')] });
  const { services: cases, dependencies } = arranged;
  const given = { ...dependencies, masterKeys, cases, publicUrl: 'https://kebun.example' };
  const measures = createMeasures(given);
  cases.registerFollower(measures.follow);
  cases.hooks.viewParts.push(measures.viewPart);

  const accountId = randomUUID();
  arranged.people.applicants.set(accountId, { applicant: gardener, household: [], identity: 'matched' });
  const resident = residentCaller(accountId);
  const sendNew = (service?: string) => arranged.sendNew(resident, '99.01.01.1001', service);

  /** A new officer with an account, as `people` keeps them, so that they can be told. */
  async function appoint(role: string, officeId: string): Promise<Caller & { readonly accountId: string }> {
    const accountId = randomUUID();
    await arranged.admin.query(
      `insert into auth."user" (id, name, email, email_verified, username, created_at, updated_at)
       values ($1::uuid, 'Ratna', $1::uuid || '@accounts.invalid', false, '9901:' || $1::uuid, now(), now())`,
      [accountId],
    );
    await arranged
      .region('9901')
      .insertInto('membership')
      .values({
        account_id: accountId,
        role,
        office_id: officeId,
        valid_from: new Date('2026-01-01T00:00:00Z'),
        valid_until: null,
      })
      .execute();
    return { ...officerCaller(accountId, [{ role, officeId }]), accountId };
  }

  const undo = async (caller: Caller, code: string) => {
    const { undoable } = value(await cases.cases.view(caller, code));
    if (undoable === null) throw new Error(`Nothing of ${code} can be undone.`);
    return cases.cases.undo(caller, { key: randomUUID(), code, seq: undoable.seq });
  };

  /** What officers were told, the oldest first. */
  const toldOfficers = () =>
    arranged
      .region('9901')
      .selectFrom('officer_message')
      .select(['account_id', 'template', 'urgent'])
      .orderBy('made_at')
      .orderBy('template')
      .orderBy('account_id')
      .execute();

  return {
    ...arranged,
    given,
    cases,
    measures,
    appoint,
    undo,
    resident,
    sendNew,
    toldOfficers,
  };
}
