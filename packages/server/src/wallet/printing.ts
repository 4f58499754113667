import { failure, type Region, type Result, success } from '@satuloket/engine';
import { type CaseRow, findCase } from '../cases/loading.ts';
import { type DatabaseConnection, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { actionsOf, recordReveals, runCommand } from '../record/index.ts';
import type { Caller, Post } from '../types.ts';
import type { WalletService } from './contract.ts';
import { regionOf, type WalletDependencies } from './dependencies.ts';
import { fileOf } from './opening.ts';
import { documentsOf } from './owned.ts';
import { officerFor } from './policy.ts';
import { problems } from './problems.ts';

/** Long enough for a printer that has to be filled first. */
const openAfterPrintMilliseconds = 15 * 60_000;

/**
 * At a counter anyone who shows the code of a case gets what was issued, whichever office worked on it. The officer sees
 * whose it is and nothing else of the case; that they looked stands in the stream of looks.
 */
export async function printable(
  dependencies: WalletDependencies,
  caller: Caller,
  code: string,
): ReturnType<WalletService['printable']> {
  const officer = officerFor(caller, 'print');
  if (!officer.ok) return officer;
  const region = regionOf(dependencies, caller.regionId);
  return inTransaction(
    regionDatabase(dependencies.database, region.id),
    async (transaction): Promise<Awaited<ReturnType<WalletService['printable']>>> => {
      const found = await findCase(dependencies, transaction, region, code);
      if (!found.ok) return found;
      const row = found.value;
      const documents = await documentsOf(dependencies, region, row);
      const [first] = documents;
      if (first === undefined) return failure(problems.nothingToPrint);
      await noteLook(dependencies, transaction, { region, row, ...officer.value });
      const actions = await actionsOf(transaction, row.case_id);
      return success({
        code: row.code,
        service: first.service.title,
        name: row.applicant_name,
        documents: documents.map(({ service, product, standing }) => ({
          product,
          title: service.products[product]!.title,
          standing,
          printed: actions.filter(({ body }) => body.type === 'document-printed' && body.product === product)
            .length,
        })),
      });
    },
  );
}

export async function print(
  dependencies: WalletDependencies,
  caller: Caller,
  { key, code, product }: Parameters<WalletService['print']>[1],
): ReturnType<WalletService['print']> {
  const officer = officerFor(caller, 'print');
  if (!officer.ok) return officer;
  const { accountId, post } = officer.value;
  const region = regionOf(dependencies, caller.regionId);
  const frame = {
    regionId: region.id,
    caller: `officer:${accountId}`,
    key,
    content: ['print-document', code, product],
    now: dependencies.now(),
  };
  return runCommand(dependencies.database, frame, async (transaction): Promise<Result<{ code: string }>> => {
    const found = await findCase(dependencies, transaction, region, code, { lock: true });
    if (!found.ok) return found;
    const row = found.value;
    const documents = await documentsOf(dependencies, region, row);
    const document = documents.find((each) => each.product === product);
    if (document === undefined) return failure(problems.nothingToPrint);
    if (document.standing !== 'valid') return failure(problems.documentNotValid);
    await noteLook(dependencies, transaction, { region, row, ...officer.value });
    await dependencies.cases.note(transaction, {
      regionId: region.id,
      caseId: row.case_id,
      actor: { kind: 'officer', accountId, role: post.role, officeId: post.officeId },
      body: { type: 'document-printed', product, fileId: document.fileId },
    });
    return success({ code: row.code });
  });
}

/** Only what this officer has just noted as printed. */
export async function printFile(
  dependencies: WalletDependencies,
  caller: Caller,
  { code, product }: Parameters<WalletService['printFile']>[1],
): ReturnType<WalletService['printFile']> {
  const officer = officerFor(caller, 'print');
  if (!officer.ok) return officer;
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const found = await findCase(dependencies, database, region, code);
  if (!found.ok) return found;
  const document = (await documentsOf(dependencies, region, found.value)).find(
    (each) => each.product === product,
  );
  if (document === undefined) return failure(problems.nothingToPrint);
  const since = dependencies.now().getTime() - openAfterPrintMilliseconds;
  const printed = (await actionsOf(database, found.value.case_id)).some(
    ({ at, actor, body }) =>
      body.type === 'document-printed' &&
      body.fileId === document.fileId &&
      actor.kind === 'officer' &&
      actor.accountId === officer.value.accountId &&
      Date.parse(at) > since,
  );
  return printed ? fileOf(dependencies, region.id, document.fileId) : failure(problems.printFirst);
}

/** What was handed out of a case, for an officer who is not one of its own; that they looked is noted. */
export async function lookAt(
  dependencies: Pick<WalletDependencies, 'masterKeys' | 'packs' | 'now'>,
  transaction: DatabaseConnection,
  { region, row, ...looks }: Looking & { readonly region: Region },
): Promise<Awaited<ReturnType<WalletService['printable']>>> {
  const documents = await documentsOf(dependencies, region, row);
  const [first] = documents;
  if (first === undefined) return failure(problems.nothingToPrint);
  await noteLook(dependencies, transaction, { region, row, ...looks });
  const actions = await actionsOf(transaction, row.case_id);
  return success({
    code: row.code,
    service: first.service.title,
    name: row.applicant_name,
    documents: documents.map(({ service, product, standing }) => ({
      product,
      title: service.products[product]!.title,
      standing,
      printed: actions.filter(({ body }) => body.type === 'document-printed' && body.product === product)
        .length,
    })),
  });
}

type Looking = { readonly row: CaseRow; readonly accountId: string; readonly post: Post };

function noteLook(
  dependencies: Pick<WalletDependencies, 'masterKeys' | 'now'>,
  transaction: DatabaseConnection,
  { region, row, accountId, post }: Looking & { readonly region: Region },
): Promise<void> {
  return recordReveals(dependencies, transaction, region, [
    {
      to: { accountId, role: post.role, officeId: post.officeId },
      purpose: 'printing',
      what: 'document',
      kinds: ['documents'],
      caseId: row.case_id,
    },
  ]);
}
