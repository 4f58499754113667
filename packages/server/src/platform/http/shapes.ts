import type { FieldProblem, FileValue, Text } from '@satuloket/engine';
import { type Static, type TSchema, Type } from 'typebox';
import type { FileAccepted } from '../../types.ts';
import type { HttpApp } from './typebox.ts';

type Reading<Value> = Value extends readonly (infer Item)[]
  ? readonly Reading<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Reading<Value[Key]> }
    : Value;

/** The value fits the schema, and the schema leaves out nothing that the value must have. */
type Fits<Value, Schema extends TSchema> = [Value] extends [Reading<Static<Schema>>]
  ? [Reading<Static<Schema>>] extends [Value]
    ? unknown
    : { readonly 'the schema leaves out': Exclude<keyof Value, keyof Static<Schema>> }
  : { readonly 'the value is none of the schema': Static<Schema> };

/**
 * A named schema of the API's description, held by the compiler to the type that it stands for. Writers of routes use
 * what it returns: a reference to the name.
 */
export function shapeOf<Value>() {
  return <Schema extends TSchema>(name: string, schema: Schema & Fits<Value, Schema>) => ({
    schema: { ...(schema as object), $id: name } as TSchema & { $id: string },
    reference: Type.Unsafe<Value>({ $ref: `${name}#` }),
  });
}

const text = shapeOf<Text>()(
  'Text',
  Type.Object(
    { id: Type.String({ description: 'Bahasa Indonesia.' }), en: Type.String({ description: 'English.' }) },
    { description: 'A text for people, in both languages.' },
  ),
);
export const TextShape = text.reference;

const fieldProblem = shapeOf<FieldProblem>()(
  'FieldProblem',
  Type.Object(
    {
      path: Type.String({ description: 'The path of the field: `witnesses[0].name`.' }),
      code: Type.String({ description: 'The stable code of what is wrong.' }),
      message: TextShape,
    },
    { description: 'What is wrong at one place of a form.' },
  ),
);
export const FieldProblemShape = fieldProblem.reference;

const file = shapeOf<FileValue>()(
  'File',
  Type.Object(
    {
      fileId: Type.String(),
      name: Type.String({ description: 'As it was called when it was sent.' }),
      sha256: Type.String({ description: 'Of the content as it is kept, hexadecimal.' }),
      sizeBytes: Type.Integer(),
      mediaType: Type.String({ description: 'Told by the content, never by the name.' }),
      pages: Type.Optional(Type.Integer({ description: 'Of a PDF.' })),
    },
    { description: 'A file that was accepted.' },
  ),
);
export const FileShape = file.reference;

const fileAccepted = shapeOf<FileAccepted>()(
  'FileAccepted',
  Type.Object(
    {
      file: FileShape,
      warnings: Type.Array(TextShape, {
        description: 'What a look at the picture found; the file is kept all the same.',
      }),
    },
    { description: 'A file that was accepted, and what a look at it found.' },
  ),
);
export const FileAcceptedShape = fileAccepted.reference;

/** Bytes as they are: not read into memory, not looked at by the validator. */
export const BytesShape = Type.Unsafe<AsyncIterable<Uint8Array>>({ description: 'The bytes as they are.' });

/** What every part may answer with. */
export function addSharedShapes(app: HttpApp): void {
  for (const { schema } of [text, fieldProblem, file, fileAccepted]) app.addSchema(schema);
}
