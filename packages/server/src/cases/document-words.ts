import {
  type ActionBody,
  type CaseState,
  type ProductValues,
  requirementsFor,
  type Service,
} from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { CaseValues } from './case-values.ts';
import { faultViews } from './draft-situation.ts';

type Words = Pick<ProductValues, 'faults' | 'documents'> & { readonly reason?: string };

/** What a document tells of the application itself: its papers, and why it was returned or refused with an action. */
export async function documentWords(
  database: DatabaseConnection,
  service: Service,
  { state, values, seq }: { readonly state: CaseState; readonly values: CaseValues; readonly seq?: number },
): Promise<Words> {
  const { answers, context, vault } = values;
  const given = new Set(state.attachments.map(({ requirement }) => requirement));
  const documents = requirementsFor(service, answers, context).map(({ code, title }) => ({
    title: title.id,
    isGiven: given.has(code),
  }));
  const body = seq === undefined ? undefined : await bodyOf(database, state.caseId, seq);
  if (body?.type !== 'taken') return { documents };
  const told = (body.faults ?? []).map(({ at, words }) => ({ at, words: vault.read<string>(words) ?? '' }));
  const reason = vault.read<string>(body.reason);
  return {
    documents,
    ...(reason !== undefined && { reason }),
    faults: faultViews(service, answers, context, told).map(({ label, words }) => ({
      about: label.id,
      words,
    })),
  };
}

async function bodyOf(
  database: DatabaseConnection,
  caseId: string,
  seq: number,
): Promise<ActionBody | undefined> {
  const row = await database
    .selectFrom('case_action')
    .select('body')
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.body as ActionBody | undefined;
}
