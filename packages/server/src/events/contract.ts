import type { Result } from '@satuloket/engine';
import type { Caller } from '../types.ts';

export interface EventService {
  /** Opens a draft of what an event could not file by itself, filled in with all that is known. */
  startMember(
    caller: Caller,
    input: { code: string; member: string; item?: number },
  ): Promise<Result<{ readonly draftId: string }>>;
}
