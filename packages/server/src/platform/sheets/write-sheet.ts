import { strToU8, zipSync } from 'fflate';

/** A table to be written: the first row is the header. */
export type Table = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Widths of the columns in characters. */
  readonly widths?: readonly number[];
  /** Columns in which one of a list is chosen: the list stands in another table's column. */
  readonly choices?: readonly { readonly column: number; readonly from: string }[];
};

/** Excel in Indonesian opens semicolons; the mark at the front tells it that the letters are UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  return strToU8(`\ufeff${rows.map(csvLine).join('')}`);
}

/** One row, for tables that are written as they are read. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

function csvCell(text: string): string {
  const safe = harmless(text);
  return /[";,\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell that begins like a formula would be run by whoever opens the file: it is made a text. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A workbook of texts only: digits stay as they are typed, and nothing is a formula. */
export function writeXlsx(tables: readonly Table[]): Uint8Array {
  const numbered = tables.map((table, index) => ({ table, number: index + 1 }));
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}styles+xml"/>${numbered
      .map(
        ({ number }) =>
          `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}worksheet+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbered
      .map(
        ({ table, number }) =>
          `<sheet name="${escaped(table.name)}" sheetId="${number}" r:id="rId${number}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packageRelations}">${numbered
      .map(
        ({ number }) =>
          `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId${tables.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  };
  for (const { table, number } of numbered) files[`xl/worksheets/sheet${number}.xml`] = sheetXml(table);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])),
    // A fixed time: the same table gives the same bytes.
    { level: 6, mtime: new Date(Date.UTC(2000, 0, 1, 12)) },
  );
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';

/** Style 0 is text (`@`), so that a program keeps what is typed; style 1 the same in bold, for headings. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** How many rows below the header a list of choices is offered for. */
const choiceRows = 5_001;

function sheetXml({ rows, widths, choices }: Table): string {
  const columns = Math.max(1, ...rows.map((cells) => cells.length));
  const cols = Array.from(
    { length: columns },
    (_, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widths?.[index] ?? 22}" customWidth="1" style="0"/>`,
  ).join('');
  const body = rows
    .map((cells, index) => {
      const style = index === 0 ? 1 : 0;
      const written = cells
        .map((text, column) =>
          text === ''
            ? ''
            : `<c r="${columnName(column)}${index + 1}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
        )
        .join('');
      return `<row r="${index + 1}">${written}</row>`;
    })
    .join('');
  const lists = (choices ?? [])
    .map(({ column, from }) => {
      const name = columnName(column);
      return `<dataValidation type="list" allowBlank="1" sqref="${name}2:${name}${choiceRows}"><formula1>${escaped(from)}</formula1></dataValidation>`;
    })
    .join('');
  const validations =
    choices === undefined || choices.length === 0
      ? ''
      : `<dataValidations count="${choices.length}">${lists}</dataValidations>`;
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${body}</sheetData>${validations}</worksheet>`;
}

/** 0 → `A`, 27 → `AB`. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/** XML has no words for most control characters; a table needs none of them. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
