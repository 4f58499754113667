/** The reference of the pack language, made from its schema: what the schema says is what the page says. */
import { celFunctions, packFunctions } from '../expression/index.ts';
import { wholeSchemas } from './schema/index.ts';

type JsonSchema = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly if?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
};

/** `docs/reference/pack-language.md`. */
export function packLanguageReference(): string {
  const schemas = wholeSchemas() as Record<string, JsonSchema>;
  const sections = Object.values(schemas).map((schema) => fileSection(schema));
  return `${[
    '# The pack language',
    'Made from the schema by `satuloket pack schema`; change `packages/engine/src/pack/schema/` and run it again.',
    'A pack is a folder: `pack.yaml`, `services/*.yaml`, `shared/*.yaml`, `templates/*.typ` and `scenarios/*.yaml`. YAML without aliases, anchors and tags; codes and versions in quotes. Texts stand in both languages side by side (`id`, `en`), or once as `same` for proper names. Put `# yaml-language-server: $schema=<path>` on the first line of a file and your editor completes and explains it.',
    ...sections,
    sharingSection(),
    expressionsSection(),
  ].join('\n\n')}\n`;
}

function fileSection(schema: JsonSchema): string {
  return [`## \`${schema.title}\``, schema.description ?? '', ...tables(schema, '')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A table for an object, then one for each object inside it. */
function tables(schema: JsonSchema, path: string): string[] {
  if (schema.oneOf && path.endsWith('.asks[]')) return [asksSection(schema.oneOf, path)];
  if (schema.oneOf) return schema.oneOf.flatMap((kind) => kindTable(kind, path));
  if (schema.anyOf) return schema.anyOf.flatMap((form) => formTables(form, path));
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return [];
  const heading = path === '' ? [] : [`### \`${path}\``, ...(schema.description ? [schema.description] : [])];
  return [
    ...heading,
    table(properties, schema.required),
    ...properties.flatMap(([name, property]) => inner(property, path === '' ? name : `${path}.${name}`)),
  ];
}

function table(
  properties: readonly (readonly [string, JsonSchema])[],
  required: readonly string[] = [],
): string {
  const rows = properties.map(
    ([name, property]) =>
      `| \`${name}\` | ${kindOf(property)} | ${required.includes(name) ? 'yes' : ''} | ${escapeCell(property.description ?? '')} |`,
  );
  return ['| Property | Value | Needed | Meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** One of several forms that a value may have; one that is a single named object is told by that object. */
function formTables(form: JsonSchema, path: string): string[] {
  const properties = Object.entries(form.properties ?? {});
  if (properties.length === 0) return [];
  const [name, only] = properties[0]!;
  if (properties.length === 1 && only.properties) return tables(only, `${path}.${name}`);
  const names = properties.map(([property]) => `\`${property}\``).join(', ');
  return [`### \`${path}\` with ${names}`, table(properties, form.required)];
}

/** Questions of an action are fields of the form without what is filled in beforehand. */
function asksSection(kinds: readonly JsonSchema[], path: string): string {
  const types = kinds.map(({ title }) => `\`${title}\``).join(', ');
  const told = kinds[0]?.properties?.told?.description ?? '';
  return `### \`${path}\`\n\nA field of type ${types}, as in the form but without \`prefill\`; \`form.<code>\` in its conditions names the other questions of the same action. Beside that \`told\`, a truth: ${told}`;
}

/** Of a field only its own properties are told; the shared ones stand with `text`. */
function kindTable(kind: JsonSchema, path: string): string[] {
  const shared = ['type', 'code', 'label', 'help', 'optional', 'when', 'check', 'prefill'];
  const isFirst = kind.title === 'text';
  const own = Object.entries(kind.properties ?? {}).filter(([name]) => isFirst || !shared.includes(name));
  return [
    `### \`${path}\` of type \`${kind.title}\``,
    `${kind.description ?? ''}${isFirst ? ' The properties `type` to `prefill` stand in every kind of field.' : ''}`,
    ...(own.length > 0 ? [table(own, kind.required)] : []),
    ...own.flatMap(([name, property]) => (name === 'fields' ? [] : inner(property, `${path}.${name}`))),
  ];
}

function inner(property: JsonSchema, path: string): string[] {
  if (isText(property)) return [];
  if (property.items) return tables(property.items, `${path}[]`);
  if (typeof property.additionalProperties === 'object')
    return tables(property.additionalProperties, `${path}.<name>`);
  return tables(property, path);
}

function isText(schema: JsonSchema): boolean {
  return schema.if !== undefined;
}

function kindOf(schema: JsonSchema): string {
  if (isText(schema)) return 'text in both languages';
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.oneOf) return 'one of the kinds below';
  if (schema.anyOf) return [...new Set(schema.anyOf.map((option) => kindOf(option)))].join(' or ');
  if (schema.items)
    return `list of ${isText(schema.items) ? 'texts' : schema.items.enum ? kindOf(schema.items) : (schema.items.type ?? 'values')}`;
  if (typeof schema.additionalProperties === 'object') return 'table by name';
  return `${schema.type ?? 'anything'}${range(schema)}`;
}

function range({ minimum, maximum }: JsonSchema): string {
  if (minimum === undefined && maximum === undefined) return '';
  return ` (${minimum ?? ''}–${maximum ?? ''})`;
}

function sharingSection(): string {
  return [
    '## `shared/*.yaml`: pieces that are used',
    'What several services say alike stands once, by name: `shared/flows.yaml` holds `counter: …`, and `use: flows/counter` puts it into any mapping of `services/`, `shared/`, `scenarios/` or `pack.yaml`. The result is checked as if it had been written there; a mistake in a piece is told at its own line, with the place that uses it.',
    [
      '| Written | What it does |',
      '|---|---|',
      '| `use: flows/counter` | Puts the piece here; the properties beside `use` lie over it. Mappings are merged deeply, lists and values are replaced, `null` takes a property away. |',
      '| `use: [a/b, c/d]` | Puts several pieces here, the later over the earlier. |',
      '| `- useEach: requirements/marriage` | Puts the elements of a piece that is a list into this list. |',
      '| `use: services/<code>` | Takes a whole service of this pack as the base of a variant. |',
      '| `use: services/<code>/standard` | Takes a part: any property on the way, with `/` between. |',
      '| `use: <pack>:flows/counter` | Takes it from a pack that `builtOn` of `pack.yaml` names; `<pack>:services/<code>` a service, `<pack>:pack/parameters` its numbers, `<pack>:pack/roles` its roles. |',
    ].join('\n'),
    'A base pack lies in the folder beside this one. Its pieces, services and templates travel inside the pack that uses them, and its digest covers them: a change of the base changes nothing for cases that run.',
  ].join('\n\n');
}

/** Which names may stand where; `form/names.ts` decides it. */
const scopes: readonly (readonly [string, string])[] = [
  [
    '`when` and `check` of steps, fields and requirements',
    '`form`, `item` in a group, `parameters`, `today`',
  ],
  [
    '`facts`, `confirmations.when`, `watches.nik`, `draftReminders`, `handsOver.to`',
    '`form`, `applicant`, `parameters`, `today`',
  ],
  ['`routing.village`', '`form`, `facts`, `applicant`, `parameters`, `today`'],
  ['`members.when`', '`form`, `facts`, `applicant`, `parameters`, `today`, `item` with `each`'],
  ['`guard.that`', '`facts`, `case`, `parameters`, `today`'],
  ['`asks`', '`form`: the questions of the same action; `parameters`, `today`'],
  [
    '`products.entry`, `products.about`, `products.data`',
    '`form`, `facts`, `labels`, `applicant`, `office`, `case`, `parameters`, `today`',
  ],
  ['`line.order`', '`facts`'],
  ['`suggestions.when`', '`member`, `household`, `parameters`, `today`'],
];

function expressionsSection(): string {
  const rows = packFunctions.map(({ signature, about }) => `| \`${signature}\` | ${escapeCell(about)} |`);
  return [
    '## Expressions',
    'Conditions and values are written in CEL. What is not filled in yet is not known: a condition on it does not hold, a check on it does not fail. A field that may be absent (`optional`, or with a `when` of its own, its step’s or its requirement’s) must be guarded: `has(form.x) && form.x == 1`. At most 500 characters; one comprehension, not one in another.',
    ['| Where | Names |', '|---|---|', ...scopes.map(([where, names]) => `| ${where} | ${names} |`)].join(
      '\n',
    ),
    'A field stands as `form.<code>`, inside a group as `item.<code>`; a fact as `facts.<name>`, the Indonesian label of a choice as `labels.<code>`, a number or word of the manifest as `parameters.<name>`. A person has `name`, `source`, and perhaps `nik`, `birthDate`, `relation`; an address has `street`, `villageCode`, and perhaps `rt`, `rw`. Dates are texts, `YYYY-MM-DD`, and compare as such.',
    ['| Function | What it gives |', '|---|---|', ...rows].join('\n'),
    `Of CEL itself: ${celFunctions.map((name) => `\`${name}\``).join(', ')}. Everything else, \`matches\` and \`dyn\` among it, is refused.`,
  ].join('\n\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
