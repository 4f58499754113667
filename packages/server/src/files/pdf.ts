import { inflateSync } from 'node:zlib';
import { failure, type Result, success } from '@satuloket/engine';
import { fileProblems } from './problems.ts';

/**
 * Names that make a PDF do something or carry something (ISO 32000-2: 12.6.4 actions, 7.11.4 embedded files). Scripts
 * of forms (XFA) stand in a name too short to search in compressed pictures, so it is looked for outside of streams.
 */
const activeNames =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData)(?![A-Za-z])/;
const activeNameOutsideStreams = /\/XFA(?![A-Za-z])/;
const maximumInflatedBytes = 40_000_000;
/** A file of a thousand pages has some hundred. */
const maximumPackedStreams = 2000;

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

/** In one go over the text: a file of nothing but the word `stream` must not take longer than another. */
function withoutStreams(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(streamKeyword)) {
    if (index < from) continue;
    const end = text.indexOf(streamEnd, index);
    if (end === -1) break;
    kept.push(text.slice(from, index));
    from = end + streamEnd.length;
  }
  return [...kept, text.slice(from)].join(' ');
}

const streamKeyword = /\bstream(?![A-Za-z0-9])/g;
const streamEnd = 'endstream';
/** Readers take any of these for the end of the keyword's line, and some blanks before it. */
const restOfKeywordLine = /^[ \t]*(?:\r\n?|\n)/;

/**
 * Objects may lie packed in object streams (7.5.7), where a search of the file does not see them. Undefined when there
 * are such streams in a form that we can't unpack. A reader may find them by `/First` alone, without their type.
 */
function packedObjects(content: Uint8Array, raw: string): string | undefined {
  const texts: string[] = [];
  let inflatedBytes = 0;
  let before = 0;
  let end = 0;
  for (const { index } of raw.matchAll(streamKeyword)) {
    if (end !== -1 && end < index) {
      before = end === 0 ? 0 : end + streamEnd.length;
      end = raw.indexOf(streamEnd, index);
    }
    // Within what we take for a stream's content stands text that a reader may take for an object all the same.
    const dictionary = withoutNameEscapes(raw.slice(before, index));
    before = index;
    const isNamed = /\/ObjStm(?![A-Za-z])/.test(dictionary);
    if (!isNamed && !/\/First(?![A-Za-z])/.test(dictionary)) continue;
    const from = index + 'stream'.length;
    const line = restOfKeywordLine.exec(raw.slice(from, from + 80))?.[0].length;
    const filters =
      dictionary.match(
        /\/(?:FlateDecode|Fl|LZWDecode|LZW|ASCIIHexDecode|AHx|ASCII85Decode|A85|RunLengthDecode|RL|Crypt)\b/g,
      ) ?? [];
    const isPlainFlate =
      /^\/(?:FlateDecode|Fl)$/.test(filters.join(' ')) && !/\/DecodeParms/.test(dictionary);
    if (line === undefined || end === -1 || !isPlainFlate) {
      if (isNamed) return undefined;
      continue;
    }
    if (texts.length >= maximumPackedStreams) return undefined;
    try {
      const room = maximumInflatedBytes - inflatedBytes;
      // Broken off inside, it would hide what follows from us alone: a reader goes by the length that is written.
      const inflated = inflateSync(content.subarray(from + line, end), {
        maxOutputLength: Math.max(1, room),
      });
      inflatedBytes += inflated.length;
      texts.push(inflated.toString('latin1'));
    } catch {
      return undefined;
    }
  }
  return texts.join('\n');
}
