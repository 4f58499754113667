import { inflateSync } from 'node:zlib';
import { failure, type Result, success } from '@satuloket/engine';
import { fileProblems } from './problems.ts';

/**
 * Names that make a PDF do something or carry something (ISO 32000-2: 12.6.4 actions, 7.11.4 embedded files). Scripts
 * of forms (XFA) stand in a name too short to search in compressed pictures, so it is looked for outside of streams.
 */
const activeNames = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![A-Za-z])/;
const activeNameOutsideStreams = /\/XFA(?![A-Za-z])/;
const maximumInflatedBytes = 40_000_000;

export type CheckedPdf = { readonly pages: number };

/**
 * Looks through a PDF without running any of it. The content is kept byte by byte, because a signature in it would not
 * survive rewriting.
 */
export function checkPdf(content: Uint8Array): Result<CheckedPdf> {
  const raw = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  if (!raw.startsWith('%PDF-') || !raw.includes('%%EOF')) return failure(fileProblems.unreadable);
  const plain = withoutNameEscapes(raw);
  if (/\/Encrypt(?![A-Za-z])/.test(plain)) return failure(fileProblems.locked);
  const packed = packedObjects(content, raw);
  if (packed === undefined) return failure(fileProblems.unreadable);
  const searched = [plain, withoutNameEscapes(packed)];
  const outside = withoutStreams(plain);
  if (
    searched.some((text) => activeNames.test(text)) ||
    activeNameOutsideStreams.test(outside + searched[1])
  ) {
    return failure(fileProblems.hasScript);
  }
  const pages = `${outside}\n${packed}`.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
  return pages === 0 ? failure(fileProblems.unreadable) : success({ pages });
}

/** `/J#61vaScript` is the same name as `/JavaScript` (ISO 32000-2, 7.3.5). */
function withoutNameEscapes(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function withoutStreams(text: string): string {
  return text.replaceAll(/\bstream\r?\n[\s\S]*?endstream/g, ' ');
}

/**
 * Objects may lie packed in object streams (7.5.7), where a search of the file does not see them. Undefined when there
 * are such streams in a form that we can't unpack.
 */
function packedObjects(content: Uint8Array, raw: string): string | undefined {
  const texts: string[] = [];
  let inflatedBytes = 0;
  for (const match of raw.matchAll(/\bstream\r?\n/g)) {
    const dictionary = withoutNameEscapes(raw.slice(raw.lastIndexOf(' obj', match.index), match.index));
    if (!/\/ObjStm(?![A-Za-z])/.test(dictionary)) continue;
    const filters =
      dictionary.match(
        /\/(?:FlateDecode|Fl|LZWDecode|LZW|ASCIIHexDecode|AHx|ASCII85Decode|A85|RunLengthDecode|RL|Crypt)\b/g,
      ) ?? [];
    const from = match.index + match[0].length;
    const until = raw.indexOf('endstream', from);
    if (until === -1 || filters.length > 1 || /\/DecodeParms/.test(dictionary)) return undefined;
    const stream = content.subarray(from, until);
    if (filters.length === 0) {
      texts.push(Buffer.from(stream).toString('latin1'));
      continue;
    }
    if (filters[0] !== '/FlateDecode' && filters[0] !== '/Fl') return undefined;
    try {
      const room = maximumInflatedBytes - inflatedBytes;
      const inflated = inflateSync(stream, { maxOutputLength: Math.max(1, room), finishFlush: 2 });
      inflatedBytes += inflated.length;
      texts.push(inflated.toString('latin1'));
    } catch {
      return undefined;
    }
  }
  return texts.join('\n');
}
