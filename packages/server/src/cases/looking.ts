import {
  failure,
  type LookKind,
  type LookPurpose,
  purposesToChoose,
  type Region,
  type Result,
  type Service,
  success,
} from '@satuloket/engine';
import { localDateOf } from '../places/index.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import {
  isIdentifier,
  type RevealedOf,
  type RevealedTo,
  recordReveals,
  runCommand,
} from '../record/index.ts';
import type { Caller, CaseService } from '../types.ts';
import type { SealedApplicant } from './case-values.ts';
import type { CasesDependencies } from './dependencies.ts';
import { type CaseRow, findCase, regionOf, targetOf } from './loading.ts';
import type { Standing } from './policy.ts';
import { problems } from './problems.ts';
import { standingOf } from './standing.ts';

/** What an officer sees of whoever applies when a case is opened. */
const kindsOfCase: readonly LookKind[] = ['identity', 'birth', 'contact', 'address', 'answers'];

/** What may be shown again on the day on which it was shown with one of these. */
const openingPurposes: readonly LookPurpose[] = ['working-on-it', ...purposesToChoose];

type Looking = {
  readonly caller: Caller;
  readonly region: Region;
  readonly row: CaseRow;
  readonly standing: Standing;
  readonly service: Service;
};

type Look = { readonly what: string; readonly kinds: readonly LookKind[]; readonly of?: RevealedOf };

/**
 * Whether someone is shown what a case holds, written down before it is: an officer with the case in hand for the work
 * on it, who acts for the applicant for that, and any other officer only on a day on which a purpose was named.
 * Residents see what is their own, which is no reveal.
 */
export async function showTo(
  dependencies: CasesDependencies,
  database: DatabaseConnection,
  looking: Looking,
  look: Look,
): Promise<boolean> {
  const to = lookingAs(looking.caller, looking.standing);
  if (to === null) return true;
  const { caller, region, row } = looking;
  const purpose = purposeOf(looking);
  const isOfCase = look.what === 'case';
  const shownFor = purpose ?? (await shownToday(dependencies, database, { to, region, row }));
  if (shownFor === undefined) return false;
  // A case that was opened with a purpose today has its row; what is opened beside it has one of its own.
  if (purpose !== undefined || !isOfCase) {
    await recordReveals(dependencies, database, region, [
      {
        ...look,
        to,
        purpose: shownFor,
        caseId: row.case_id,
        ...(caller.face && { face: caller.face }),
      },
    ]);
  }
  return true;
}

export const caseLook = (applicant: SealedApplicant['applicant'] | undefined): Look => ({
  what: 'case',
  kinds: kindsOfCase,
  ...(applicant && { of: applicant }),
});

/** Without asking: the case is in the officer's hand, or its applicant is helped. */
function purposeOf({ standing: { viewer, actor }, row, service }: Looking): LookPurpose | undefined {
  if (viewer.kind !== 'officer' || actor.kind !== 'officer') return 'helping';
  return isInHand(viewer, row, service) ? 'working-on-it' : undefined;
}

/**
 * Assigned to the officer; or nobody has it yet and the next step is theirs. Where the flow names no role, as while the
 * centre or the applicant is waited for, it is whoever may take a step from there.
 */
function isInHand(
  viewer: Extract<Standing['viewer'], { kind: 'officer' }>,
  { assignee_id: assignee, replayed }: Pick<CaseRow, 'assignee_id' | 'replayed'>,
  service: Service,
): boolean {
  if (assignee !== null) return assignee === viewer.accountId;
  if (replayed.end !== null) return false;
  if (replayed.role !== null) return viewer.roles.includes(replayed.role);
  return Object.values(service.flow.actions).some(
    ({ from, by }) => from.includes(replayed.state) && by.some((role) => viewer.roles.includes(role)),
  );
}

async function shownToday(
  { now }: Pick<CasesDependencies, 'now'>,
  database: DatabaseConnection,
  { to, region, row }: { readonly to: RevealedTo; readonly region: Region; readonly row: CaseRow },
): Promise<LookPurpose | undefined> {
  const shown = await database
    .selectFrom('reveal')
    .select('purpose')
    .where('account_id', '=', to.accountId)
    .where('case_id', '=', row.case_id)
    .where('day', '=', localDateOf(region, now()))
    .where('is_before_stream', '=', false)
    .where('purpose', 'in', [...openingPurposes])
    .limit(1)
    .executeTakeFirst();
  return shown?.purpose;
}

/** As which officer someone looks. Who acts for the applicant at a counter looks by the post that they hold there. */
function lookingAs({ who }: Caller, { actor }: Standing): RevealedTo | null {
  if (actor.kind === 'officer')
    return { accountId: actor.accountId, role: actor.role, officeId: actor.officeId };
  if (who.kind !== 'officer') return null;
  const [post] = who.posts;
  return { accountId: who.accountId, role: post?.role ?? '', officeId: post?.officeId ?? '' };
}

/** An officer names why data are shown that are not in hand; they stay open to the officer for the day. */
export async function reveal(
  dependencies: CasesDependencies,
  caller: Caller,
  { key, code, purpose }: Parameters<CaseService['reveal']>[1],
): ReturnType<CaseService['reveal']> {
  const region = regionOf(dependencies, caller.regionId);
  if (caller.who.kind !== 'officer') return failure(problems.notAllowed);
  const chosen = purposesToChoose.find((each) => each === purpose);
  const frame = {
    regionId: region.id,
    caller: `officer:${caller.who.accountId}`,
    key,
    content: ['reveal', code, purpose],
    now: dependencies.now(),
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const found = await findCase(dependencies, transaction, region, code);
    if (!found.ok) return found;
    const row = found.value;
    const standing = await standingOf(dependencies, transaction, { caller, command: 'view', region, row });
    if (!standing.ok) return standing;
    const to = lookingAs(caller, standing.value);
    if (to === null) return failure(problems.notAllowed);
    if (chosen === undefined) return failure(problems.purposeMissing);
    await recordReveals(dependencies, transaction, region, [
      {
        ...caseLook(undefined),
        to,
        purpose: chosen,
        caseId: row.case_id,
        ...(caller.face && { face: caller.face }),
      },
    ]);
    return success({ code: row.code });
  });
}

/** For parts that show something of a case beside its page: the same question, and the same record. */
export async function lookInto(
  dependencies: CasesDependencies,
  caller: Caller,
  { caseId, ...look }: Look & { readonly caseId: string },
): Promise<Result<void>> {
  if (!isIdentifier(caseId)) return failure(problems.caseUnknown);
  const region = regionOf(dependencies, caller.regionId);
  return inTransaction(
    regionDatabase(dependencies.database, region.id),
    async (transaction): Promise<Result<void>> => {
      const row = await transaction
        .selectFrom('case_current')
        .selectAll()
        .where('case_id', '=', caseId)
        .executeTakeFirst();
      if (row === undefined) return failure(problems.caseUnknown);
      const standing = await standingOf(dependencies, transaction, { caller, command: 'view', region, row });
      if (!standing.ok) return standing;
      const { service } = await targetOf(dependencies, region, row);
      const looking = { caller, region, row, standing: standing.value, service };
      const isShown = await showTo(dependencies, transaction, looking, look);
      return isShown ? success(undefined) : failure(problems.revealFirst);
    },
  );
}
