import { inflateSync } from 'node:zlib';
import { type Budget, TooComplex, Unreadable } from './budget.ts';
import { Lexer } from './lexer.ts';
import { isArray, nameOf, type PdfDictionary, type PdfStream, type PdfValue } from './values.ts';

/** An object that stands for itself in the file: `12 0 obj … endobj`. */
export function readObjectAt(
  bytes: Buffer,
  offset: number,
  budget: Budget,
  number: number | undefined,
  lengthBytes: (value: PdfValue | undefined) => number,
): PdfValue {
  if (offset < 0 || offset >= bytes.length) throw new Unreadable('offset');
  const lexer = new Lexer(bytes, offset, budget);
  const found = lexer.integer();
  lexer.integer();
  lexer.expect('obj');
  if (number !== undefined && found !== number) throw new Unreadable(`object ${number}`);
  if (lexer.takes('endobj')) return null;
  const value = lexer.value();
  const stream = value instanceof Map ? lexer.streamAfter(value, lengthBytes) : undefined;
  lexer.expect('endobj');
  return stream ?? value;
}

/** The content of a stream that is plain or deflated; predictors only as cross-references use them. */
export function inflate(
  stream: PdfStream,
  budget: Budget,
  resolve: (value: PdfValue | undefined) => PdfValue | undefined,
): Buffer {
  const filter = resolve(stream.dictionary.get('Filter'));
  const filters = isArray(filter) ? filter.map((each) => nameOf(resolve(each))) : [nameOf(filter)];
  const wanted = filters.filter((each) => each !== undefined);
  if (wanted.length === 0) return stream.content;
  if (wanted.length > 1 || wanted[0] !== 'FlateDecode') throw new Unreadable('filter');
  let inflated: Buffer;
  try {
    inflated = inflateSync(stream.content, { maxOutputLength: Math.max(1, budget.inflatedBytesLeft) });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooComplex('inflated');
    throw new Unreadable('deflated stream');
  }
  budget.inflated(inflated.length);
  const parameters = resolve(stream.dictionary.get('DecodeParms'));
  const first = isArray(parameters) ? resolve(parameters[0]) : parameters;
  return first instanceof Map ? withoutPredictor(inflated, first) : inflated;
}

/** Rows that tell only how they differ from the one above (PNG's filters, 7.4.4.4). */
function withoutPredictor(content: Buffer, parameters: PdfDictionary): Buffer {
  const predictor = parameters.get('Predictor') ?? 1;
  const columns = parameters.get('Columns') ?? 1;
  if (predictor === 1) return content;
  const colors = parameters.get('Colors') ?? 1;
  if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number' || colors !== 1) {
    throw new Unreadable('predictor');
  }
  if (columns < 1 || columns > 1000 || (parameters.get('BitsPerComponent') ?? 8) !== 8) {
    throw new Unreadable('predictor');
  }
  const rows = Math.floor(content.length / (columns + 1));
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = content[row * (columns + 1)];
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? plain[at - 1]! : 0;
      const above = row > 0 ? plain[at - columns]! : 0;
      const corner = row > 0 && column > 0 ? plain[at - columns - 1]! : 0;
      plain[at] = content[row * (columns + 1) + 1 + column]! + predicted(kind, left, above, corner);
    }
  }
  return plain;
}

function predicted(kind: number | undefined, left: number, above: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  if (kind !== 4) throw new Unreadable('predictor');
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((each) => Math.abs(guess - each)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
