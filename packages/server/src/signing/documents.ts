import { parseDocumentCode } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { type DatabaseConnection, regionDatabase } from '../platform/database/index.ts';
import type { SignedDocument, SignedDocuments } from './contract.ts';
import type { SignedDocumentTable } from './schema.ts';

const mostDigests = 20;
const mostOfCase = 200;
const digestShape = /^[0-9a-f]{64}$/;

/** What was signed here and published, for the parts above. */
export function createSignedDocuments(database: DatabaseConnection): SignedDocuments {
  const rows = (regionId: string) =>
    regionDatabase(database, regionId).selectFrom('signed_document').selectAll();
  return {
    async byCode(regionId, typed) {
      const code = parseDocumentCode(typed);
      if (code === undefined) return undefined;
      const row = await rows(regionId).where('document_code', '=', code).executeTakeFirst();
      return row && shown(row);
    },
    async byDigests(regionId, sha256) {
      const digests = sha256
        .filter((digest) => digestShape.test(digest))
        .slice(0, mostDigests)
        .map((digest) => Buffer.from(digest, 'hex'));
      if (digests.length === 0) return [];
      const found = await rows(regionId)
        .where((eb) => eb.or([eb('sha256', 'in', digests), eb('prepared_sha256', 'in', digests)]))
        .orderBy('published_at', 'desc')
        .limit(mostDigests)
        .execute();
      return found.map(shown);
    },
    async ofCase(regionId, caseId) {
      const found = await rows(regionId)
        .where('case_id', '=', caseId)
        .orderBy('published_at', 'desc')
        .limit(mostOfCase)
        .execute();
      return found.map(shown);
    },
  };
}

function shown(row: Selectable<SignedDocumentTable>): SignedDocument {
  return {
    regionId: row.region_id,
    documentCode: row.document_code,
    caseId: row.case_id,
    caseCode: row.code,
    service: row.service,
    product: row.product,
    title: row.title,
    fileId: row.file_id,
    sha256: row.sha256.toString('hex'),
    sizeBytes: row.size_bytes,
    preparedSha256: row.prepared_sha256.toString('hex'),
    preparedSizeBytes: row.prepared_size_bytes,
    officeId: row.office_id,
    signer: {
      name: row.signer_name,
      title: row.signer_title,
      rank: row.signer_rank,
      nip: row.signer_nip,
    },
    signedAt: row.signed_at.toISOString(),
    publishedAt: row.published_at.toISOString(),
    level: row.level,
    holderInitials: row.holder_initials,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    replacedBy: row.replaced_by,
  };
}
