/**
 * The schemas as editors get them: `use`, `useEach` and `null` may stand where they mean something, and what a used piece
 * may bring is not demanded. Whether everything is there is checked by `satuloket pack lint`, once all pieces are in.
 */
type Schema = { [keyword: string]: unknown };

export const useDescription =
  'A piece, or several in order, that stands here beneath the properties beside it: <file>/<name> of shared/, services/<code>, or <pack>:<file>/<name> of a base pack.';

export const use: Schema = {
  description: useDescription,
  anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
};

export const useEach: Schema = {
  type: 'object',
  description: 'Puts the elements of a piece that is a list into this list.',
  properties: { useEach: { ...use, description: 'A piece that is a list, or several.' } },
  required: ['useEach'],
  additionalProperties: false,
};

const useHere: Schema = { $ref: '#/definitions/use' };
const useEachHere: Schema = { $ref: '#/definitions/useEach' };

export function forEditors(schema: Schema): Schema {
  return {
    ...loosened(schema),
    // Only at the top is it certain that nothing else brings what is missing.
    anyOf: [{ required: ['use'] }, { required: schema.required ?? [] }],
    definitions: { use, useEach },
  };
}

function loosened(schema: Schema): Schema {
  if (schema.items !== undefined)
    return { ...schema, items: { anyOf: [loosened(schema.items as Schema), useEachHere] } };
  if (schema.oneOf !== undefined) {
    const { discriminator: _, required: __, oneOf, ...rest } = schema;
    return { ...rest, anyOf: (oneOf as Schema[]).map(loosened) };
  }
  if (schema.type !== 'object') return schema;
  const { required: _, if: __, then: ___, else: ____, ...rest } = schema;
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  return {
    ...rest,
    properties: {
      use: useHere,
      ...Object.fromEntries(properties.map(([name, property]) => [name, orNothing(loosened(property))])),
    },
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: orNothing(loosened(schema.additionalProperties as Schema)),
    }),
  };
}

/** `null` takes a property of a used piece away. */
function orNothing(schema: Schema): Schema {
  if (schema.anyOf !== undefined && schema.type === undefined)
    return { ...schema, anyOf: [...(schema.anyOf as Schema[]), { type: 'null' }] };
  const { type, enum: values, ...rest } = schema;
  return {
    ...rest,
    ...(typeof type === 'string' && { type: [type, 'null'] }),
    ...(Array.isArray(values) && { enum: [...values, null] }),
  };
}
