import { failure, type Result, type Text } from '../result.ts';

/** What is wrong with one typed value. The form that asked for it knows the path and makes a `FieldProblem` of it. */
export type ValueProblem = { readonly code: string; readonly message: Text };

export function problem(code: string, id: string, en: string): ValueProblem {
  return { code, message: { id, en } };
}

export function refused<Value>(code: string, id: string, en: string): Result<Value, ValueProblem> {
  return failure(problem(code, id, en));
}
