import type { PasskeyAnswer } from '@satuloket/server/types';

/** A device's answer from a form's hidden field; what is none is answered as an unknown passkey by the server. */
export function readPasskeyAnswer(form: FormData): PasskeyAnswer {
  try {
    const read: unknown = JSON.parse(String(form.get('answer') ?? '').slice(0, 20_000));
    return typeof read === 'object' && read !== null ? (read as PasskeyAnswer) : {};
  } catch {
    return {};
  }
}
