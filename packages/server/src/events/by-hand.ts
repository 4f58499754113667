import {
  type Answers,
  type FileValue,
  failure,
  type MemberPlace,
  memberOf,
  memberStanding,
  type PlannedMember,
  type Result,
  type Service,
  success,
} from '@satuloket/engine';
import { attachmentsOf } from '../cases/filing.ts';
import { caseProblems, type SubjectCheck } from '../cases/index.ts';
import { findCase } from '../cases/loading.ts';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import type { EventsDependencies } from './dependencies.ts';
import { fillMember } from './filling.ts';
import { casesOf, openEvent, parentMark } from './opening.ts';
import { mayStartMember } from './policy.ts';
import { problems } from './problems.ts';
import { itemColumn } from './schema.ts';

export type StartMember = { readonly code: string; readonly member: string; readonly item?: number };

/**
 * Opens a draft of what an event could not file by itself, filled in with all that is known; the one begun before, when
 * there is one. Once it is sent it belongs to the event like the others.
 */
export async function startMember(
  dependencies: EventsDependencies,
  caller: Caller,
  input: StartMember,
): Promise<Result<{ readonly draftId: string }>> {
  const region = dependencies.places.region(caller.regionId);
  if (region === undefined) throw new Error(`There is no region ${caller.regionId}.`);
  if (caller.who.kind === 'guest') return failure(caseProblems.signInNeeded);
  return inTransaction(regionDatabase(dependencies.database, region.id), async (transaction) => {
    const found = await findCase(dependencies, transaction, region, input.code, { lock: true });
    if (!found.ok) return found;
    const { case_id: caseId, applicant_account_id: applicantAccountId } = found.value;
    const standing = mayStartMember(caller, { applicantAccountId });
    if (!standing.ok) return standing;
    const event = await openEvent(dependencies, transaction, { regionId: region.id, caseId });
    const place = event?.state.members.find(isPlace(input));
    if (event === undefined || place === undefined) return failure(problems.memberUnknown);
    if (event.state.end !== null) return failure(problems.eventEnded);
    const fit = await mayBeBegun(transaction, event.service, event.state.members, place, caseId);
    if (!fit.ok) return fit;
    const begun = await begunBefore(transaction, caseId, input);
    if (begun !== undefined) return success({ draftId: begun });
    const earlier = await casesOf(transaction, event.state.members);
    const { answers, ownerOf } = await fillMember(dependencies, transaction, event, place, earlier);
    const serviceCode = memberOf(event.service, place.member).service;
    const { named } = event.known;
    const draft = await dependencies.cases.openDraft(transaction, {
      regionId: region.id,
      accountId: standing.value.accountId,
      service: serviceCode,
      answers,
      subject: { parent: parentMark(caseId, place), ...(named && { named }) },
    });
    if (!draft.ok) return draft;
    const draftId = draft.value.id;
    const definition = dependencies.packs.serviceOf(region.id, serviceCode)?.service;
    for (const [owner, files] of lentFiles(definition, answers, ownerOf, caseId)) {
      await dependencies.files.lend(transaction, { caseId: owner, draftId, files });
    }
    await transaction
      .insertInto('event_draft')
      .values({ draft_id: draftId, case_id: caseId, member: place.member, item: itemColumn(place.item) })
      .execute();
    return success({ draftId });
  });
}

/** Before a draft is sent for a member: whether it still waits to be opened, with the event locked until it is. */
export const checkMemberDraft: SubjectCheck = async (database, { caller, subject }) => {
  const { parent } = subject;
  if (parent === undefined) return success(undefined);
  const row = await regionDatabase(database, caller.regionId)
    .selectFrom('case_current')
    .select('replayed')
    .where('case_id', '=', parent.caseId)
    .forUpdate()
    .executeTakeFirst();
  const place = row?.replayed.members.find(isPlace(parent));
  if (row === undefined || place === undefined) return failure(problems.memberUnknown);
  if (place.caseId !== null) return failure(problems.memberOpened);
  return row.replayed.end === null ? success(undefined) : failure(problems.eventEnded);
};

const isPlace =
  ({ member, item }: PlannedMember) =>
  (place: MemberPlace): boolean =>
    place.member === member && place.item === item;

/** What the machine will file by itself is left to it. */
async function mayBeBegun(
  transaction: DatabaseTransaction,
  service: Service,
  members: readonly MemberPlace[],
  place: MemberPlace,
  caseId: string,
): Promise<Result<void>> {
  const standing = memberStanding(service, members, place);
  if (standing === 'opened') return failure(problems.memberOpened);
  if (standing === 'blocked') return success(undefined);
  const gap = await transaction
    .selectFrom('event_gap')
    .select('member')
    .where('case_id', '=', caseId)
    .where('member', '=', place.member)
    .where('item', '=', itemColumn(place.item))
    .executeTakeFirst();
  return gap === undefined ? failure(problems.memberWaits) : success(undefined);
}

async function begunBefore(
  transaction: DatabaseTransaction,
  caseId: string,
  { member, item }: PlannedMember,
): Promise<string | undefined> {
  const begun = await transaction
    .selectFrom('event_draft')
    .innerJoin('draft', 'draft.id', 'event_draft.draft_id')
    .select('draft.id')
    .where('event_draft.case_id', '=', caseId)
    .where('event_draft.member', '=', member)
    .where('event_draft.item', '=', itemColumn(item))
    .where('draft.sent_code', 'is', null)
    .executeTakeFirst();
  return begun?.id;
}

type Lent = readonly { readonly requirement: string; readonly fileId: FileValue['fileId'] }[];

/** The files of the filled-in answers, by the case that lends them. */
function lentFiles(
  service: Service | undefined,
  answers: Answers,
  ownerOf: ReadonlyMap<string, string>,
  eventId: string,
): ReadonlyMap<string, Lent> {
  const byOwner = new Map<string, Lent>();
  for (const { requirement, fileId } of service === undefined ? [] : attachmentsOf(service, answers)) {
    const owner = ownerOf.get(fileId) ?? eventId;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), { requirement, fileId }]);
  }
  return byOwner;
}
