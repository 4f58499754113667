import { failure, type Result, success } from '@satuloket/engine';
import type { SignProblem, SignProblemCode } from '../contract.ts';
import { signProblem } from '../problems.ts';

export type BsreSettings = {
  /** Where the client service stands, without a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly timeoutMilliseconds: number;
};

export type BsreAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where the answer broke off on its way. */
  readonly body: Uint8Array | undefined;
};

export type BsreQuestion = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: FormData | Readonly<Record<string, unknown>>;
};

/** One call of the client service. What it answers is read by the adapters alone and repeated nowhere. */
export async function callBsre(
  settings: BsreSettings,
  { method, path, body }: BsreQuestion,
): Promise<Result<BsreAnswer, SignProblem>> {
  const { url, user, password, timeoutMilliseconds } = settings;
  const isForm = body instanceof FormData;
  let response: Response;
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  try {
    response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      // A redirect could carry the passphrase to another host.
      redirect: 'error',
      signal,
    });
  } catch (error) {
    return failure(signProblem(lostCode(error)));
  }
  if (response.status >= 500) return failure(signProblem('unreachable'));
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return success({ status: response.status, headers: response.headers, body: bytes });
  } catch {
    if (signal.aborted) return failure(signProblem('timeout'));
    return success({ status: response.status, headers: response.headers, body: undefined });
  }
}

/** After which nothing can have reached the other side. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function lostCode(error: unknown): SignProblemCode {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return neverSent.has(String(cause?.code ?? '')) ? 'unreachable' : 'timeout';
}

/** The answer as an object; empty where it is none. */
export function jsonOf({ body }: BsreAnswer): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(Buffer.from(body ?? []).toString('utf8'));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
