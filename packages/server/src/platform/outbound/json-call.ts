import { failure, type Result, success } from '@satuloket/engine';

/** What the other side answered; failures of its own making (5xx) are `CallFailure`s instead. */
export type Answer = { readonly status: number; readonly body: unknown };

/** Why there is no answer. `actedOn` says whether the other side may have done what was asked all the same. */
export type CallFailure = {
  readonly kind: 'unreachable' | 'timeout' | 'server-error' | 'unreadable';
  readonly actedOn: 'no' | 'unknown';
};

export type JsonCall = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly timeoutMilliseconds: number;
};

/** Posts JSON and reads JSON; the time-out covers everything up to the last byte of the answer. */
export async function postJson(call: JsonCall): Promise<Result<Answer, CallFailure>> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(call.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...call.headers },
      body: JSON.stringify(call.body),
      // A redirect could carry the key and the personal data to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeoutMilliseconds),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    return failure(failureOf(error));
  }
  if (status >= 500) {
    return failure({ kind: 'server-error', actedOn: status === 503 ? 'no' : 'unknown' });
  }
  try {
    return success({ status, body: text === '' ? undefined : JSON.parse(text) });
  } catch {
    return failure({ kind: 'unreadable', actedOn: 'unknown' });
  }
}

/** The codes of Node's network errors after which nothing can have reached the other side. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function failureOf(error: unknown): CallFailure {
  if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout', actedOn: 'unknown' };
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const code = typeof cause?.code === 'string' ? cause.code : '';
  return { kind: 'unreachable', actedOn: neverSent.has(code) ? 'no' : 'unknown' };
}
