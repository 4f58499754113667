import { failure, type Result, success } from '@satuloket/engine';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { inTransaction, regionDatabase, statement, together } from '../platform/database/index.ts';
import { actionsOf, blindDigest } from '../record/index.ts';
import type { Caller, CaseCard, CaseTrack, CaseView } from '../types.ts';
import { openCase } from './case-values.ts';
import { calendarFor, handedOver, present, type ReadCase, trackOf } from './case-view.ts';
import type { CasesDependencies } from './dependencies.ts';
import { isFamilyHiddenFrom } from './family-documents.ts';
import { actionContextOf, partsOf } from './hooks.ts';
import { onlyKept } from './limits.ts';
import { readCode, regionOf, targetOf } from './loading.ts';
import { caseLook, showTo } from './looking.ts';
import { householdSight } from './policy.ts';
import { problems } from './problems.ts';
import { promiseView } from './promise-view.ts';
import { standBefore } from './standing.ts';
import { storyOf } from './story.ts';

/** A person's own list; more than this asks for paging, which no person's list has needed. */
const maximumOwnCases = 200;

/** Looks by code, for anyone who has one; nothing personal. No page is asked for as often. */
export function createTracking(
  dependencies: CasesDependencies,
): (regionId: string, code: string) => Promise<Result<CaseTrack>> {
  const readers = new Map<string, ReturnType<typeof readerOf>>();

  function readerOf(regionId: string) {
    const database = regionDatabase(dependencies.database, regionId);
    return together(async (codes: readonly string[]) => {
      const rows = await casesWithRecord(database, { codes });
      return new Map(rows.map((row) => [row.code, row]));
    });
  }

  return async (regionId, code) => {
    const region = regionOf(dependencies, regionId);
    const typed = readCode(dependencies, region, code);
    if (!typed.ok) return typed;
    const read = readers.get(region.id) ?? readerOf(region.id);
    readers.set(region.id, read);
    const row = await read(typed.value);
    if (row === undefined) return failure(problems.caseUnknown);
    const target = await targetOf(dependencies, region, row);
    const actions = row.actions.map(({ at, ...action }) => ({ ...action, at: new Date(at).toISOString() }));
    const now = dependencies.now();
    const parts = await partsOf(dependencies.hooks, {
      database: regionDatabase(dependencies.database, region.id),
      region,
      row,
      target,
      reader: 'public',
      values: null,
      isFamilyHidden: true,
      now,
    });
    return success({ ...trackOf(target, target.state, actions, now), parts });
  };
}

/** What the public may read of cases. */
const casesWithRecord = statement((database, { codes }: { readonly codes: readonly string[] }) =>
  database
    .selectFrom('case_current')
    .selectAll()
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('case_action')
          .select(['seq', 'at', 'actor', 'body'])
          .whereRef('case_action.case_id', '=', 'case_current.case_id')
          .orderBy('seq'),
      ).as('actions'),
    )
    .where(sql<boolean>`code = any(${codes})`),
);

/** The cases of the resident who calls, the newest first, and of the household what their packs let it see. */
export async function mine(
  dependencies: CasesDependencies,
  caller: Caller,
): Promise<Result<readonly CaseCard[]>> {
  const { who } = caller;
  if (who.kind === 'guest') return failure(problems.signInNeeded);
  if (who.kind === 'program') return failure(problems.notAllowed);
  if (who.kind === 'officer') return success([]);
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const known = await dependencies.people.applicantOf(region.id, who.accountId);
  // Whoever has only claimed to belong to a family sees nothing of it yet.
  const kk = known?.identity === 'matched' && !known.isFamilyHidden ? known.applicant.kk : undefined;
  const ofFamily =
    kk === undefined
      ? undefined
      : blindDigest(dependencies.masterKeys, { regionId: region.id, purpose: 'kk', value: kk });
  // Two reads by their own indexes, then one order: asked as one question with "or", every case of the region is read.
  const own = database
    .selectFrom('case_current')
    .selectAll()
    .where('applicant_account_id', '=', who.accountId)
    .orderBy('filed_at', 'desc')
    .limit(maximumOwnCases)
    .execute();
  const family =
    ofFamily &&
    database
      .selectFrom('case_current')
      .selectAll()
      .where('case_id', 'in', (cases) =>
        cases
          .selectFrom('blind_index')
          .select('blind_index.case_id')
          .where('purpose', '=', 'kk')
          .where('digest', '=', ofFamily.digest),
      )
      .orderBy('filed_at', 'desc')
      .limit(maximumOwnCases)
      .execute();
  const found = (await Promise.all([own, family ?? []])).flat();
  const rows = [...new Map(found.map((row) => [row.case_id, row])).values()]
    .sort((one, other) => other.filed_at.getTime() - one.filed_at.getTime())
    .slice(0, maximumOwnCases);
  const now = dependencies.now();
  const codes = new Map(rows.map(({ case_id: caseId, code }) => [caseId, code]));
  const others = rows.flatMap(({ applicant_account_id: id }) =>
    id === null || id === who.accountId ? [] : [id],
  );
  const applicants = await dependencies.people.applicantsOf(region.id, [...new Set(others)]);
  const kept = await onlyKept(database, rows);
  const cards = await Promise.all(
    rows.map(async (row): Promise<CaseCard | null> => {
      const { service, state } = await targetOf(dependencies, region, row);
      const applicantId = row.applicant_account_id;
      const isOwn = applicantId === who.accountId;
      const applicant = isOwn || applicantId === null ? null : (applicants.get(applicantId) ?? null);
      const sight = householdSight(caller, region, {
        sees: service.household.sees,
        viewer: known,
        applicant,
      });
      if (!isOwn && (sight === 'nothing' || kept.has(row))) return null;
      const event = state.parent === null ? undefined : codes.get(state.parent.caseId);
      return {
        code: row.code,
        service: service.title,
        serviceCode: service.code,
        applicantName: row.applicant_name,
        story: storyOf(region, service, state),
        turn: state.turn,
        end: state.end,
        endedAt: state.endedAt,
        promise: promiseView({ region, service, state, calendar: calendarFor(region, state) }, now),
        updatedAt: row.updated_at.toISOString(),
        ...(event === undefined ? {} : { partOf: event }),
        ...(isOwn ? {} : { ofHousehold: true }),
        ...(!isOwn && sight === 'status-and-products' ? { products: handedOver(service, state) } : {}),
      };
    }),
  );
  return success(cards.filter((card) => card !== null));
}

/**
 * The whole case for its applicant or an officer. An officer's look is written down with it, whomever they act for; one
 * without the case in hand and without a purpose sees it masked.
 */
export async function view(
  dependencies: CasesDependencies,
  caller: Caller,
  code: string,
): Promise<Result<CaseView>> {
  const region = regionOf(dependencies, caller.regionId);
  const now = dependencies.now();
  const read = await inTransaction(
    regionDatabase(dependencies.database, region.id),
    async (transaction): Promise<Result<ReadCase>> => {
      const before = await standBefore(dependencies, transaction, { caller, command: 'view', region, code });
      if (!before.ok) return before;
      const { row, standing } = before.value;
      const target = await targetOf(dependencies, region, row);
      const { state } = target;
      const packName = target.pack.manifest.name;
      const linked = state.links.map(({ caseId }) => caseId);
      const [values, guards, actions, files, messages, linkedRows] = await Promise.all([
        openCase(dependencies, transaction, { region, packName, state, now, whole: true }),
        actionContextOf(dependencies.hooks, { database: transaction, region, target }),
        actionsOf(transaction, row.case_id),
        dependencies.files.ofCase(transaction, row.case_id),
        dependencies.messages?.ofCase(transaction, row.case_id) ?? [],
        linked.length === 0
          ? []
          : transaction
              .selectFrom('case_current')
              .select(['case_id', 'code', 'service', 'pack_digest'])
              .where('case_id', 'in', linked)
              .execute(),
      ]);
      if (values === undefined) return failure(problems.caseErased);
      const looking = { caller, region, row, standing, service: target.service };
      const look = caseLook(values.applicant?.applicant);
      const isMasked = !(await showTo(dependencies, transaction, looking, look));
      const isFamilyHidden = await isFamilyHiddenFrom(dependencies, caller);
      const parts = await partsOf(dependencies.hooks, {
        database: transaction,
        region,
        row,
        target,
        reader: standing,
        values,
        isFamilyHidden,
        now,
      });
      return success({
        row,
        target,
        state,
        values,
        standing,
        isMasked,
        isFamilyHidden,
        parts,
        guards,
        actions,
        files,
        messages,
        linked: linkedRows,
      });
    },
  );
  if (!read.ok) return read;
  return success(await present(dependencies, region, read.value, now));
}
