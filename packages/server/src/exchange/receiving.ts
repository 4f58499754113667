import { createHash } from 'node:crypto';
import { canonicalBytes, failure, type Result, success } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import { isWireMessage, type WireMessage } from './message.ts';
import { problems } from './problems.ts';
import { sealMessage } from './sealed.ts';

export type Received = { readonly repeated: boolean };

/**
 * Takes in a message, whether it comes over the wire or from a region of this installation: nothing is believed before
 * the signature of its sender has been checked. The same message again is known again; what it asks for is done later.
 */
export async function receiveMessage(
  dependencies: Pick<ExchangeDependencies, 'database' | 'masterKeys' | 'places' | 'partners' | 'now'>,
  posted: unknown,
): Promise<Result<Received>> {
  if (!isWireMessage(posted)) return failure(problems.malformed);
  const { message, signature } = posted;
  const region = dependencies.places.region(message.to);
  if (region?.id !== message.to) return failure(problems.regionUnknown);
  if (message.from === message.to) return failure(problems.malformed);
  if (dependencies.partners.find(message.from) === undefined) return failure(problems.senderUnknown);
  if (!(await dependencies.partners.verify(message, signature))) return failure(problems.signatureWrong);
  if (!documentsAreWhole(posted)) return failure(problems.documentWrong);
  const digest = createHash('sha256').update(canonicalBytes(message)).digest();
  const at = dependencies.now();
  const { id } = message;
  const database = regionDatabase(dependencies.database, region.id);
  const inserted = await database
    .insertInto('exchange_inbox')
    .values({
      from_region: message.from,
      id,
      kind: message.body.kind,
      digest,
      state: 'waiting',
      sealed: sealMessage(dependencies.masterKeys, { regionId: region.id, box: 'inbox', id }, posted),
      case_id: null,
      next_try_at: at,
      failure: null,
      received_at: at,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.columns(['region_id', 'from_region', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return success({ repeated: false });
  const earlier = await database
    .selectFrom('exchange_inbox')
    .select('digest')
    .where('from_region', '=', message.from)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return earlier.digest.equals(digest) ? success({ repeated: true }) : failure(problems.idReused);
}

/** Each document that was signed is there, as it was signed, and nothing else is. */
function documentsAreWhole({ message, contents }: WireMessage): boolean {
  const documents = message.body.kind === 'hand-over' ? message.body.documents : [];
  const expected = new Set(documents.map(({ sha256 }) => sha256));
  if (Object.keys(contents).some((sha256) => !expected.has(sha256))) return false;
  return documents.every(({ sha256, sizeBytes }) => {
    const content = Object.hasOwn(contents, sha256) ? contents[sha256] : undefined;
    if (content === undefined) return false;
    const bytes = Buffer.from(content, 'base64');
    return bytes.length === sizeBytes && createHash('sha256').update(bytes).digest('hex') === sha256;
  });
}
