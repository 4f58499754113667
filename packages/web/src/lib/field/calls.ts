import type { Round } from '@satuloket/server/types';
import type { Called, FieldServer, SentAnswer } from './outbox.ts';

export type Who = { readonly accountId: string; readonly name: string };

/** The page's own addresses on the server; the session's cookie goes with each call. */
export type CourierServer = FieldServer & {
  round(): Promise<Called<{ readonly who: Who; readonly round: Round }>>;
  call(input: {
    key: string;
    parcelId: string;
  }): Promise<Called<{ readonly dial: string | null; readonly sentence: string }>>;
};

/** Longer than a slow network needs; a dead one is given up, and everything stays where it is. */
const patienceMilliseconds = 25_000;

export function courierServer(base: string): CourierServer {
  async function ask<Value>(path: string, init: RequestInit): Promise<Called<Value>> {
    try {
      const response = await fetch(`${base}/${path}`, {
        ...init,
        cache: 'no-store',
        signal: AbortSignal.timeout(patienceMilliseconds),
      });
      const body: unknown = await response.json().catch(() => null);
      if (response.ok && body !== null) return { ok: true, value: body as Value };
      const { code, offsetBytes } = (body ?? {}) as { code?: unknown; offsetBytes?: unknown };
      return {
        ok: false,
        status: response.status,
        code: typeof code === 'string' ? code : '',
        ...(typeof offsetBytes === 'number' && { offsetBytes }),
      };
    } catch {
      return { ok: false, status: 0, code: '' };
    }
  }
  const post = <Value>(path: string, body: unknown): Promise<Called<Value>> =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    round: () => ask('putaran', { method: 'GET' }),
    enrol: (input) => post('perangkat', input),
    send: (input) => post<{ answers: readonly SentAnswer[]; next: number }>('catatan', input),
    call: (input) => post('panggilan', input),
    sendFile: ({ sha256, content, from, size, ...named }) =>
      ask(`bukti/${sha256}?${new URLSearchParams({ ...named, from: String(from), size: String(size) })}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: content,
      }),
  };
}
