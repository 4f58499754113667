import { type Cell, SheetFault, type SheetLimits, type SheetRow } from './sheet.ts';

/**
 * Rows of a CSV file (RFC 4180), with a comma, a semicolon or a tab between: Indonesian Excel writes semicolons. A
 * line `sep=;` at the top is obeyed. Everything is text.
 */
export function readCsv(bytes: Uint8Array, limits: SheetLimits): SheetRow[] {
  const whole = decode(bytes);
  const told = /^sep=(.)\r?\n/.exec(whole);
  const text = told === null ? whole : whole.slice(told[0].length);
  const separator = told?.[1] ?? separatorOf(text);
  const rows: SheetRow[] = [];
  let cells: (Cell | undefined)[] = [];
  let line = told === null ? 1 : 2;
  let position = 0;
  const endRow = () => {
    if (cells.some((cell) => cell !== undefined)) {
      rows.push({ row: line, cells });
      // The header stands beside the rows that are counted.
      if (rows.length > limits.rows + 1) throw new SheetFault('sheet-too-many-rows');
    }
    cells = [];
    line += 1;
  };
  while (position < text.length) {
    const field = readField(text, position, separator);
    if (field.text.length > limits.cellCharacters) throw new SheetFault('sheet-cell-too-long');
    if (cells.length >= limits.columns) {
      if (field.text !== '') throw new SheetFault('sheet-too-many-columns');
    } else cells.push(field.text === '' ? undefined : { kind: 'text', text: field.text });
    position = field.end;
    if (position >= text.length) break;
    if (text[position] === separator) {
      position += 1;
      continue;
    }
    position += text[position] === '\r' && text[position + 1] === '\n' ? 2 : 1;
    endRow();
  }
  endRow();
  return rows;
}

function readField(
  text: string,
  from: number,
  separator: string,
): { readonly text: string; readonly end: number } {
  if (text[from] !== '"') {
    let end = from;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return { text: text.slice(from, end).trim(), end };
  }
  let content = '';
  let position = from + 1;
  for (;;) {
    const quote = text.indexOf('"', position);
    // A quote that is never closed would swallow the rest of the file.
    if (quote === -1) throw new SheetFault('sheet-unreadable');
    content += text.slice(position, quote);
    if (text[quote + 1] !== '"') {
      const after = text[quote + 1];
      const isEnd = after === undefined || after === separator || after === '\n' || after === '\r';
      if (!isEnd) throw new SheetFault('sheet-unreadable');
      return { text: content.trim(), end: quote + 1 };
    }
    content += '"';
    position = quote + 2;
  }
}

/** The separator that stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const count = (candidate: string) => first.split(candidate).length;
  return [';', ',', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

/** UTF-8 with or without its mark, UTF-16 with its mark; else the code page of older Windows. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // No table has characters without a shape: this is something else.
  if (bytes.includes(0)) throw new SheetFault('sheet-unreadable');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
