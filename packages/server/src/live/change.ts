import { type CaseState, timeline } from '@satuloket/engine';
import type { CaseEvent } from '../cases/index.ts';

/** Who sees on their page that something happened: officers all of it, others only what their timeline tells. */
export type Audience = 'office' | 'applicant' | 'everyone';

/**
 * That a case changed, as processes tell one another. Nothing of what changed and nobody's name: a page that hears of it
 * asks again, and is answered by the same rules as before.
 */
export type Change = {
  readonly regionId: string;
  readonly caseId: string;
  readonly seq: number;
  /** When it was told, milliseconds; after its commit. */
  readonly at: number;
  readonly seenBy: Audience;
  /** The office that has the case, and the one that had it before. */
  readonly officeIds: readonly string[];
};

const audiences: readonly Audience[] = ['office', 'applicant', 'everyone'];

export const isFor = (change: Pick<Change, 'seenBy'>, audience: Audience): boolean =>
  audiences.indexOf(change.seenBy) >= audiences.indexOf(audience);

/**
 * What of an action stands on whose page. That a message went out follows from what was told before, and is news to
 * nobody.
 */
export function changeOf({
  regionId,
  caseId,
  action,
  before,
  after,
  service,
}: CaseEvent): Omit<Change, 'at'> | undefined {
  if (action.body.type === 'told') return undefined;
  const officeIds = [...new Set([after.officeId, before?.officeId ?? after.officeId])];
  const tells = (viewer: 'applicant' | 'public'): boolean =>
    timeline([action], service, { viewer, officeName: (id) => ({ id, en: id }) }).length > 0;
  const seenBy =
    tells('public') || isShownOtherwise(before, after)
      ? 'everyone'
      : tells('applicant')
        ? 'applicant'
        : 'office';
  return { regionId, caseId, seq: action.seq, seenBy, officeIds };
}

/** What anyone with the code sees besides the timeline: where it stands, with whom, and the promise. */
function isShownOtherwise(before: CaseState | null, after: CaseState): boolean {
  const shown = ({ state, turn, end, officeId, dueAt }: CaseState) => [state, turn, end, officeId, dueAt];
  return before === null || shown(before).join('\n') !== shown(after).join('\n');
}

/** Several actions of one case are one change to whoever looks at it. */
export function together(earlier: Change | undefined, later: Change): Change {
  if (earlier === undefined) return later;
  return {
    ...later,
    seq: Math.max(earlier.seq, later.seq),
    seenBy: isFor(earlier, later.seenBy) ? earlier.seenBy : later.seenBy,
    officeIds: [...new Set([...earlier.officeIds, ...later.officeIds])],
  };
}

type Told = [string, string, number, number, number, readonly string[]];

/** As few payloads as the longest one allows, in order. */
export function payloadsOf(changes: readonly Change[], longestBytes: number): readonly string[] {
  const payloads: string[] = [];
  let line = '';
  for (const { regionId, caseId, seq, at, seenBy, officeIds } of changes) {
    const told = JSON.stringify([
      regionId,
      caseId,
      seq,
      at,
      audiences.indexOf(seenBy),
      officeIds,
    ] satisfies Told);
    if (line !== '' && Buffer.byteLength(line) + 1 + Buffer.byteLength(told) > longestBytes) {
      payloads.push(line);
      line = '';
    }
    line += line === '' ? told : `\n${told}`;
  }
  return line === '' ? payloads : [...payloads, line];
}

/** Whatever else stands in the channel was told by nobody of ours. */
export function changesIn(payload: string): readonly Change[] {
  return payload.split('\n').flatMap((line): Change[] => {
    try {
      const [regionId, caseId, seq, at, audience, officeIds] = JSON.parse(line) as Told;
      const seenBy = audiences[audience];
      return seenBy === undefined || !Array.isArray(officeIds)
        ? []
        : [
            {
              regionId: String(regionId),
              caseId: String(caseId),
              seq: Number(seq),
              at: Number(at),
              seenBy,
              officeIds,
            },
          ];
    } catch {
      return [];
    }
  });
}
