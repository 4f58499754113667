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
  if (schema.anyOf) return schema.anyOf.map((option) => kindOf(option)).join(' or ');
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

function expressionsSection(): string {
  const rows = packFunctions.map(({ signature, about }) => `| \`${signature}\` | ${escapeCell(about)} |`);
  return [
    '## Expressions',
    'Conditions and values are written in CEL. What is not filled in yet is not known: a condition on it does not hold, a check on it does not fail. A field that may be absent (`optional`, or with a `when` of its own, its step’s or its requirement’s) must be guarded: `has(form.x) && form.x == 1`. At most 500 characters; one comprehension, not one in another.',
    'Names: `form.<field>`, `item.<field>` inside a group, `facts.<fact>`, `labels.<choice>` (the Indonesian label), `applicant`, `office`, `case`, `parameters.<name>`, `today`. A person has `name`, `source`, and perhaps `nik`, `birthDate`, `relation`; an address has `street`, `villageCode`, and perhaps `rt`, `rw`. Dates are texts, `YYYY-MM-DD`, and compare as such.',
    ['| Function | What it gives |', '|---|---|', ...rows].join('\n'),
    `Of CEL itself: ${celFunctions.map((name) => `\`${name}\``).join(', ')}. Everything else, \`matches\` and \`dyn\` among it, is refused.`,
  ].join('\n\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
