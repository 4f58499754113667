export const dayMilliseconds = 86_400_000;

/** `YYYY-MM-DD`, so many days earlier. */
export const dayBefore = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMilliseconds).toISOString().slice(0, 10);
