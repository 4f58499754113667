import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSheet } from './read-sheet.ts';
import { sheetLimits } from './sheet.ts';
import { columnName, harmless, writeCsv, writeXlsx } from './write-sheet.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function textsOf(bytes: Uint8Array): string[][] | string {
  const read = readSheet(bytes);
  if (!read.ok) return read.error.code;
  return [read.value.header, ...read.value.rows].map(({ cells }) =>
    Array.from(cells, (cell) => cell?.text ?? ''),
  );
}

describe('a CSV', () => {
  it.each<[string, Uint8Array, string[][] | string]>([
    [
      'with commas',
      utf8('a,b\n1,2\n'),
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with semicolons, as Indonesian Excel writes it',
      utf8('\ufeffa;b\r\n"1,5";2\r\n'),
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'with tabs',
      utf8('a\tb\n1\t2'),
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'that names its separator',
      utf8('sep=;\na;b\n1,2;3\n'),
      [
        ['a', 'b'],
        ['1,2', '3'],
      ],
    ],
    [
      'with quotes, breaks and doubled quotes',
      utf8('a,b\n"satu ""dua""\nbaris",3\n'),
      [
        ['a', 'b'],
        ['satu "dua"\nbaris', '3'],
      ],
    ],
    [
      'with empty rows between',
      utf8('\n\na;b\n;\n1;2\n\n'),
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'in UTF-16',
      Uint8Array.from([0xff, 0xfe, ...Buffer.from('a;b\né;2\n', 'utf16le')]),
      [
        ['a', 'b'],
        ['é', '2'],
      ],
    ],
    [
      'in the code page of older Windows',
      Uint8Array.from([...utf8('a;b\n'), 0xe9, ...utf8(';2\n')]),
      [
        ['a', 'b'],
        ['é', '2'],
      ],
    ],
    ['of a header alone', utf8('a;b\n'), 'sheet-empty'],
    ['of nothing', utf8(''), 'sheet-empty'],
    ['with a quote that is never closed', utf8('a;b\n"1;2\n'), 'sheet-unreadable'],
    ['that is a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'sheet-unreadable'],
    ['with a cell that never ends', utf8(`a;b\n${'x'.repeat(4_001)};1\n`), 'sheet-cell-too-long'],
    ['with too many columns', utf8(`${'a;'.repeat(401)}\n${'1;'.repeat(401)}\n`), 'sheet-too-many-columns'],
    ['with too many rows', utf8(`a\n${'1\n'.repeat(5_001)}`), 'sheet-too-many-rows'],
  ])('%s', (_what, bytes, expected) => {
    expect(textsOf(bytes)).toEqual(expected);
  });

  it('tells the row that a spreadsheet program shows', () => {
    const read = readSheet(utf8('a;b\n\n1;2\n'));
    expect(read.ok && read.value.rows.map(({ row }) => row)).toEqual([3]);
  });
});

const workbookXml =
  '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Tersembunyi" state="hidden" r:id="rId9"/><sheet name="Isian" r:id="rId1"/></sheets></workbook>';
const relationsXml =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="worksheets/sheet9.xml"/></Relationships>';
const stylesXml =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="0&quot; hari&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>';

function workbook(sheetData: string, more: Record<string, string> = {}): Uint8Array {
  const files = {
    'xl/workbook.xml': workbookXml,
    'xl/_rels/workbook.xml.rels': relationsXml,
    'xl/styles.xml': stylesXml,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>';

describe('an XLSX', () => {
  it('keeps what kind each cell is: a NIK that became a number is seen', () => {
    const strings =
      '<sst><si><t>a</t></si><si><r><t>Dewi </t></r><r><t>&amp; Rizky</t></r><rPh><t>x</t></rPh></si></sst>';
    const cells = [
      '<c r="A2" t="s"><v>1</v></c>',
      '<c r="B2"><v>3.27501540396700E+15</v></c>',
      '<c r="C2" s="1"><v>46347</v></c>',
      '<c r="D2" s="2"><v>35138.25</v></c>',
      '<c r="E2" s="3"><v>0.3125</v></c>',
      '<c r="F2" s="4"><v>46347</v></c>',
      '<c r="G2" t="b"><v>1</v></c>',
      '<c r="H2" t="e"><v>#REF!</v></c>',
      '<c r="I2" t="str"><f>A1&amp;"x"</f><v>hasil</v></c>',
      '<c r="K2" t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>',
    ].join('');
    const read = readSheet(
      workbook(`<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2">${cells}</row>`, {
        'xl/sharedStrings.xml': strings,
      }),
    );
    expect(read.ok && Array.from(read.value.rows[0]!.cells)).toEqual([
      { kind: 'text', text: 'Dewi & Rizky' },
      { kind: 'number', text: '3.27501540396700E+15' },
      { kind: 'date', text: '2026-11-21' },
      { kind: 'date', text: '1996-03-14 06:00' },
      { kind: 'date', text: '07:30' },
      { kind: 'number', text: '46347' },
      { kind: 'text', text: 'ya' },
      { kind: 'error', text: '#REF!' },
      { kind: 'text', text: 'hasil' },
      undefined,
      { kind: 'text', text: '<b>' },
    ]);
  });

  it.each<[string, Uint8Array, string]>([
    ['no zip after all', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 9, 9, 9]), 'sheet-unreadable'],
    ['a zip of something else', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'sheet-unreadable'],
    ['the format before 2007', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'sheet-old-format'],
    ['XML that breaks off', workbook('<row r="1"><c r="A1"'), 'sheet-unreadable'],
    ['a cell at no place', workbook('<row r="1"><c r="7"><v>1</v></c></row>'), 'sheet-unreadable'],
    [
      'a cell far to the right',
      workbook(`${header}<row r="2"><c r="XFD2"><v>1</v></c></row>`),
      'sheet-too-many-columns',
    ],
    [
      'more rows than are read',
      workbook(header + '<row><c><v>1</v></c></row>'.repeat(5_001)),
      'sheet-too-many-rows',
    ],
    [
      'a text that never ends',
      workbook(`${header}<row r="2"><c r="A2" t="inlineStr"><is><t>${'x'.repeat(4_001)}</t></is></c></row>`),
      'sheet-cell-too-long',
    ],
    ['bytes that are no letters', workbookOfBytes(), 'sheet-unreadable'],
  ])('%s', (_what, bytes, code) => {
    expect(textsOf(bytes)).toBe(code);
  });

  it('that unpacks to far more than it is stops before it is unpacked', () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8(workbookXml),
      'xl/worksheets/sheet1.xml': new Uint8Array(sheetLimits.unpackedBytes + 1),
    });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(textsOf(bomb)).toBe('sheet-too-large');
  });

  it('that lies about its size fills no more than it said', () => {
    const honest = workbook(header + '<row r="2"><c r="A2"><v>1</v></c></row>'.repeat(200));
    const name = strToU8('xl/worksheets/sheet1.xml');
    const lying = Uint8Array.from(honest);
    // In the central directory the name stands 46 bytes after the record's begin, the size 24 after it.
    const at = Buffer.from(lying).lastIndexOf(Buffer.from(name)) - 46;
    new DataView(lying.buffer).setUint32(at + 24, 40, true);
    expect(textsOf(lying)).toBe('sheet-unreadable');
  });

  it('with entities of its own does not let them grow', () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const sheet = `${doctype}<worksheet><sheetData>${header}<row r="2"><c r="A2" t="inlineStr"><is><t>&b;&b;</t></is></c></row></sheetData></worksheet>`;
    const read = textsOf(workbook('', { 'xl/worksheets/sheet1.xml': sheet }));
    expect(JSON.stringify(read)).not.toContain('aaaa');
  });
});

function workbookOfBytes(): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(workbookXml),
    'xl/_rels/workbook.xml.rels': strToU8(relationsXml),
    'xl/worksheets/sheet1.xml': Uint8Array.from([0xff, 0xfe, 0x80]),
  });
}

describe('what is written', () => {
  it.each(['=1+1', '+62812', '-5', '@SUM(A1)', '\tx'])('%s is no formula to whoever opens it', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(new TextDecoder().decode(writeCsv([[text]]))).toContain(`'${text}`);
  });

  it('is read again as it was, whatever the texts', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim());
    const table = fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const clean = rows.map((cells) =>
          cells.map((text) => text.replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').trim()),
        );
        const shown = [['a', 'b', 'c'], ...clean.filter((cells) => cells.some((text) => text !== ''))];
        const whole = (read: string[][] | string) =>
          typeof read === 'string' ? read : read.map((cells) => [0, 1, 2].map((at) => cells[at] ?? ''));
        const expected = shown.length === 1 ? 'sheet-empty' : shown;
        expect(whole(textsOf(writeXlsx([{ name: 'Isian', rows: [['a', 'b', 'c'], ...clean] }])))).toEqual(
          expected,
        );
      }),
    );
  });

  it('counts its columns in letters', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
