import type { CaseMoved } from '@satuloket/server/types';
import { deserialize } from '$app/forms';
import type { Problem } from './case-work.svelte.ts';

export type Answer = { readonly moved?: CaseMoved; readonly problem?: Problem };

/** Takes back a step from a toast, when the page already shows another case. */
export async function undoStep(caseAddress: string, seq: number): Promise<Answer | null> {
  const body = new FormData();
  body.set('key', crypto.randomUUID());
  body.set('seq', String(seq));
  try {
    const response = await fetch(`${caseAddress}?/undo`, {
      method: 'POST',
      body,
      headers: { 'x-sveltekit-action': 'true' },
    });
    const result = deserialize<Answer, Answer>(await response.text());
    return result.type === 'success' || result.type === 'failure' ? (result.data ?? null) : null;
  } catch {
    return null;
  }
}
