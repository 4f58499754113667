import { unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { type Cell, SheetFault, type SheetLimits, type SheetRow } from './sheet.ts';
import { type DateKind, dateKinds, dateOfSerial } from './xlsx-dates.ts';

/** Rows of the first sheet of a workbook (ECMA-376). Values only: a formula's last result, never the formula. */
export function readXlsx(bytes: Uint8Array, limits: SheetLimits): SheetRow[] {
  const parts = unpack(bytes, limits);
  const workbook = part(parts, 'xl/workbook.xml');
  const { sheet, startsIn1904 } = firstSheet(workbook, part(parts, 'xl/_rels/workbook.xml.rels'));
  const strings = sharedStrings(parts.get('xl/sharedStrings.xml') ?? '', limits);
  const kinds = dateKinds((read) => parse(parts.get('xl/styles.xml') ?? '', read));
  return sheetRows(part(parts, sheet), { strings, kinds, startsIn1904, limits });
}

/** Only what is read is unpacked, and never more than the limit, whatever the file says of itself. */
function unpack(bytes: Uint8Array, limits: SheetLimits): ReadonlyMap<string, string> {
  const wanted =
    /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;
  let unpackedBytes = 0;
  const seen = new Set<string>();
  try {
    const files = unzipSync(bytes, {
      // The buffer that is filled has the size that was declared, so the sum bounds what is made.
      filter({ name, originalSize }) {
        if (!wanted.test(name) || seen.has(name)) return false;
        seen.add(name);
        unpackedBytes += originalSize;
        if (unpackedBytes > limits.unpackedBytes) throw new SheetFault('sheet-too-large');
        return true;
      },
    });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return new Map(Object.entries(files).map(([name, content]) => [name, decoder.decode(content)]));
  } catch (error) {
    if (error instanceof SheetFault) throw error;
    throw new SheetFault('sheet-unreadable');
  }
}

function part(parts: ReadonlyMap<string, string>, name: string): string {
  const content = parts.get(name);
  if (content === undefined) throw new SheetFault('sheet-unreadable');
  return content;
}

export type XmlReader = {
  readonly open?: (name: string, attributes: () => Record<string, string>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/** Entities that a document declares itself are not known to the parser, so none can grow. */
function parse(xml: string, reader: XmlReader): void {
  if (xml === '') return;
  const parser = new Parser();
  let fault: Error | undefined;
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      fault ??= error as Error;
      parser.stop();
    }
  };
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('openTag', (name, attributes, decode) =>
    guarded(() => {
      const decoded = () =>
        Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)]));
      reader.open?.(local(name), decoded);
    }),
  );
  parser.on('closeTag', (name) => guarded(() => reader.close?.(local(name))));
  parser.on('text', (text, decode) => guarded(() => reader.text?.(decode(text))));
  parser.on('cdata', (text) => guarded(() => reader.text?.(text)));
  parser.on('error', (error) => {
    fault ??= error;
    parser.stop();
  });
  parser.parse(xml);
  if (fault instanceof SheetFault) throw fault;
  if (fault !== undefined) throw new SheetFault('sheet-unreadable');
}

function firstSheet(workbook: string, relations: string) {
  let id: string | undefined;
  let startsIn1904 = false;
  parse(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes().date1904 ?? '');
      if (name !== 'sheet') return;
      const { state, id: relation } = attributes();
      if (id === undefined && (state === undefined || state === 'visible')) id = relation;
    },
  });
  let target: string | undefined;
  parse(relations, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const relation = attributes();
      if (relation.Id === id) target = relation.Target;
    },
  });
  if (target === undefined) throw new SheetFault('sheet-unreadable');
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return { sheet, startsIn1904 };
}

/** Texts that cells refer to by their place. Readings of Japanese words (`rPh`) are no part of them. */
function sharedStrings(xml: string, limits: SheetLimits): readonly string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isReading = false;
  parse(xml, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') isReading = true;
      if (name === 't') isText = true;
    },
    text(text) {
      if (isText && !isReading) current += text;
      if (current.length > limits.cellCharacters) throw new SheetFault('sheet-cell-too-long');
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

type SheetContext = {
  readonly strings: readonly string[];
  readonly kinds: readonly (DateKind | undefined)[];
  readonly startsIn1904: boolean;
  readonly limits: SheetLimits;
};

function sheetRows(xml: string, context: SheetContext): SheetRow[] {
  const { limits } = context;
  const rows: SheetRow[] = [];
  let cells: (Cell | undefined)[] = [];
  let row = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let isValue = false;
  parse(xml, {
    open(name, attributes) {
      if (name === 'row') {
        const told = Number(attributes().r);
        row = Number.isInteger(told) && told > 0 ? told : row + 1;
        cells = [];
        column = -1;
      } else if (name === 'c') {
        const { r, t, s } = attributes();
        column = r === undefined ? column + 1 : columnOf(r);
        type = t ?? 'n';
        style = Number(s ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') isValue = true;
    },
    text(text) {
      if (!isValue) return;
      value += text;
      if (value.length > limits.cellCharacters) throw new SheetFault('sheet-cell-too-long');
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c' && value !== '') {
        if (column >= limits.columns) throw new SheetFault('sheet-too-many-columns');
        const cell = cellOf(value, type, style, context);
        if (cell.text !== '') cells[column] = cell;
      }
      if (name !== 'row' || cells.length === 0) return;
      rows.push({ row, cells });
      if (rows.length > limits.rows + 1) throw new SheetFault('sheet-too-many-rows');
    },
  });
  return rows;
}

function cellOf(value: string, type: string, style: number, context: SheetContext): Cell {
  switch (type) {
    case 's':
      return { kind: 'text', text: (context.strings[Number(value)] ?? '').trim() };
    case 'str':
    case 'inlineStr':
      return { kind: 'text', text: value.trim() };
    case 'b':
      return { kind: 'text', text: value === '1' ? 'ya' : 'tidak' };
    case 'd':
      return { kind: 'date', text: value.slice(0, 16).replace('T', ' ').replace(' 00:00', '') };
    case 'e':
      return { kind: 'error', text: value };
    default: {
      const kind = context.kinds[style];
      const shown = kind && dateOfSerial(Number(value), kind, context.startsIn1904);
      return shown === undefined ? { kind: 'number', text: value.trim() } : { kind: 'date', text: shown };
    }
  }
}

/** `BC12` → 54, counted from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) throw new SheetFault('sheet-unreadable');
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
