import type { Target } from './world.ts';

/** The part of JSON Schema that the API's description uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
};

export type Components = Readonly<Record<string, Schema>>;

/** An identifier that nothing has. */
export const nothing = '00000000-0000-7000-8000-000000000000';

/** By the name of a parameter or property, what is asked about. */
export function namedValues(target: Target): Readonly<Record<string, unknown>> {
  return {
    code: target.code,
    caseCode: target.code,
    codes: [target.code],
    officeId: target.officeId,
    office: target.officeId,
    from: target.officeId,
    villageCode: target.villageCode,
    service: 'surat-domisili',
    product: 'letter',
    stock: 'ktp-blank',
    nik: '3275015403967001',
    kk: '3275011809237001',
    phone: '+6281200000101',
    requirement: 'identity-card',
    requestedRole: 'verifier',
  };
}

const strings = [
  'abc',
  nothing,
  '2026-11-18',
  '2026-11-18T03:00:00.000Z',
  '08:00',
  '123456',
  '1234',
  '3275015403967001',
  '32.75.01.1002',
  '+6281200000101',
  'a@b.id',
  'https://contoh.id/kait',
  'a'.repeat(64),
  'A'.repeat(43),
  `${'A'.repeat(86)}==`,
  'Kota Bekasi',
  'step.field',
  'KB-00000-00000',
];

/** A value that the schema takes, with what is asked about in the places that name it. */
export function sampleOf(
  schema: Schema,
  components: Components,
  named: Readonly<Record<string, unknown>>,
  name = '',
): unknown {
  if (schema.$ref !== undefined) {
    const found = components[schema.$ref.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`There is no schema ${schema.$ref}.`);
    return sampleOf(found, components, named, name);
  }
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [variant] = schema.anyOf ?? schema.oneOf ?? [];
  if (variant) return sampleOf(variant, components, named, name);
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((each) => sampleOf(each, components, named, name)));
  }
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.[0] ?? 'object');
  if (type === 'object') {
    return Object.fromEntries(
      (schema.required ?? []).map((key) => [
        key,
        sampleOf(schema.properties?.[key] ?? {}, components, named, key),
      ]),
    );
  }
  if (type === 'array') {
    const known = named[name];
    if (Array.isArray(known)) return known;
    return Array.from({ length: schema.minItems ?? 0 }, () =>
      sampleOf(schema.items ?? {}, components, named, name.replace(/s$/, '')),
    );
  }
  if (type === 'string') return stringFor(schema, named[name]);
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  return null;
}

function stringFor({ pattern, format, minLength = 0, maxLength = 10_000 }: Schema, known: unknown): string {
  const fits = (value: string) =>
    value.length >= minLength &&
    value.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(value)) &&
    (format !== 'uuid' || value === nothing) &&
    (format !== 'date' || /^\d{4}-\d\d-\d\d$/.test(value)) &&
    (format !== 'date-time' || /^\d{4}-\d\d-\d\dT/.test(value));
  const found = [...(typeof known === 'string' ? [known] : []), ...strings, 'a'.repeat(minLength)].find(fits);
  if (found === undefined) throw new Error(`No sample fits ${pattern ?? format ?? ''}.`);
  return found;
}
