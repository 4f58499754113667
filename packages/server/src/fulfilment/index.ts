import type { CaseProduct, Follower } from '../cases/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { type Composition, composeDocument, composeSeen } from './composing.ts';
import type { DocumentService } from './contract.ts';
import { createDocumentService } from './document-service.ts';
import { followCases } from './follow.ts';
import { type MakingDependencies, makeSomeDocuments } from './making.ts';
import { createRenderer, type RenderOutcome, type RenderRequest, type SeenOutcome } from './renderer.ts';

export type { Composition } from './composing.ts';
export type { RenderOutcome } from './renderer.ts';
export { documentRoutes } from './routes.ts';

export type FailedDocument = {
  readonly caseId: string;
  readonly product: string;
  readonly failure: string;
  readonly releasedAt: Date;
};

/** Documents that the region issues itself: made from the pack's template once released for good. */
export type Fulfilment = {
  /** Registered with the cases. */
  readonly follow: Follower;
  /** A sweep, every few seconds: makes a few of those that are due, and tells whether more are. */
  makeSome(regionId: string): Promise<boolean>;
  /** Makes all that is due, however many; tells how many were made. */
  makeDue(regionId: string): Promise<number>;
  /** What could not be made and waits for someone to correct the pack. */
  failed(regionId: string): Promise<readonly FailedDocument[]>;
  /** Has everything that failed tried again, after the pack was corrected. */
  retryFailed(regionId: string): Promise<number>;
  /** A case's document as it would be now, with the signature that it is about to get; nothing is kept. */
  compose(subject: CaseProduct, composition: Composition): Promise<RenderOutcome>;
  /** The same with the picture of its pages, for screens that show no PDF. */
  composeSeen(subject: CaseProduct, composition: Composition): Promise<SeenOutcome>;
  /** What belongs to no case, such as minutes; nothing is kept. */
  render(request: RenderRequest): Promise<RenderOutcome>;
  /** For the faces. */
  readonly service: DocumentService;
  /** Ends the child process. */
  close(): Promise<void>;
};

export function createFulfilment(
  dependencies: Omit<MakingDependencies, 'renderer'> & Partial<Pick<MakingDependencies, 'renderer'>>,
): Fulfilment {
  const renderer = dependencies.renderer ?? createRenderer();
  const { database, now } = dependencies;
  const makeSome = (regionId: string) => makeSomeDocuments({ ...dependencies, renderer }, regionId);
  return {
    follow: followCases,
    makeSome: async (regionId) => (await makeSome(regionId)).isMoreDue,

    async makeDue(regionId) {
      for (let all = 0; ; ) {
        const { made, isMoreDue } = await makeSome(regionId);
        all += made;
        if (!isMoreDue) return all;
      }
    },

    async failed(regionId) {
      const rows = await regionDatabase(database, regionId)
        .selectFrom('document_work')
        .select(['case_id as caseId', 'product', 'failure', 'released_at as releasedAt'])
        .where('state', '=', 'failed')
        .orderBy('released_at')
        .execute();
      return rows.map((row) => ({ ...row, failure: row.failure ?? '' }));
    },

    async retryFailed(regionId) {
      const rows = await regionDatabase(database, regionId)
        .updateTable('document_work')
        .set({ state: 'waiting', tries: 0, next_try_at: now() })
        .where('state', '=', 'failed')
        .returning('product')
        .execute();
      return rows.length;
    },

    compose: (subject, composition) => composeDocument(renderer, subject, composition),
    composeSeen: (subject, composition) => composeSeen(renderer, subject, composition),

    render: (request) => renderer.render(request),

    service: createDocumentService({ ...dependencies, renderer }),

    close: () => renderer.close(),
  };
}
