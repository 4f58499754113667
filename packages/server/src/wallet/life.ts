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
 * What became of a document, in order. Made several times before it was delivered it tells the last time; a case that is
 * opened again takes back what was delivered, and what follows is a life of its own. Every print at a counter is told.
 * Pure: the record of the case is all that it reads.
 */
export function lifeOf(
  actions: readonly CaseAction[],
  service: Pick<Service, 'flow' | 'products'>,
  product: string,
): readonly RecordedStep[] {
  const undone = new Set(actions.flatMap(({ body }) => (body.type === 'undone' ? [body.seq] : [])));
  let former: readonly RecordedStep[] = [];
  let steps: readonly RecordedStep[] = [];
  for (const action of actions) {
    if (undone.has(action.seq)) continue;
    if (isReopening(action, service.flow) && steps.some(({ kind }) => kind === 'delivered')) {
      former = [...former, ...steps, { kind: 'reopened', at: action.at, ...officeOf(action) }];
      steps = [];
    }
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
  return [...former, ...steps];
}

function isReopening({ body }: CaseAction, { states }: Service['flow']): boolean {
  return body.type === 'taken' && states[body.from]?.end !== undefined && states[body.to]?.end === undefined;
}

function officeOf({ actor }: CaseAction): Pick<RecordedStep, 'officeId'> {
  return actor.kind === 'officer' ? { officeId: actor.officeId } : {};
}

function stepsIn(
  action: CaseAction,
  { flow, products }: Pick<Service, 'flow' | 'products'>,
  product: string,
): readonly RecordedStep[] {
  const { at, body } = action;
  const office = officeOf(action);
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
