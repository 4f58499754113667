import { failure, type Result, success } from '@satuloket/engine';
import { caseProblems } from '../cases/index.ts';
import type { Caller } from '../types.ts';

export type ConfirmationCommand = 'open' | 'answer' | 'take-back' | 'send-again';

/**
 * `holder` is whoever holds a link: it was sent to the phone of the one who is asked, and the end of their NIK proves
 * the answer, so that a witness needs no account. Which link it is and whether it still opens is asked after this, and
 * so is whether a resident or an officer may see the case.
 */
export type ConfirmationParty = 'holder' | Caller['who']['kind'];

/** Who may do what in this part, the whole of it. */
export const confirmationPolicy: Readonly<Record<ConfirmationCommand, readonly ConfirmationParty[]>> = {
  open: ['holder'],
  answer: ['holder'],
  'take-back': ['holder'],
  'send-again': ['resident', 'officer'],
};

export function mayUse(command: ConfirmationCommand, party: ConfirmationParty): Result<void> {
  if (confirmationPolicy[command].includes(party)) return success(undefined);
  return failure(party === 'guest' ? caseProblems.signInNeeded : caseProblems.notAllowed);
}
