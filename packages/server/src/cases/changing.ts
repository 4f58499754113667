import { type CaseState, failure, type Region, type Result, success, timeline } from '@satuloket/engine';
import { type DatabaseTransaction, regionDatabase } from '../platform/database/index.ts';
import { actionsOf, runCommand, type VaultReader } from '../record/index.ts';
import type { Caller, CaseMoved } from '../types.ts';
import type { CasesDependencies } from './dependencies.ts';
import { regionOf, targetOf } from './loading.ts';
import { officeName } from './office-values.ts';
import { type CaseCommand, callerName, type Standing } from './policy.ts';
import { caseMoved, problems } from './problems.ts';
import { standBefore } from './standing.ts';
import { momentWords } from './wording.ts';
import { appendToCase, type CaseTarget, type NewAction, type VaultWrites } from './writing.ts';

/** A locked case before someone who may do what they want with it. */
export type ChangeContext = {
  readonly transaction: DatabaseTransaction;
  readonly region: Region;
  readonly target: CaseTarget & { readonly state: CaseState };
  readonly state: CaseState;
  readonly standing: Standing;
  readonly now: Date;
};

export type Change = {
  readonly actions: readonly NewAction[];
  readonly vault?: VaultWrites;
  readonly opened?: VaultReader;
};

export type ChangeInput = {
  readonly key: string;
  readonly code: string;
  /** What the screen showed; absent where it does not matter what happened since. */
  readonly lastSeq?: number;
  readonly command: CaseCommand;
  /** What makes the command this one, beside code and key. */
  readonly content: unknown;
};

/**
 * The skeleton of every command on a case, one transaction: the key first, then the lock, who may, what happened since
 * the screen was drawn, and then what the command itself decides.
 */
export async function changeCase(
  dependencies: CasesDependencies,
  caller: Caller,
  input: ChangeInput,
  decide: (context: ChangeContext) => Promise<Result<Change>>,
): Promise<Result<CaseMoved>> {
  const name = callerName(caller);
  if (name === null || caller.who.kind === 'guest') return failure(problems.signInNeeded);
  const region = regionOf(dependencies, caller.regionId);
  const clock = dependencies.now();
  const frame = {
    regionId: region.id,
    caller: name,
    key: input.key,
    content: [input.command, input.code, input.lastSeq ?? null, input.content],
    now: clock,
  };
  let moved: { state: CaseState; caseId: string; service: CaseTarget['service'] } | undefined;
  const result = await runCommand<CaseMoved>(dependencies.database, frame, async (transaction) => {
    moved = undefined;
    const { command, code } = input;
    const asked = { caller, command, region, code, lock: true } as const;
    const before = await standBefore(dependencies, transaction, asked);
    if (!before.ok) return before;
    const { row, standing } = before.value;
    const target = await targetOf(dependencies, region, row);
    const { state } = target;
    if (input.lastSeq !== undefined && input.lastSeq < state.lastSeq) {
      const seen = Math.max(0, Math.trunc(input.lastSeq));
      const others = await loudActionsSince(transaction, row.case_id, seen, standing);
      if (others > 0) {
        moved = { state, caseId: row.case_id, service: target.service };
        return failure(movedPlain);
      }
    }
    const now = new Date(Math.max(row.updated_at.getTime(), clock.getTime()));
    const context = { transaction, region, target, state, standing, now };
    const change = await decide(context);
    if (!change.ok) return change;
    if (change.value.actions.length === 0) return success({ ...movedTo(row.code, state), unchanged: true });
    const { actions, vault, opened } = change.value;
    const after = await appendToCase(dependencies.followers, transaction, target, {
      actions,
      now,
      ...(vault === undefined ? {} : { vault }),
      ...(opened && { opened }),
    });
    return success(movedTo(row.code, after));
  });
  // Names are another part's to tell, and not while a case is locked.
  if (!result.ok && moved !== undefined)
    return tellMoved(dependencies, caller, region, moved, input.lastSeq ?? 0);
  return result;
}

export function movedTo(code: string, state: CaseState): CaseMoved {
  return {
    code,
    seq: state.lastSeq,
    state: state.state,
    undoUntil: state.undoable?.seq === state.lastSeq ? state.undoable.until : null,
  };
}

/** What the machine notes by itself disturbs nobody's work; what a person did since, someone else must see first. */
const quietTypes = new Set([
  'told',
  'escalated',
  'document-made',
  'document-printed',
  'promise-amended',
  'linked',
  'rated',
  // What others tell of it: the step that follows from that is loud, where there is one.
  'reported',
  'heard',
  'handed-over',
  'serial-corrected',
  'member-opened',
  'member-ended',
]);
/** Who holds a case and what officers write to each other is not shown to the applicant, so it can't surprise them. */
const quietForApplicant = new Set([...quietTypes, 'assigned', 'commented']);

async function loudActionsSince(
  transaction: DatabaseTransaction,
  caseId: string,
  lastSeq: number,
  { viewer }: Standing,
): Promise<number> {
  const rows = await transaction
    .selectFrom('case_action')
    .select(['type', 'actor'])
    .where('case_id', '=', caseId)
    .where('seq', '>', lastSeq)
    .execute();
  const quiet = viewer.kind === 'applicant' ? quietForApplicant : quietTypes;
  return rows.filter(
    ({ type, actor }) => !quiet.has(type) && !('accountId' in actor && actor.accountId === viewer.accountId),
  ).length;
}

const movedPlain = caseMoved({
  by: { id: 'Petugas lain', en: 'Another officer' },
  did: { id: 'Berkas berubah.', en: 'The case changed.' },
  at: { id: 'baru saja', en: 'just now' },
  lastSeq: 0,
  state: '',
});

/** Who did what since, in the words of the timeline that this reader may see. */
async function tellMoved(
  dependencies: CasesDependencies,
  caller: Caller,
  region: Region,
  moved: { state: CaseState; caseId: string; service: CaseTarget['service'] },
  lastSeq: number,
): Promise<Result<never>> {
  const actions = await actionsOf(regionDatabase(dependencies.database, region.id), moved.caseId);
  const isOfficer = caller.who.kind === 'officer';
  const story = timeline(actions, moved.service, {
    viewer: isOfficer ? 'officer' : 'applicant',
    officeName: (officeId) => officeName(region, officeId),
  });
  const latest = story.findLast(({ seq, kind }) => seq > lastSeq && !quietTypes.has(kind));
  const actor = actions.find(({ seq }) => seq === latest?.seq)?.actor;
  const names =
    isOfficer && actor?.kind === 'officer'
      ? await dependencies.people.namesOf(region.id, [actor.accountId])
      : new Map<string, string>();
  const named = actor?.kind === 'officer' ? names.get(actor.accountId) : undefined;
  const by =
    named !== undefined
      ? { id: named, en: named }
      : actor?.kind === 'resident'
        ? { id: 'Pemohon', en: 'The applicant' }
        : actor?.kind === 'witness'
          ? { id: 'Saksi', en: 'A witness' }
          : { id: 'Petugas', en: 'An officer' };
  return failure(
    caseMoved({
      by,
      did: latest?.story ?? { id: 'Berkas berubah.', en: 'The case changed.' },
      at: momentWords(region, latest?.at ?? moved.state.stateSince),
      lastSeq: moved.state.lastSeq,
      state: moved.state.state,
    }),
  );
}
