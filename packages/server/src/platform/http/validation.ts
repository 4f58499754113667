import {
  type Serializer,
  type SerializerFactory,
  SerializerSelector,
} from '@fastify/fast-json-stringify-compiler';
import type { FieldProblem, Problem } from '@satuloket/engine';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { edgeProblems } from './problems.ts';

/** Addresses and query strings carry text only, so their numbers and flags are converted; a body is taken as it is. */
const fromText = new Ajv({ coerceTypes: 'array', useDefaults: true, allErrors: true, strictTypes: false });
const fromBody = new Ajv({ coerceTypes: false, useDefaults: true, allErrors: true, strictTypes: false });
for (const ajv of [fromText, fromBody]) formats.default(ajv);
const buildOwn = SerializerSelector();

/** Compiled when it is first asked for: hundreds of shapes would otherwise cost seconds of every start. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const ajv = httpPart === 'body' ? fromBody : fromText;
  let compiled: ValidateFunction | undefined;
  const validate = (value: unknown): boolean => {
    compiled ??= ajv.compile(schema);
    const valid = compiled(value);
    validate.errors = compiled.errors;
    return valid;
  };
  validate.errors = undefined as ValidateFunction['errors'];
  return validate;
};

/** Fastify's own serializers, each compiled when it is first asked for. */
export const buildSerializer: SerializerFactory = (externalSchemas, options) => {
  const compile = buildOwn(externalSchemas, options);
  return (route) => {
    let compiled: Serializer | undefined;
    return (document) => {
      compiled ??= compile(route);
      return compiled(document);
    };
  };
};

/** A body of nothing but faults must not get an answer many times its size. */
const maximumFaultsTold = 50;

/** Turns what the validator found into one problem with a place and a reason for each fault. */
export function validationProblem(errors: readonly ErrorObject[]): Problem {
  return { ...edgeProblems.malformed, fields: errors.slice(0, maximumFaultsTold).map(fieldProblem) };
}

function fieldProblem(error: ErrorObject): FieldProblem {
  const missing = error.keyword === 'required' ? `/${String(error.params.missingProperty)}` : '';
  const path = `${error.instancePath}${missing}`.slice(1).replaceAll('/', '.');
  return { path, code: error.keyword, message: { id: sentence(error, 'id'), en: sentence(error, 'en') } };
}

function sentence(error: ErrorObject, locale: 'id' | 'en'): string {
  const limit = String(error.params.limit ?? '');
  const sentences: Record<string, { id: string; en: string }> = {
    required: { id: 'Bagian ini harus diisi.', en: 'This is needed.' },
    type: {
      id: `Jenis isinya harus ${error.params.type}.`,
      en: `This must be of type ${error.params.type}.`,
    },
    format: {
      id: `Bentuknya harus ${error.params.format}.`,
      en: `This must be a ${error.params.format}.`,
    },
    maxLength: { id: `Paling banyak ${limit} karakter.`, en: `At most ${limit} characters.` },
    minLength: { id: `Paling sedikit ${limit} karakter.`, en: `At least ${limit} characters.` },
    maximum: { id: `Paling besar ${limit}.`, en: `At most ${limit}.` },
    minimum: { id: `Paling kecil ${limit}.`, en: `At least ${limit}.` },
    additionalProperties: { id: 'Bagian ini tidak dikenal.', en: 'This is not known.' },
  };
  return (sentences[error.keyword] ?? { id: 'Isinya tidak sesuai.', en: 'This does not fit.' })[locale];
}
