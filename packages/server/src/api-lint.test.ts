import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { apiDocument } from './api-document.ts';

type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};
type Body = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };

const document = await apiDocument();
const schemas = (document.components.schemas ?? {}) as Readonly<Record<string, Schema>>;

test('an independent linter finds no error', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({ source: JSON.stringify(document), config });
  const errors = found.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

/** Objects that let in properties which nobody has named: what is sent there could be taken for ours. */
function open(schema: Schema, path: string, seen: ReadonlySet<string> = new Set()): string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const named = schemas[name];
    return named === undefined || seen.has(name) ? [] : open(named, path, new Set([...seen, name]));
  }
  const { properties, additionalProperties, items, anyOf = [], oneOf = [], allOf = [] } = schema;
  const own = properties !== undefined && additionalProperties !== false ? [path] : [];
  return [
    ...own,
    ...Object.entries(properties ?? {}).flatMap(([name, each]) => open(each, `${path}.${name}`, seen)),
    ...(items === undefined ? [] : open(items, `${path}[]`, seen)),
    ...(typeof additionalProperties === 'object' ? open(additionalProperties, `${path}.*`, seen) : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((each) => open(each, path, seen)),
  ];
}

const bodies = Object.values(document.paths).flatMap((methods) =>
  Object.values(methods).flatMap((operation) => {
    const { requestBody } = operation as { readonly requestBody?: Body };
    return Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
      schema === undefined ? [] : [[operation.operationId ?? '', schema] as const],
    );
  }),
);

test('there are bodies to look at', () => expect(bodies.length).toBeGreaterThan(40));

test.each(bodies)('%s takes nothing that is not named', (_operation, schema) => {
  expect(open(schema, 'body')).toEqual([]);
});
