import { createHash } from 'node:crypto';
import { failure, type Result, success, type Text } from '@satuloket/engine';
import { fileTypeFromBuffer } from 'file-type';
import { bytesPerMegabyte, type UploadLimits } from './limits.ts';
import { checkPdf } from './pdf.ts';
import { renewPicture } from './picture.ts';
import { fileProblems, kindRefused, tooLarge } from './problems.ts';

export type Inspected = {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'application/pdf';
  readonly sha256: Buffer;
  readonly pages?: number;
  readonly warnings: readonly Text[];
};

const pictureTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);

/** What a file is by its content, whatever its name says, and the form in which it is kept. */
export async function inspectFile(content: Uint8Array, limits: UploadLimits): Promise<Result<Inspected>> {
  if (content.length === 0) return failure(fileProblems.empty);
  if (content.length > limits.maximumMegabytes * bytesPerMegabyte) {
    return failure(tooLarge(limits, content.length));
  }
  const type = (await fileTypeFromBuffer(content))?.mime ?? '';
  if (type === 'application/pdf' && limits.accepts.includes('pdf')) {
    const checked = checkPdf(content);
    return checked.ok ? success(inspected(content, 'application/pdf', [], checked.value.pages)) : checked;
  }
  if (pictureTypes.has(type) && limits.accepts.includes('image')) {
    const renewed = await renewPicture(content);
    return renewed.ok
      ? success(inspected(renewed.value.bytes, 'image/jpeg', renewed.value.warnings))
      : renewed;
  }
  return failure(kindRefused(limits));
}

function inspected(
  bytes: Uint8Array,
  mediaType: Inspected['mediaType'],
  warnings: readonly Text[],
  pages?: number,
): Inspected {
  return { bytes, mediaType, sha256: createHash('sha256').update(bytes).digest(), warnings, pages };
}
