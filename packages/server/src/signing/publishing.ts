import { createHash } from 'node:crypto';
import { type Region, type Result, signingStep, success } from '@satuloket/engine';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { SignedPdf } from '../platform/signing/index.ts';
import type { CaseMoved } from '../types.ts';
import type { RunProblem } from './contract.ts';
import type { SigningDependencies } from './dependencies.ts';
import { actingFor } from './officials.ts';
import type { Prepared, SigningItem } from './preparing.ts';
import { notAllowed, runProblem } from './problems.ts';
import { type Capacity, signerTitle } from './rules.ts';
import type { RunToStart } from './run-started.ts';

type Publication = {
  readonly run: RunToStart;
  readonly item: SigningItem;
  readonly prepared: Prepared;
  readonly capacity: Capacity;
  readonly signed: SignedPdf;
};

/** Takes the transaction back; never leaves this module. */
class NotPublished extends Error {
  readonly problem: RunProblem;
  constructor(problem: RunProblem) {
    super(problem.cause);
    this.problem = problem;
  }
}

/**
 * What is signed becomes the case's document: its record, the row behind its QR code, the case's own step and the run's
 * progress stand or fall together. What was signed and is not published is used by nobody.
 */
export async function publish(
  dependencies: SigningDependencies,
  region: Region,
  publication: Publication,
): Promise<RunProblem | undefined> {
  const { item, prepared, signed } = publication;
  const bytes = Buffer.from(signed.pdf);
  const sha256 = createHash('sha256').update(bytes).digest();
  const database = regionDatabase(dependencies.database, region.id);
  const subject = await database
    .selectFrom('case_current')
    .select(['pack_digest', 'applicant_name'])
    .where('case_id', '=', item.case_id)
    .executeTakeFirst();
  if (subject === undefined) return runProblem('not-waiting');
  const { services } = await dependencies.packs.byDigest(subject.pack_digest);
  const title = services[item.service]?.products[item.product]?.title ?? {
    id: item.product,
    en: item.product,
  };
  const { file } = await dependencies.store.keepDocument({
    regionId: region.id,
    caseId: item.case_id,
    product: item.product,
    name: `${title.id} ${item.code}.pdf`,
    bytes,
    sha256,
    pages: prepared.pages,
  });
  try {
    await inTransaction(database, (transaction) =>
      publishIn(dependencies, transaction, region, {
        ...publication,
        title,
        applicantName: subject.applicant_name,
        sha256,
        fileId: file.fileId,
        sizeBytes: bytes.length,
      }),
    );
    return undefined;
  } catch (error) {
    if (error instanceof NotPublished) return error.problem;
    throw error;
  }
}

async function publishIn(
  dependencies: SigningDependencies,
  transaction: DatabaseTransaction,
  region: Region,
  input: Publication & {
    readonly title: { readonly id: string; readonly en: string };
    readonly applicantName: string;
    readonly sha256: Buffer;
    readonly fileId: string;
    readonly sizeBytes: number;
  },
): Promise<void> {
  const { run, item, prepared, capacity, signed, title, applicantName, sha256, fileId, sizeBytes } = input;
  const { cases, now } = dependencies;
  const regionId = region.id;
  const { case_id: caseId, product } = item;
  // The case before the item, as every step of the case locks them.
  const state = await cases.recordDocumentMade(transaction, {
    regionId,
    caseId,
    product,
    fileId,
    sha256: sha256.toString('hex'),
    signed: true,
  });
  const at = now();
  const taken = await transaction
    .updateTable('signing_item')
    .set({ state: 'signed', run_id: null, trouble: null, updated_at: at })
    .where('id', '=', item.id)
    .where('state', '=', 'being-signed')
    .where('run_id', '=', run.runId)
    .returning('id')
    .executeTakeFirst();
  if (taken === undefined) throw new NotPublished(runProblem('not-waiting'));
  const { holder } = capacity.signer;
  await transaction
    .insertInto('signed_document')
    .values({
      document_code: item.document_code,
      case_id: caseId,
      product,
      item_id: item.id,
      code: item.code,
      service: item.service,
      title: JSON.stringify(title),
      file_id: fileId,
      sha256,
      size_bytes: sizeBytes,
      prepared_sha256: prepared.sha256,
      prepared_size_bytes: prepared.bytes.length,
      office_id: item.office_id,
      signer_name: holder?.name ?? '',
      signer_title: JSON.stringify(signerTitle(capacity)),
      signer_rank: holder?.rank ?? null,
      signer_nip: holder?.nip ?? null,
      signed_at: signed.signedAt,
      published_at: at,
      level: signed.level,
      holder_initials: initialsOf(applicantName),
      // It counts from the step that releases it: see `follow.ts`.
      state: 'withdrawn',
      state_since: at,
      replaced_by: null,
    })
    .execute();
  const moved = await takeSigningStep(dependencies, transaction, region, {
    run,
    item,
    capacity,
    state: state.state,
  });
  if (!moved.ok) throw new NotPublished(notAllowed(moved.error));
  await transaction
    .updateTable('signing_run_item')
    .set({ state: 'signed', cause: null, message: null, at })
    .where('run_id', '=', run.runId)
    .where('item_id', '=', item.id)
    .execute();
}

/** The case's step, once the last of its documents is signed. */
async function takeSigningStep(
  { cases }: SigningDependencies,
  transaction: DatabaseTransaction,
  region: Region,
  { run, item, capacity, state }: Pick<Publication, 'run' | 'item' | 'capacity'> & { readonly state: string },
): Promise<Result<CaseMoved | undefined>> {
  const left = await transaction
    .selectFrom('signing_item')
    .select('id')
    .where('case_id', '=', item.case_id)
    .where('state', 'in', ['preparing', 'waiting', 'being-signed', 'stuck'])
    .executeTakeFirst();
  if (left !== undefined) return success(undefined);
  const role = item.queue.slice(item.queue.indexOf('/') + 1);
  const caller = actingFor(region, run.caller, capacity, {
    pack: item.pack,
    service: item.service,
    product: item.product,
    role,
    officeId: item.office_id,
  });
  return cases.takeStep(transaction, caller, {
    caseId: item.case_id,
    step: ({ service }) => {
      const step = signingStep(service, state);
      return step && { action: step.code, with: {} };
    },
  });
}

/** `Dewi Anggraini` is `D. A.`: enough to compare with the paper, too little to find someone by. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .flatMap((word) => [...word][0]?.toUpperCase() ?? [])
    .map((letter) => `${letter}.`)
    .join(' ');
}
