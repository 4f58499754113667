import {
  type CaseAction,
  failure,
  type Region,
  type Result,
  showDocumentCode,
  success,
} from '@satuloket/engine';
import { type CaseRow, findCase } from '../cases/loading.ts';
import { officeName } from '../cases/office-values.ts';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import { actionsOf, openVault } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DocumentNamed, WalletDocument, WalletDocumentPage } from './contract.ts';
import { regionOf, type WalletDependencies } from './dependencies.ts';
import { lifeOf } from './life.ts';
import { documentsOf, familyRows, nameOf, type Owned, perhapsTakenBack, type TakenBack } from './owned.ts';
import { residentFor } from './policy.ts';
import { problems } from './problems.ts';
import { openLinksOf, sharesOf } from './share-list.ts';

/** A person's own documents; more than this asks for paging, which no person's list has needed. */
const maximumCases = 200;

export async function openWallet(
  dependencies: WalletDependencies,
  caller: Caller,
): Promise<Result<readonly WalletDocument[]>> {
  const resident = residentFor(caller, 'open');
  if (!resident.ok) return resident;
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const rows = await database
    .selectFrom('case_current')
    .selectAll()
    .where('applicant_account_id', '=', resident.value.accountId)
    .orderBy('filed_at', 'desc')
    .limit(maximumCases)
    .execute();
  const family = await familyRows(dependencies, database, caller);
  const owned = await handedOut(dependencies, database, region, [...rows, ...family]);
  const links = await openLinksOf(database, resident.value.accountId, dependencies.now());
  const isFamilyHidden = await dependencies.cases.isFamilyHiddenOf(region.id, resident.value.accountId);
  const delivered = await deliveredAt(database, owned);
  return success(
    owned
      .map((document) =>
        shown(region, document, {
          isFamilyHidden,
          ofFamily: document.row.applicant_account_id !== resident.value.accountId,
          openLinks: links.get(nameOf(document)) ?? 0,
          deliveredAt: delivered.get(nameOf(document)) ?? document.row.updated_at.toISOString(),
        }),
      )
      .sort((one, other) => (one.deliveredAt < other.deliveredAt ? 1 : -1)),
  );
}

export async function openDocument(
  dependencies: WalletDependencies,
  caller: Caller,
  which: DocumentNamed,
): Promise<Result<WalletDocumentPage>> {
  const resident = residentFor(caller, 'open');
  if (!resident.ok) return resident;
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const { accountId } = resident.value;
  const found = await findCase(dependencies, database, region, which.code);
  const rows =
    found.ok && found.value.applicant_account_id === accountId
      ? [found.value]
      : await familyRows(dependencies, database, caller, which.code);
  const documents = await handedOut(dependencies, database, region, rows);
  const document = documents.find((each) => each.product === which.product);
  if (document === undefined) return failure(problems.documentUnknown);
  const { row, service, product, standing } = document;
  const ofFamily = row.applicant_account_id !== accountId;
  const actions = await actionsOf(database, row.case_id);
  const steps = lifeOf(actions, service, product);
  const reasons = steps.flatMap(({ reason }) => (reason === undefined ? [] : [reason.entryId]));
  const vault =
    reasons.length === 0
      ? undefined
      : await openVault(database, dependencies.masterKeys, {
          regionId: region.id,
          caseId: row.case_id,
          entryIds: reasons,
        });
  const signed = (await dependencies.documents?.ofCase(region.id, row.case_id)) ?? [];
  const documentCode = signed.find(({ fileId }) => fileId === document.fileId)?.documentCode;
  const links = await openLinksOf(database, accountId, dependencies.now());
  const isFamilyHidden = await dependencies.cases.isFamilyHiddenOf(region.id, accountId);
  return success({
    ...shown(region, document, {
      isFamilyHidden,
      ofFamily,
      openLinks: links.get(nameOf(document)) ?? 0,
      deliveredAt: steps.findLast(({ kind }) => kind === 'delivered')?.at ?? row.updated_at.toISOString(),
    }),
    documentCode: documentCode === undefined ? null : showDocumentCode(documentCode),
    life: steps.map(({ kind, at, officeId, reason }) => {
      // Why it was withdrawn was written to whoever asked for it.
      const words = ofFamily ? undefined : vault?.read<string>(reason);
      return {
        kind,
        at,
        ...(officeId === undefined ? {} : { office: officeName(region, officeId) }),
        ...(words === undefined ? {} : { words }),
      };
    }),
    replacedBy: await replacementOf(database, accountId, product, actions),
    shares: document.fileId === null ? [] : await sharesOf(dependencies, region, accountId, document),
    mayShare: !ofFamily && standing === 'valid' && !(isFamilyHidden && document.showsFamily),
  });
}

/** What was handed out of these cases, and what of it was taken back when its case was opened again. */
async function handedOut(
  dependencies: WalletDependencies,
  database: DatabaseConnection,
  region: Region,
  rows: readonly CaseRow[],
): Promise<readonly (Owned | TakenBack)[]> {
  const out = await Promise.all(rows.map((row) => documentsOf(dependencies, region, row)));
  const perhaps = await Promise.all(rows.map((row) => perhapsTakenBack(dependencies, region, row)));
  const before = await deliveredAt(database, perhaps.flat());
  return [...out.flat(), ...perhaps.flat().filter((document) => before.has(nameOf(document)))];
}

function shown(
  region: Region,
  { row, service, state, product, fileId, standing, showsFamily }: Owned | TakenBack,
  {
    isFamilyHidden,
    ...more
  }: Pick<WalletDocument, 'openLinks' | 'deliveredAt' | 'ofFamily'> & { readonly isFamilyHidden: boolean },
): WalletDocument {
  const { title, issuer } = service.products[product]!;
  return {
    code: row.code,
    product,
    title,
    service: service.title,
    office: officeName(region, state.officeId),
    name: row.applicant_name,
    issuer,
    signed: issuer === 'register' || (state.products[product]?.signed ?? false),
    standing,
    fileId: isFamilyHidden && showsFamily ? null : fileId,
    isFamilyHidden: isFamilyHidden && showsFamily && fileId !== null,
    ...more,
  };
}

/** When each was handed out; one statement for all of them. */
async function deliveredAt(
  database: DatabaseConnection,
  documents: readonly Pick<Owned, 'row' | 'service' | 'product'>[],
): Promise<ReadonlyMap<string, string>> {
  if (documents.length === 0) return new Map();
  const rows = await database
    .selectFrom('case_action')
    .select(['case_id', 'seq', 'at', 'body'])
    .where('case_id', 'in', [...new Set(documents.map(({ row }) => row.case_id))])
    .where('type', 'in', ['taken', 'undone'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const undone = new Set(
    rows.flatMap(({ case_id: caseId, body }) => (body.type === 'undone' ? [`${caseId}/${body.seq}`] : [])),
  );
  const delivered = new Map<string, string>();
  for (const document of documents) {
    for (const { case_id: caseId, seq, at, body } of rows) {
      if (caseId !== document.row.case_id || body.type !== 'taken') continue;
      if (undone.has(`${caseId}/${seq}`)) continue;
      const { releases } = document.service.flow.actions[body.action] ?? {};
      if (releases?.includes(document.product)) delivered.set(nameOf(document), at.toISOString());
    }
  }
  return delivered;
}

/** The newer document, where it is the same resident's. */
async function replacementOf(
  database: DatabaseConnection,
  accountId: string,
  product: string,
  actions: readonly CaseAction[],
): Promise<DocumentNamed | null> {
  const last = actions.findLast(
    ({ body }) => body.type === 'document-withdrawn' && body.product === product,
  )?.body;
  if (last?.type !== 'document-withdrawn' || last.replacedBy === undefined) return null;
  const newer = await database
    .selectFrom('case_current')
    .select('code')
    .where('case_id', '=', last.replacedBy.caseId)
    .where('applicant_account_id', '=', accountId)
    .executeTakeFirst();
  return newer === undefined ? null : { code: newer.code, product: last.replacedBy.product };
}
