import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { Caller } from '../../types.ts';

/** How long a proof counts for what is sensitive: long enough for a form, too short for a desk left alone. */
export const freshMinutes = 10;

/**
 * Whether the person behind a call proved who they are a moment ago; asked before what must not be done from a session
 * that someone found open: second factors, posts, emergency access, keys for programs, exports. A call without a session
 * is never fresh. Precedence: right after who may.
 */
export function requireFresh(caller: Caller, now: Date, withinMinutes: number = freshMinutes): Result<void> {
  const { who } = caller;
  if (who.kind === 'guest' || who.kind === 'program' || who.session === undefined) {
    return failure(proofNeeded(withinMinutes));
  }
  const age = now.getTime() - Date.parse(who.session.provenAt);
  return age <= withinMinutes * 60_000 ? success(undefined) : failure(proofNeeded(withinMinutes));
}

function proofNeeded(withinMinutes: number): Problem {
  return {
    code: 'proof-needed',
    status: 403,
    retryable: true,
    message: {
      id: 'Untuk langkah ini buktikan sekali lagi bahwa ini Anda. Yang sudah Anda isi tidak hilang.',
      en: 'For this step prove once more that it is you. What you entered is not lost.',
    },
    details: { withinMinutes },
  };
}
