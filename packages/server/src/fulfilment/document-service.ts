import { failure, success } from '@satuloket/engine';
import type { CaseProduct } from '../cases/index.ts';
import { localDateOf, regionOf } from '../places/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import { composeDocument } from './composing.ts';
import type { DocumentService, MadeDocument } from './contract.ts';
import type { MakingDependencies } from './making.ts';
import { looksAfter } from './policy.ts';
import { causeOf, notMade, notPreviewed, problems } from './problems.ts';

const mostFailed = 100;

export function createDocumentService(dependencies: MakingDependencies): DocumentService {
  const { database, now, cases, renderer } = dependencies;

  /** What failed within the offices that the caller looks after. */
  function failedOf(caller: Caller, offices: readonly string[] | undefined) {
    const query = regionDatabase(database, caller.regionId)
      .selectFrom('document_work as work')
      .innerJoin('case_current as file', 'file.case_id', 'work.case_id')
      .where('work.state', '=', 'failed');
    return offices === undefined ? query : query.where('file.office_id', 'in', ['', ...offices]);
  }

  return {
    async preview(caller, { code, product }) {
      if (caller.who.kind !== 'officer') return failure(problems.notAllowed);
      const seen = await cases.cases.view(caller, code);
      if (!seen.ok) return seen;
      const { regionId } = caller;
      const { caseId } = seen.value;
      const subject = await cases.productValues(regionDatabase(database, regionId), { regionId, caseId });
      if (subject === undefined) return failure(problems.erased);
      const definition = subject.service.products[product];
      if (definition?.template === undefined) return failure(problems.noTemplate);
      const at = now();
      const composed = await composeDocument(renderer, subject, {
        product,
        day: localDateOf(regionOf(dependencies, regionId), at),
        createdAt: at.toISOString(),
        mark: definition.issuer === 'register' ? 'specimen' : 'preview',
      });
      if (!composed.ok) return failure(notPreviewed(composed.error.code));
      const shown = await cases.lookInto(caller, {
        caseId,
        what: `preview/${product}`,
        kinds: ['documents'],
      });
      if (!shown.ok) return shown;
      return success(madeDocument(subject, product, composed.value.pdf));
    },

    async receipt(caller, { code, product }) {
      const seen = await cases.cases.view(caller, code);
      if (!seen.ok) return seen;
      const { regionId } = caller;
      const { caseId, definition } = seen.value;
      if (definition.products[product]?.made !== 'filing') return failure(problems.noReceipt);
      if (caller.who.kind === 'officer') {
        const what = `receipt/${product}`;
        const shown = await cases.lookInto(caller, { caseId, what, kinds: ['documents'] });
        if (!shown.ok) return shown;
      }
      const region = regionDatabase(database, regionId);
      const subject = await cases.productValues(region, { regionId, caseId, asFiled: true });
      if (subject === undefined) return failure(problems.erased);
      const composed = await composeDocument(renderer, subject, {
        product,
        day: localDateOf(regionOf(dependencies, regionId), subject.filedAt),
        createdAt: subject.filedAt.toISOString(),
      });
      if (!composed.ok) return failure(notMade(composed.error.code));
      return success(madeDocument(subject, product, composed.value.pdf));
    },

    async hasFailed(caller) {
      const offices = looksAfter(caller, regionOf(dependencies, caller.regionId));
      if (!offices.ok) return false;
      const one = await failedOf(caller, offices.value).select('work.product').limit(1).executeTakeFirst();
      return one !== undefined;
    },

    async failed(caller) {
      const offices = looksAfter(caller, regionOf(dependencies, caller.regionId));
      if (!offices.ok) return offices;
      const rows = await failedOf(caller, offices.value)
        .select(['file.code', 'work.product', 'work.failure', 'work.released_at'])
        .orderBy('work.released_at')
        .limit(mostFailed)
        .execute();
      return success(
        rows.map(({ code, product, failure: told, released_at }) => ({
          code,
          product,
          releasedAt: released_at.toISOString(),
          ...causeOf(told ?? ''),
        })),
      );
    },

    async retry(caller, { key, code, product }) {
      const offices = looksAfter(caller, regionOf(dependencies, caller.regionId));
      if (!offices.ok) return offices;
      if (caller.who.kind !== 'officer') return failure(problems.notAllowed);
      const frame = {
        regionId: caller.regionId,
        caller: `officer:${caller.who.accountId}`,
        key,
        content: ['retry-document', code, product],
        now: now(),
      };
      return runCommand(database, frame, async (transaction) => {
        const found = await failedOf(caller, offices.value)
          .select('work.case_id')
          .where('file.code', '=', code)
          .where('work.product', '=', product)
          .executeTakeFirst();
        if (found === undefined) return failure(problems.notFailed);
        await regionDatabase(transaction, caller.regionId)
          .updateTable('document_work')
          .set({ state: 'waiting', tries: 0, next_try_at: now() })
          .where('case_id', '=', found.case_id)
          .where('product', '=', product)
          .where('state', '=', 'failed')
          .execute();
        return success(undefined);
      });
    },
  };
}

function madeDocument({ code, service }: CaseProduct, product: string, content: Uint8Array): MadeDocument {
  const title = service.products[product]?.title.id ?? product;
  return { name: `${title} ${code}.pdf`, mediaType: 'application/pdf', content };
}
