import type { CaseAction, Region, Sealed } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import { openVault } from '../record/index.ts';
import type { SigningRow } from './contract.ts';
import type { SigningDependencies } from './dependencies.ts';

type Step = {
  readonly accountId: string;
  readonly action: string;
  readonly at: Date;
  readonly note: Sealed | undefined;
};

/** Who checked each case before it came to the desk: the last forward step of each officer, in their order. */
export async function initialsByCase(
  { packs, people, masterKeys }: SigningDependencies,
  database: DatabaseConnection,
  region: Region,
  rows: readonly { readonly case_id: string; readonly service: string }[],
): Promise<ReadonlyMap<string, SigningRow['initials']>> {
  if (rows.length === 0) return new Map();
  const services = new Map(
    packs.active(region.id).flatMap((pack) => Object.values(pack.services).map((each) => [each.code, each])),
  );
  const serviceOf = new Map(rows.map(({ case_id, service }) => [case_id, services.get(service)]));
  const actions = await database
    .selectFrom('case_action')
    .select(['case_id', 'seq', 'at', 'actor', 'body'])
    .where('case_id', 'in', [...serviceOf.keys()])
    .where('type', 'in', ['taken', 'undone'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const steps = new Map<string, Map<string, Step>>();
  const undone = new Set(
    actions.flatMap(({ case_id, body }) => (body.type === 'undone' ? [`${case_id}/${body.seq}`] : [])),
  );
  for (const { case_id, seq, at, actor, body } of actions) {
    if (body.type !== 'taken' || undone.has(`${case_id}/${seq}`)) continue;
    const { kind } = actor as CaseAction['actor'];
    const definition = serviceOf.get(case_id)?.flow.actions[body.action];
    if (kind !== 'officer' || definition === undefined || definition.signs !== undefined) continue;
    const ofCase = steps.get(case_id) ?? new Map<string, Step>();
    steps.set(case_id, ofCase);
    // What went back is checked anew by whoever checks it then.
    if (definition.tone === 'return') {
      ofCase.clear();
      continue;
    }
    const { accountId } = actor as Extract<CaseAction['actor'], { kind: 'officer' }>;
    ofCase.delete(accountId);
    ofCase.set(accountId, { accountId, action: body.action, at, note: body.note });
  }
  const names = await people.namesOf(region.id, [
    ...new Set([...steps.values()].flatMap((of) => [...of.keys()])),
  ]);
  const initials = new Map<string, SigningRow['initials']>();
  for (const [caseId, ofCase] of steps) {
    const noted = [...ofCase.values()].flatMap(({ note }) => (note === undefined ? [] : [note.entryId]));
    const vault =
      noted.length === 0
        ? undefined
        : await openVault(database, masterKeys, { regionId: region.id, caseId, entryIds: noted });
    initials.set(
      caseId,
      [...ofCase.values()].map(({ accountId, action, at, note }) => {
        const name = names.get(accountId) ?? '';
        return {
          initials: lettersOf(name),
          name,
          action: serviceOf.get(caseId)?.flow.actions[action]?.title ?? { id: action, en: action },
          at: at.toISOString(),
          note: vault?.read<string>(note) ?? null,
        };
      }),
    );
  }
  return initials;
}

/** Of the name without the degrees behind its comma: `Lukman Santoso, S.Sos.` is `LS`. */
export function lettersOf(name: string): string {
  const [plain = ''] = name.split(',');
  return plain
    .split(/\s+/)
    .filter((word) => !word.endsWith('.'))
    .flatMap((word) => [...word][0]?.toUpperCase() ?? [])
    .join('');
}
