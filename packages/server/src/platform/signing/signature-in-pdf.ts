import { fromBER, type UTCTime } from 'asn1js';
import { ContentInfo, SignedData, TSTInfo } from 'pkijs';
import type { SignatureLevel } from './contract.ts';

/** What stands in the first signature behind a place of a document: when, and how long it can be checked. */
export function readSignature(
  pdf: Uint8Array,
  from: number,
): { readonly signedAt: Date; readonly level: SignatureLevel } | undefined {
  const added = Buffer.from(pdf.buffer, pdf.byteOffset + from, pdf.length - from).toString('latin1');
  const contents = /\/Contents\s*<([0-9A-Fa-f]+)>/.exec(added)?.[1];
  if (contents === undefined || !/\/ByteRange\s*\[/.test(added)) return undefined;
  try {
    const cms = signedDataOf(Buffer.from(contents, 'hex'));
    const [signer] = cms.signerInfos;
    const token = signer?.unsignedAttrs?.attributes.find(({ type }) => type === timestampToken)?.values[0];
    if (token === undefined) {
      const stated = signer?.signedAttrs?.attributes.find(({ type }) => type === signingTime)?.values[0];
      const at = (stated as UTCTime | undefined)?.toDate() ?? undefined;
      return at === undefined ? undefined : { signedAt: at, level: 'B-B' };
    }
    const content = signedDataOf(Buffer.from(token.toBER(false))).encapContentInfo.eContent?.getValue();
    if (content === undefined) return undefined;
    const signedAt = TSTInfo.fromBER(content).genTime;
    if (!/\/DSS\b/.test(added)) return { signedAt, level: 'B-T' };
    return { signedAt, level: /\/ETSI\.RFC3161\b/.test(added) ? 'B-LTA' : 'B-LT' };
  } catch {
    return undefined;
  }
}

const timestampToken = '1.2.840.113549.1.9.16.2.14';
const signingTime = '1.2.840.113549.1.9.5';

/** The place that was kept for a signature is longer than it: zeros follow. */
function signedDataOf(bytes: Buffer): SignedData {
  const read = fromBER(Uint8Array.from(bytes).buffer);
  return new SignedData({ schema: new ContentInfo({ schema: read.result }).content });
}
