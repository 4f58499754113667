import { constants, setPriority } from 'node:os';

/**
 * Lets whoever waits for a page go first: what calls this gets the processor when nobody else wants it. On Linux it holds
 * for the calling thread alone (setpriority(2)); elsewhere it would slow the whole process, so nothing is changed there.
 */
export function stayBelowPages(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A container may forbid it; the work is done all the same.
  }
}
