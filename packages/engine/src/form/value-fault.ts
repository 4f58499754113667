import type { FieldProblem, Text } from '../result.ts';

/** What is wrong with a value, before its path is known. */
export type ValueFault = { readonly code: string; readonly message: Text };

export function at(path: string, faults: readonly ValueFault[]): FieldProblem[] {
  return faults.map(({ code, message }) => ({ path, code, message }));
}

export function faultOf(
  result: { readonly ok: true } | { readonly ok: false; readonly error: ValueFault },
): readonly ValueFault[] {
  return result.ok ? [] : [result.error];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
