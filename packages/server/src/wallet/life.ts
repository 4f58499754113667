import type { CaseAction, Sealed, Service } from '@satuloket/engine';
import type { DocumentStep } from './contract.ts';

/** A step of a document's life as the record has it; its words lie in the vault. */
export type RecordedStep = {
  readonly kind: DocumentStep['kind'];
  readonly at: string;
  readonly officeId?: string;
  readonly reason?: Sealed;
};

/**
 * What became of a document, in order. Made or delivered several times (a case that was opened again) it tells the
 * last time; every print at a counter is told. Pure: the record of the case is all that it reads.
 */
export function lifeOf(
  actions: readonly CaseAction[],
  service: Pick<Service, 'flow' | 'products'>,
  product: string,
): readonly RecordedStep[] {
  const undone = new Set(actions.flatMap(({ body }) => (body.type === 'undone' ? [body.seq] : [])));
  let steps: readonly RecordedStep[] = [];
  for (const action of actions) {
    if (undone.has(action.seq)) continue;
    for (const step of stepsIn(action, service, product)) {
      // What is only prepared to be signed takes nothing back of what was withdrawn before.
      const isAnew =
        step.kind === 'arrived' ||
        step.kind === 'signed' ||
        (step.kind === 'made' && action.body.type === 'document-made');
      steps = [
        ...steps.filter(
          ({ kind }) =>
            kind === 'printed' ||
            // What is made anew counts, whatever became of the one before.
            (kind !== step.kind && !(isAnew && (kind === 'withdrawn' || kind === 'replaced'))),
        ),
        step,
      ];
    }
  }
  return steps;
}

function stepsIn(
  { at, actor, body }: CaseAction,
  { flow, products }: Pick<Service, 'flow' | 'products'>,
  product: string,
): readonly RecordedStep[] {
  const office = actor.kind === 'officer' ? { officeId: actor.officeId } : {};
  switch (body.type) {
    case 'document-made':
      return body.product === product ? [{ kind: body.signed ? 'signed' : 'made', at }] : [];
    case 'taken': {
      const arrived = body.results?.some((result) => result.product === product) ?? false;
      const { releases, prepares } = flow.actions[body.action] ?? {};
      const delivered = releases?.includes(product) ?? false;
      const isPrepared = (prepares?.includes(product) ?? false) && products[product]?.issuer === 'local';
      return [
        ...(isPrepared ? [{ kind: 'made' as const, at }] : []),
        ...(arrived ? [{ kind: 'arrived' as const, at, ...office }] : []),
        ...(delivered ? [{ kind: 'delivered' as const, at }] : []),
      ];
    }
    case 'document-printed':
      return body.product === product ? [{ kind: 'printed', at, ...office }] : [];
    case 'document-withdrawn':
      return body.product === product
        ? [
            {
              kind: body.replacedBy === undefined ? 'withdrawn' : 'replaced',
              at,
              ...office,
              reason: body.reason,
            },
          ]
        : [];
    default:
      return [];
  }
}
