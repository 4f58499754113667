/** Of PostgreSQL: a connection that broke, a shutdown, no room for another, a full disk, a statement that took too long. */
const passingStates = /^(?:08...|53...|57P0[1-3]|57014|58030)$/;
/** Of the machine. */
const passingFaults = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;
/** Of the driver and its pool, which have no codes. */
const passingWords =
  /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/;

/** Whether the database was away or had no room: what was asked of it may go well a moment later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', message } = error as Error & { readonly code?: unknown };
  if (typeof code !== 'string') return false;
  return passingStates.test(code) || passingFaults.test(code) || passingWords.test(message);
}
