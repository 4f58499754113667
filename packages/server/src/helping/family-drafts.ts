import { failure, type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { type HelpingOptions, nikDigest, regionOf } from './dependencies.ts';
import { findPerson, keepPerson } from './helped-people.ts';
import { familyRule, leaveOf, memberId } from './household.ts';
import { findMandate, insertMandate } from './mandate-store.ts';
import { actorFor } from './policy.ts';
import { helpingProblems } from './problems.ts';
import { dayMilliseconds, helpingSettings } from './settings.ts';
import { personOfMandate, subjectOf } from './subjects.ts';

/** A form for someone of the caller's own family card. */
export async function beginForMember(
  options: HelpingOptions,
  caller: Caller,
  input: { key: string; memberId: string; service: string },
): Promise<Result<{ readonly draftId: string }>> {
  const actor = actorFor(caller, 'begin-for-member');
  if (!actor.ok) return actor;
  const { accountId: helperId } = actor.value;
  const region = regionOf(options, caller.regionId);
  const database = regionDatabase(options.database, region.id);
  const now = options.now();
  const helper = await options.people.applicantOf(region.id, helperId);
  if (helper?.identity !== 'matched') return failure(helpingProblems.identityNeeded);
  if (helper.isFamilyHidden) return failure(helpingProblems.proofNeeded);
  const member = helper.household.find(({ nik }) => memberId(options, region.id, nik) === input.memberId);
  const household = await options.householdOf(helperId);
  if (member === undefined || household === undefined) return failure(helpingProblems.memberUnknown);
  const digest = nikDigest(options, region.id, member.nik);
  const leave = await leaveOf(database, digest);
  const rule = familyRule({ region, helper, member, leave, now });
  if (!rule.may) {
    return failure(rule.why === 'self' ? helpingProblems.memberUnknown : helpingProblems.memberHasNotAllowed);
  }
  const account = await options.accountOf(member.nik);
  const own = account && (await options.people.applicantOf(region.id, account));
  // A child's messages go to the parent who asks; a grown member's to their own phone, or nowhere.
  const phone = own ? own.applicant.phone : rule.as === 'parent' ? helper.applicant.phone : '';
  const { nik, name, birthDate } = member;
  const values = { claim: { nik, name, birthDate }, phone, household };
  const { service } = input;
  const content = ['begin-for-member', input.memberId, service];
  const frame = { regionId: region.id, caller: `resident:${helperId}`, key: input.key, content, now };
  return runCommand(options.database, frame, async (transaction) => {
    const earlier = await findPerson(transaction, { helperId, digest });
    const personId = await keepPerson(options, transaction, {
      region,
      helperId,
      earlier,
      state: 'matched',
      values,
      now,
    });
    const mandateId = await insertMandate(transaction, {
      personId,
      helperId,
      digest,
      kind: 'household',
      services: [service],
      now,
      until: new Date(now.getTime() + helpingSettings(region).mandateDays * dayMilliseconds),
    });
    const mandate = await findMandate(transaction, mandateId);
    if (mandate === undefined) throw new Error('A mandate that was just written is not there.');
    const subject = await subjectOf(options, mandate, await personOfMandate(transaction, mandate));
    const opened = await options.cases.openDraft(transaction, {
      regionId: region.id,
      accountId: helperId,
      service,
      answers: {},
      subject,
    });
    return opened.ok ? success({ draftId: opened.value.id }) : opened;
  });
}
