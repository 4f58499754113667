/** The YAML of a pack's files: read without aliases, checked against its schema, with the place of every value. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { nearestName } from '../expression/index.ts';
import type { Text } from '../result.ts';
import type { PackSource } from './placed-value.ts';
import { type Finding, formatPath, type PackProblem, type PathInFile, type Place } from './problems.ts';
import { inPieces } from './schema-pieces.ts';

export type PackFile = { readonly path: string; readonly text: string };

/** One file as it is written. Its text is read again for places: most files have nothing wrong to be placed. */
export class YamlSource {
  readonly file: string;
  readonly value: unknown;
  readonly #text: string;
  #placed: Parsed | undefined;

  constructor(file: PackFile, document: Document) {
    this.file = file.path;
    this.#text = file.text;
    this.value = document.toJS();
  }

  /** Where a value stands, or its key if it has one; for one that is missing, the nearest value around it. */
  place(path: PathInFile): Place {
    const { document, lines } = this.#parsed();
    for (let length = path.length; length >= 0; length--) {
      const key = length > 0 ? this.#keyNode(path.slice(0, length)) : undefined;
      const node = key ?? (length === 0 ? document.contents : document.getIn(path.slice(0, length), true));
      if (isNode(node) && node.range) {
        const { line, col } = lines.linePos(node.range[0]);
        return { file: this.file, line, column: col, path: formatPath(path) };
      }
    }
    return { file: this.file, line: 1, column: 1, path: formatPath(path) };
  }

  #parsed(): Parsed {
    this.#placed ??= parse(this.#text);
    return this.#placed;
  }

  #keyNode(path: PathInFile): unknown {
    const parent =
      path.length === 1
        ? this.#parsed().document.contents
        : this.#parsed().document.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return undefined;
    return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key;
  }
}

type Parsed = { readonly document: Document; readonly lines: LineCounter };

function parse(text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    uniqueKeys: true,
    stringKeys: true,
  });
  return { document, lines };
}

/** Reads one file; aliases, anchors and tags are refused: a value stands where it is read. */
export function readYaml(file: PackFile): { source: YamlSource } | { problems: PackProblem[] } {
  const { document, lines } = parse(file.text);
  const problemAt = (offset: number, code: string, message: Text): PackProblem => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col, path: '', code, message, severity: 'error' };
  };
  const problems = document.errors.map((error) => {
    const reason = error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
    return problemAt(error.pos[0], 'yaml', {
      id: `YAML tidak terbaca: ${reason}. Perbaiki penulisannya.`,
      en: `The YAML cannot be read: ${reason}. Correct the notation.`,
    });
  });
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) {
      problems.push(
        problemAt(offset, 'alias', {
          id: 'Alias (*) dan anchor (&) YAML tidak boleh dipakai. Tulis nilainya di tempatnya.',
          en: 'YAML aliases (*) and anchors (&) are not allowed. Write the value where it is used.',
        }),
      );
    } else if (node.tag !== undefined) {
      problems.push(
        problemAt(offset, 'tag', {
          id: `Tag YAML "${node.tag}" tidak boleh dipakai. Hapus.`,
          en: `The YAML tag "${node.tag}" is not allowed. Remove it.`,
        }),
      );
    }
  });
  return problems.length > 0 ? { problems } : { source: new YamlSource(file, document) };
}

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  discriminator: true,
  strict: false,
  inlineRefs: false,
});
const validators = new WeakMap<TSchema, ValidateFunction>();

/** What does not fit the schema, with the description of the property beside it. */
export function schemaFindings(source: Pick<PackSource, 'file' | 'value'>, schema: TSchema): Finding[] {
  let validate = validators.get(schema);
  if (!validate) {
    validate = ajv.compile(inPieces(schema));
    validators.set(schema, validate);
  }
  if (validate(source.value)) return [];
  const findings = (validate.errors ?? [])
    // The wrapping error of a condition only repeats what the inner one says.
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    .map((error) => ({
      file: source.file,
      path: pathOf(error, source.value),
      code: 'schema',
      message: schemaMessage(error),
    }));
  return findings.filter(
    ({ path, message }, index) =>
      findings.findIndex(
        (other) => formatPath(other.path) === formatPath(path) && other.message.en === message.en,
      ) === index,
  );
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
  if (error.propertyName !== undefined) path.push(error.propertyName);
  return path;
}

function schemaMessage(error: ErrorObject): Text {
  const description = (error.parentSchema as { description?: string } | undefined)?.description;
  const meaning = description ? ` (${description.replace(/\.$/, '')})` : '';
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return {
        id: `"${params.missingProperty}" belum ada. Tambahkan.`,
        en: `"${params.missingProperty}" is missing. Add it.`,
      };
    case 'additionalProperties': {
      const known = Object.keys(
        (error.parentSchema as { properties?: object } | undefined)?.properties ?? {},
      );
      const nearest = nearestName(String(params.additionalProperty), known);
      return {
        id: `"${params.additionalProperty}" tidak dikenal di sini.${nearest ? ` Maksud Anda "${nearest}"?` : ` Yang dikenal: ${known.join(', ')}.`}`,
        en: `"${params.additionalProperty}" is not known here.${nearest ? ` Did you mean "${nearest}"?` : ` Known are: ${known.join(', ')}.`}`,
      };
    }
    case 'type':
      return params.type === 'string' && ['number', 'boolean'].includes(typeof error.data)
        ? {
            id: `${error.data} bukan teks. Tulis dalam tanda kutip: '${error.data}'.${meaning}`,
            en: `${error.data} is not a text. Put it in quotes: '${error.data}'.${meaning}`,
          }
        : {
            id: `Nilainya harus berjenis ${params.type}.${meaning}`,
            en: `The value must be of type ${params.type}.${meaning}`,
          };
    case 'enum':
      return {
        id: `Pilih salah satu: ${(params.allowedValues as unknown[]).join(', ')}.${meaning}`,
        en: `Choose one of: ${(params.allowedValues as unknown[]).join(', ')}.${meaning}`,
      };
    case 'discriminator': {
      const kinds = (
        (error.parentSchema as { oneOf?: { title?: string }[] } | undefined)?.oneOf ?? []
      ).flatMap(({ title }) => title ?? []);
      return {
        id: `Jenis isian "type" tidak dikenal. Pilih salah satu: ${kinds.join(', ')}.`,
        en: `The field's "type" is not known. Choose one of: ${kinds.join(', ')}.`,
      };
    }
    case 'pattern':
      return {
        id: `Penulisannya tidak sesuai.${meaning}`,
        en: `It is not written as it should be.${meaning}`,
      };
    default:
      return {
        id: `Tidak sesuai: ${error.message}.${meaning}`,
        en: `It does not fit: ${error.message}.${meaning}`,
      };
  }
}
