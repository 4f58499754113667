import type { Locale, Problem, Result } from '@satuloket/engine';
import { type ActionFailure, error, fail, json } from '@sveltejs/kit';

type Where = { locals: { locale: Locale; requestId: string } };

/** In a load: the value, or the error page that tells the problem. */
export function unwrap<Value>(event: Where, result: Result<Value>): Value {
  if (result.ok) return result.value;
  return stopWith(event, result.error);
}

export function stopWith(event: Where, problem: Problem): never {
  error(problem.status, {
    message: problem.message[event.locals.locale],
    code: problem.code,
    requestId: event.locals.requestId,
  });
}

/** What a form's page shows again after a refused post: the problem in the reader's language, and what was typed. */
export type Refusal = {
  readonly problem: {
    readonly code: string;
    readonly message: string;
    readonly fields: readonly { readonly path: string; readonly message: string }[];
    readonly details: NonNullable<Problem['details']>;
  };
  readonly entered: Readonly<Record<string, string>>;
};

/** In an action: gives the page its problem back together with what was typed, so that nothing is lost. */
export function refuse(
  event: Where,
  problem: Problem,
  entered: Readonly<Record<string, string>> = {},
): ActionFailure<Refusal> {
  const { locale } = event.locals;
  const fields = (problem.fields ?? []).map(({ path, message }) => ({ path, message: message[locale] }));
  return fail(problem.status, {
    problem: { code: problem.code, message: problem.message[locale], fields, details: problem.details ?? {} },
    entered,
  });
}

/** For a page's own script: the problem as JSON, in the reader's language. */
export function problemAnswer(event: Where, problem: Problem): Response {
  const { code, message, retryable, status } = problem;
  return json({ code, message: message[event.locals.locale], retryable }, { status });
}
