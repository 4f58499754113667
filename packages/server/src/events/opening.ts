import {
  type Answers,
  type CaseState,
  lenders,
  type MemberPlace,
  memberOf,
  type PlannedMember,
  peopleNamed,
  productSources,
  type Region,
  readyMembers,
  type Service,
} from '@satuloket/engine';
import type { KnownApplicant } from '../cases/index.ts';
import { memberTitles, writeToApplicant } from '../notices/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import type { EventsDependencies } from './dependencies.ts';
import { type EarlierCases, fillMember } from './filling.ts';
import { itemColumn } from './schema.ts';

/** An event with all that its members are filled in from. */
export type OpenEvent = {
  readonly region: Region;
  readonly caseId: string;
  readonly code: string;
  readonly packName: string;
  readonly service: Service;
  readonly state: CaseState;
  readonly answers: Answers;
  readonly known: KnownApplicant;
  readonly accountId: string | null;
  readonly now: Date;
};

/** Undefined once what was entered has been erased. */
export async function openEvent(
  { cases, now }: Pick<EventsDependencies, 'cases' | 'now'>,
  database: DatabaseTransaction,
  place: { readonly regionId: string; readonly caseId: string },
): Promise<OpenEvent | undefined> {
  const open = await cases.openValues(database, place);
  if (open === undefined) return undefined;
  const { row, region, pack, service, state, values, known } = open;
  return {
    region,
    caseId: row.case_id,
    code: row.code,
    packName: pack.manifest.name,
    service,
    state,
    answers: values.answers,
    // Whom the event's own form has taken in, its members take in too.
    known: { ...known, named: peopleNamed(service, values.answers, values.context) },
    accountId: row.applicant_account_id,
    now: now(),
  };
}

export type Opening = {
  readonly opened: readonly { readonly place: PlannedMember; readonly caseId: string }[];
  /** When to look again: an undo time that runs, or a document that is being made; undefined when nothing waits. */
  readonly lookAgainAt?: Date;
};

/** While a document is made; the follower looks sooner, as soon as it is there. */
const documentTakesMilliseconds = 60_000;

/**
 * Files the cases of an event whose time has come, in the caller's transaction, in which the event is locked. What can't
 * be filed because something is missing stays planned, and the citizen is told once where to fill it in.
 */
export async function openReadyMembers(
  dependencies: EventsDependencies,
  transaction: DatabaseTransaction,
  event: OpenEvent,
): Promise<Opening> {
  const { state, service, now } = event;
  const ready = readyMembers(service, state.members);
  const opened: { place: PlannedMember; caseId: string }[] = [];
  if (ready.length === 0) return { opened };
  const earlier = await casesOf(transaction, state.members);
  const again: Date[] = [];
  const gaps: PlannedMember[] = [];
  for (const place of ready) {
    const waits = waitsUntil(event, place, earlier);
    if (waits !== undefined) {
      again.push(waits);
      continue;
    }
    const { answers } = await fillMember(dependencies, transaction, event, place, earlier);
    const { helper } = state;
    const filed = await dependencies.cases.fileCase(transaction, {
      regionId: event.region.id,
      service: memberOf(service, place.member).service,
      channel: 'event',
      actor: { kind: 'system', name: 'events' },
      applicantAccountId: event.accountId,
      known: event.known,
      answers,
      parent: parentMark(event.caseId, place),
      ...(helper && { helper }),
    });
    if (filed.ok) opened.push({ place, caseId: filed.value.caseId });
    else gaps.push(place);
  }
  await tellGaps(dependencies, transaction, event, gaps);
  const [first] = again.sort((one, other) => one.getTime() - other.getTime());
  return { opened, ...(first && first > now ? { lookAgainAt: first } : {}) };
}

export function parentMark(caseId: string, { member, item }: PlannedMember) {
  return { caseId, member, ...(item === undefined ? {} : { item }) };
}

/** The states of the cases that an event has opened so far. */
export async function casesOf(
  database: DatabaseTransaction,
  members: readonly MemberPlace[],
): Promise<EarlierCases> {
  const ids = members.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom('case_current')
    .select(['case_id', 'replayed'])
    .where('case_id', 'in', ids)
    .execute();
  return new Map(rows.map(({ case_id: caseId, replayed }) => [caseId, replayed]));
}

/** Nothing is built upon a step that can still be taken back, or upon a document that is not there yet. */
function waitsUntil(
  { service, state, now }: OpenEvent,
  place: PlannedMember,
  earlier: EarlierCases,
): Date | undefined {
  const before = state.members.filter(({ member }) =>
    memberOf(service, place.member).after?.includes(member),
  );
  const undoable = before.flatMap(({ caseId }) => {
    const until = caseId === null ? undefined : earlier.get(caseId)?.undoable?.until;
    return until !== undefined && until > now.toISOString() ? [until] : [];
  });
  const latest = undoable.sort().at(-1);
  if (latest !== undefined) return new Date(latest);
  const isMissing = productSources(service, place.member).some(({ member, product }) =>
    lenders(service, state.members, place, member).some(({ caseId }) => {
      const made = caseId === null ? undefined : earlier.get(caseId)?.products[product];
      return made?.released === true && made.fileId === undefined;
    }),
  );
  return isMissing ? new Date(now.getTime() + documentTakesMilliseconds) : undefined;
}

/** The citizen fills in what nobody knew; told once, all of it together, however often the event is looked at. */
async function tellGaps(
  { masterKeys, places, publicUrl }: EventsDependencies,
  transaction: DatabaseTransaction,
  { region, caseId, code, service, state, now }: OpenEvent,
  gaps: readonly PlannedMember[],
): Promise<void> {
  if (gaps.length === 0) return;
  const found = await transaction
    .insertInto('event_gap')
    .values(
      gaps.map(({ member, item }) => ({ case_id: caseId, member, item: itemColumn(item), found_at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['member', 'item'])
    .execute();
  const fresh = gaps.filter(({ member, item }) =>
    found.some((row) => row.member === member && row.item === itemColumn(item)),
  );
  if (fresh.length === 0) return;
  await writeToApplicant({ masterKeys, places, publicUrl }, transaction, {
    regionId: region.id,
    caseId,
    code,
    service,
    state,
    seq: state.lastSeq,
    template: 'member-incomplete',
    values: { members: memberTitles(service, fresh) },
    now,
  });
}
