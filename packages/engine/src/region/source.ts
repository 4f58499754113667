import { Ajv, type ErrorObject } from 'ajv';
import type { TSchema } from 'typebox';
import { type Document, isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { Text } from '../result.ts';
import { formatPath, type PathInFile, type RegionProblem, type RegionProblemCode } from './problems.ts';

/** A file as it was read; `path` is how problems name it. */
export type RegionSourceFile = { readonly path: string; readonly text: string };

/** A file whose YAML could be read, and where each of its values stands. */
export type ReadFile = {
  readonly value: unknown;
  readonly problemAt: (code: RegionProblemCode, path: PathInFile, message: Text) => RegionProblem;
};

const ajv = new Ajv({ allErrors: true, verbose: true, strict: true });

/** Reads the YAML of one file. Aliases are refused: a value must stand where it is read. */
export function readYaml(
  file: RegionSourceFile,
): { readonly read: ReadFile } | { readonly problems: readonly RegionProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, version: '1.2', uniqueKeys: true });
  const problems: RegionProblem[] = document.errors.map((error) => ({
    code: 'yaml',
    file: file.path,
    line: error.linePos?.[0].line ?? 1,
    path: '',
    message: {
      id: `YAML tidak dapat dibaca: ${firstLine(error.message)} Perbaiki penulisannya.`,
      en: `The YAML cannot be read: ${firstLine(error.message)} Correct the notation.`,
    },
  }));
  visit(document, (_, node) => {
    const anchored = isNode(node) && 'anchor' in node && node.anchor !== undefined;
    if (!isAlias(node) && !anchored) return;
    problems.push({
      code: 'alias',
      file: file.path,
      line: lines.linePos(node.range?.[0] ?? 0).line,
      path: '',
      message: {
        id: 'Alias dan anchor YAML tidak boleh dipakai. Tulis nilainya di tempatnya.',
        en: 'YAML aliases and anchors are not allowed. Write the value where it is used.',
      },
    });
  });
  if (problems.length > 0) return { problems };
  return {
    read: {
      value: document.toJS(),
      problemAt: (code, path, message) => ({
        code,
        file: file.path,
        line: lineOf(document, lines, path),
        path: formatPath(path),
        message,
      }),
    },
  };
}

/** Compares a file with its schema; what does not fit is told with the description of the property. */
export function checkShape(read: ReadFile, schema: TSchema): readonly RegionProblem[] {
  const validate = ajv.compile(schema);
  if (validate(read.value)) return [];
  return (validate.errors ?? []).map((error) =>
    read.problemAt('schema', pathOf(error, read.value), shapeMessage(error)),
  );
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '.') ?? message;
}

/** The line of a value, or of the nearest value around it where a property is missing. */
function lineOf(document: Document, lines: LineCounter, path: PathInFile): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function pathOf(error: ErrorObject, value: unknown): PathInFile {
  const path: (string | number)[] = [];
  let parent = value;
  for (const part of error.instancePath.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(parent) ? Number(name) : name;
    path.push(step);
    parent = (parent as Record<string | number, unknown>)[step];
  }
  if (error.keyword === 'additionalProperties') path.push(String(error.params.additionalProperty));
  return path;
}

function shapeMessage(error: ErrorObject): Text {
  const description: string | undefined = error.parentSchema?.description;
  const meaning = description === undefined ? '' : ` (${description.replace(/\.$/, '')})`;
  switch (error.keyword) {
    case 'required':
      return {
        id: `"${error.params.missingProperty}" belum ada. Tambahkan.`,
        en: `"${error.params.missingProperty}" is missing. Add it.`,
      };
    case 'additionalProperties':
      return {
        id: `"${error.params.additionalProperty}" tidak dikenal di sini. Hapus atau perbaiki ejaannya.`,
        en: `"${error.params.additionalProperty}" is not known here. Remove it or correct its spelling.`,
      };
    case 'type':
      if (error.params.type === 'string' && typeof error.data === 'number')
        return {
          id: `${error.data} terbaca sebagai angka. Tulis dalam tanda kutip: '${error.data}'.${meaning}`,
          en: `${error.data} is read as a number. Put it in quotes: '${error.data}'.${meaning}`,
        };
      return {
        id: `Jenis nilainya harus ${error.params.type}${meaning}. Ganti nilainya.`,
        en: `The value must be of type ${error.params.type}${meaning}. Replace it.`,
      };
    case 'enum':
      return {
        id: `"${error.data}" tidak termasuk pilihan: ${error.params.allowedValues.join(', ')}. Pilih salah satu.`,
        en: `"${error.data}" is not one of: ${error.params.allowedValues.join(', ')}. Choose one of them.`,
      };
    case 'pattern':
      return {
        id: `"${error.data}" tidak sesuai bentuknya${meaning}. Perbaiki.`,
        en: `"${error.data}" does not have the right form${meaning}. Correct it.`,
      };
    default:
      return {
        id: `Nilainya tidak sesuai: ${error.message}${meaning}. Perbaiki.`,
        en: `The value does not fit: ${error.message}${meaning}. Correct it.`,
      };
  }
}
