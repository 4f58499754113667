import { createHash } from 'node:crypto';
import * as pkijs from 'pkijs';
import { type Certificate, chainOf } from './certificates.ts';
import { readSignedMessage } from './signed-message.ts';

/** What a time stamp (RFC 3161) proves of the bytes that it is over. */
export type Timestamp =
  | {
      readonly kind: 'trusted';
      readonly at: Date;
      readonly authority: Certificate;
      readonly certificates: readonly Certificate[];
    }
  /** Well made, by an authority that is not believed here. */
  | { readonly kind: 'stranger'; readonly at: Date }
  | { readonly kind: 'broken' };

const digests: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

export function readTimestamp(
  der: Uint8Array,
  input: {
    readonly over: readonly Uint8Array[];
    readonly others: readonly Certificate[];
    readonly roots: readonly Certificate[];
  },
): Timestamp {
  const message = readSignedMessage(der, undefined);
  if (message === undefined || !message.isIntact || message.content === undefined) return { kind: 'broken' };
  let stated: pkijs.TSTInfo;
  try {
    stated = pkijs.TSTInfo.fromBER(Buffer.from(message.content));
  } catch {
    return { kind: 'broken' };
  }
  const digest = digests.get(stated.messageImprint.hashAlgorithm.algorithmId);
  if (digest === undefined) return { kind: 'broken' };
  const hash = createHash(digest);
  for (const part of input.over) hash.update(part);
  const isOver = hash
    .digest()
    .equals(Buffer.from(stated.messageImprint.hashedMessage.valueBlock.valueHexView));
  if (!isOver) return { kind: 'broken' };
  const at = stated.genTime;
  const chain = chainOf({
    certificate: message.signer,
    others: [...message.certificates, ...input.others],
    roots: input.roots,
    at,
    purpose: 'timestamping',
  });
  return chain.kind === 'trusted'
    ? { kind: 'trusted', at, authority: message.signer, certificates: chain.certificates }
    : { kind: 'stranger', at };
}
