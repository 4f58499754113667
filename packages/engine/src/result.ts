/** A text that people read, in Bahasa Indonesia and in English; both are always there. */
export type Text = { readonly id: string; readonly en: string };

export type Locale = keyof Text;

/** What is wrong at one place of a form: `path` is the field's path (`anak.nama`, `saksi[1].nik`). */
export type FieldProblem = { readonly path: string; readonly code: string; readonly message: Text };

/**
 * An expected failure, told as a value. `code` is stable and documented; `message` says what happened, what was
 * kept and what to do next.
 */
export type Problem = {
  readonly code: string;
  readonly message: Text;
  /** The HTTP status that tells it best. */
  readonly status: number;
  /** Whether the same call may succeed later without any change. */
  readonly retryable: boolean;
  readonly fields?: readonly FieldProblem[];
  /** Values that a screen needs to tell the story (who took the case, the current version, seconds to wait). */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
};

export type Result<Value, Failure = Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failure<Failure>(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}
