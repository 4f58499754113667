/**
 * Conditions and values of packs, in CEL. The library checks types but neither presence nor cost; this adapter adds
 * both, converts values (its integers are BigInt), and treats what is missing as not known yet.
 */
import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import { failure, type Result, success } from '../result.ts';
import { type ExpressionFault, findFaults } from './check.ts';
import { type Lookups, registerPackFunctions, withLookups } from './functions.ts';
import type { Names, ValueType } from './names.ts';

export { celFunctions, isDate, type Lookups, longDate, packFunctions } from './functions.ts';
export { listOf, type NameSpec, type Names, nearestName, recordOf, type ValueType } from './names.ts';

/** A pack is small: a condition that is longer hides a rule that belongs into a fact of its own. */
export const maximumExpressionLength = 500;
const structuralLimits = {
  maxAstNodes: 250,
  maxDepth: 40,
  maxListElements: 60,
  maxMapEntries: 0,
  maxCallArguments: 8,
};

export type ExpressionProblem = {
  readonly code: 'too-long' | 'syntax' | 'type' | 'result-type' | ExpressionFault['code'];
  /** What is wrong, in English, for the author of a pack. */
  readonly detail: string;
  readonly name?: string;
  readonly nearest?: string;
};

export type ResultType = 'bool' | 'int' | 'double' | 'string' | 'scalar';

export type Compiled = {
  readonly source: string;
  readonly type: string;
  /** Paths that it reads, `form.mother.nik`. */
  readonly references: ReadonlySet<string>;
  readonly names: Names;
  readonly run: ParseResult;
};

export type Scalar = string | number | boolean;

/**
 * Parses and checks an expression. `present` names optional paths that are there by the place where the expression
 * stands: a field's own value in its check.
 */
export function compileExpression(
  source: string,
  names: Names,
  expected: ResultType,
  present: ReadonlySet<string> = new Set(),
): Result<Compiled, readonly ExpressionProblem[]> {
  if (source.length > maximumExpressionLength) {
    return failure([
      { code: 'too-long', detail: `${source.length} characters; at most ${maximumExpressionLength}` },
    ]);
  }
  let run: ParseResult;
  try {
    run = environmentFor(names).parse(source);
  } catch (error) {
    return failure([{ code: 'syntax', detail: firstLine(error) }]);
  }
  const references = new Set<string>();
  const faults = findFaults(run.ast, names, present, references);
  if (faults.length > 0) return failure(faults.map((fault) => ({ ...fault, detail: describeFault(fault) })));
  const checked = run.check();
  if (!checked.valid) return failure([{ code: 'type', detail: firstLine(checked.error) }]);
  const type = checked.type ?? 'dyn';
  if (!fits(type, expected))
    return failure([{ code: 'result-type', detail: `gives ${type}, but ${expected} is needed here` }]);
  return success({ source, type, references, names, run });
}

/** Evaluates with plain values; `undefined` when something that it needs is not known yet. Never throws. */
export function evaluateExpression(
  compiled: Compiled,
  values: Readonly<Record<string, unknown>>,
  lookups: Lookups = {},
): Scalar | undefined {
  const context: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(compiled.names)) {
    // Only what the expression reads is converted: a form may hold fifty fields and a condition one.
    if (!compiled.references.has(name)) continue;
    const value = convert(values[name], spec.type);
    if (value !== undefined) context[name] = value;
  }
  try {
    return fromCel(withLookups(lookups, () => compiled.run(context)));
  } catch {
    return undefined;
  }
}

const environments = new WeakMap<Names, Environment>();

function environmentFor(names: Names): Environment {
  let environment = environments.get(names);
  if (!environment) {
    environment = new Environment({ limits: structuralLimits });
    registerPackFunctions(environment);
    const registered: RegisteredTypes = new Map();
    for (const [name, spec] of Object.entries(names)) {
      environment.registerVariable(name, celType(environment, spec.type, registered));
    }
    environments.set(names, environment);
  }
  return environment;
}

/** The library's name of each record, by the record's names. */
type RegisteredTypes = Map<Names, string>;

/**
 * Each record becomes a type of its own, so that the library knows the types of its fields. The same record in two
 * places (mother and father are both people) is one type: the library tells values apart by their class.
 */
function celType(environment: Environment, type: ValueType, registered: RegisteredTypes): string {
  if (typeof type === 'string') return type;
  if ('list' in type) return `list<${celType(environment, type.list, registered)}>`;
  const known = registered.get(type.record);
  if (known !== undefined) return known;
  const fields: Record<string, string> = {};
  for (const [name, spec] of Object.entries(type.record))
    fields[name] = celType(environment, spec.type, registered);
  const typeName = `Record${registered.size + 1}`;
  registered.set(type.record, typeName);
  environment.registerType(typeName, { ctor: classOf(type.record), fields });
  return typeName;
}

type RecordClass = new () => Record<string, unknown>;
const classes = new WeakMap<Names, RecordClass>();

/** The library tells records in lists apart by their class; each set of names has one. */
function classOf(names: Names): RecordClass {
  let recordClass = classes.get(names);
  if (!recordClass) {
    recordClass = class {} as RecordClass;
    classes.set(names, recordClass);
  }
  return recordClass;
}

/** Values of another shape than declared are left out: to a condition they are not known yet. */
function convert(value: unknown, type: ValueType): unknown {
  if (value === undefined || value === null) return undefined;
  if (type === 'string') return typeof value === 'string' ? value : undefined;
  if (type === 'bool') return typeof value === 'boolean' ? value : undefined;
  if (type === 'int')
    return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (type === 'double') return typeof value === 'number' ? value : undefined;
  if ('list' in type) {
    return Array.isArray(value)
      ? value.map((item) => convert(item, type.list)).filter((item) => item !== undefined)
      : undefined;
  }
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const record = new (classOf(type.record))();
  for (const [name, spec] of Object.entries(type.record)) {
    const converted = convert((value as Record<string, unknown>)[name], spec.type);
    if (converted !== undefined) record[name] = converted;
  }
  return record;
}

function fromCel(value: unknown): Scalar | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

function fits(type: string, expected: ResultType): boolean {
  if (expected === 'scalar') return ['bool', 'int', 'double', 'string'].includes(type);
  return type === expected || (expected === 'double' && type === 'int');
}

function describeFault(fault: ExpressionFault): string {
  const hint = fault.nearest ? `; did you mean "${fault.nearest}"?` : '';
  switch (fault.code) {
    case 'unknown-name':
      return `"${fault.name}" is not a name that can stand here${hint}`;
    case 'unguarded':
      return `"${fault.name}" may be absent: guard it with has(${fault.name})`;
    case 'not-allowed':
      return `"${fault.name}" may not be used in a pack${hint}`;
    case 'nested-comprehension':
      return `"${fault.name}" stands inside another comprehension; packs allow one level`;
  }
}

function firstLine(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]!.trim() : 'not readable';
}
