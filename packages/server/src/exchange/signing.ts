import { timeline } from '@satuloket/engine';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { actionsOf } from '../record/index.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import type { Unsigned } from './handing-over.ts';
import { type ExchangeMessage, type HandOver, messageFormat } from './message.ts';

/** Ready to be sent, with where the bytes of its documents lie; it stays as it is however often it is sent. */
export type Signed = {
  readonly message: ExchangeMessage;
  readonly signature: string;
  /** File by digest. */
  readonly files: Readonly<Record<string, string>>;
};

export type SigningFailure = 'case-erased' | 'documents-missing' | 'documents-too-large';

/** With the rest of a message and base64 it stays below what the other side takes. */
const maximumDocumentBytes = 16_000_000;
const maximumStory = 200;

/** Puts a message together as it will travel, and signs it with the region's key. */
export async function signMessage(
  dependencies: ExchangeDependencies,
  transaction: DatabaseTransaction,
  row: {
    readonly id: string;
    readonly regionId: string;
    readonly toRegion: string;
    readonly caseId: string | null;
  },
  unsigned: Unsigned,
): Promise<Signed | SigningFailure> {
  const filled =
    unsigned.kind === 'heard'
      ? { body: unsigned, files: {} }
      : await fillHandOver(dependencies, transaction, row, unsigned);
  if (typeof filled === 'string') return filled;
  const message: ExchangeMessage = {
    format: messageFormat,
    id: row.id,
    from: row.regionId,
    to: row.toRegion,
    at: dependencies.now().toISOString(),
    body: filled.body,
  };
  return { message, signature: await dependencies.partners.sign(message), files: filled.files };
}

async function fillHandOver(
  { cases, files, places }: ExchangeDependencies,
  transaction: DatabaseTransaction,
  { regionId, caseId }: { readonly regionId: string; readonly caseId: string | null },
  { name, answers }: Extract<Unsigned, { kind: 'hand-over' }>,
): Promise<{ body: HandOver; files: Record<string, string> } | SigningFailure> {
  const open = caseId === null ? undefined : await cases.openValues(transaction, { regionId, caseId });
  if (open === undefined || caseId === null) return 'case-erased';
  const { row, service, state, values, known } = open;
  const released = Object.entries(state.products).filter(([, product]) => product.released);
  const kept = await files.ofCase(transaction, caseId);
  const documents = released.flatMap(([product, { fileId }]) => {
    const file = fileId === undefined ? undefined : kept.get(fileId);
    return file === undefined ? [] : [{ product, file }];
  });
  if (documents.length < released.length) return 'documents-missing';
  const bytes = documents.reduce((sum, { file }) => sum + file.sizeBytes, 0);
  if (bytes > maximumDocumentBytes) return 'documents-too-large';
  const { applicant, household, identity } = known;
  const { address, ...person } = applicant;
  const told = timeline(await actionsOf(transaction, caseId), service, {
    viewer: 'public',
    officeName: (officeId) => places.office(regionId, officeId)?.name ?? { id: '', en: '' },
  });
  return {
    body: {
      kind: 'hand-over',
      name,
      case: { code: row.code, service: { ...service.title } },
      applicant: { ...person, address: { ...address } },
      household: household.map(({ nik, name: called, birthDate, sex, relation }) => ({
        ...{ nik, name: called, birthDate, sex, relation },
      })),
      identity,
      answers: { ...answers },
      numbers: Object.fromEntries(
        released.flatMap(([product, { number }]) => {
          const known = values.vault.read<string>(number);
          return known === undefined ? [] : [[product, known]];
        }),
      ),
      documents: documents.map(({ product, file }) => ({
        product,
        name: file.name,
        mediaType: file.mediaType,
        sizeBytes: file.sizeBytes,
        sha256: file.sha256,
      })),
      story: told.slice(-maximumStory).map(({ at, story }) => ({ at, story: { ...story } })),
    },
    files: Object.fromEntries(documents.map(({ file }) => [file.sha256, file.fileId])),
  };
}
