/** What a run answers that left work for others to have their turn: it is run again at once, without its pause. */
export const moreIsDue = 'more-is-due';

/**
 * A little of each one's work, in their order: whoever has a thousand things waiting holds up nobody who has one. What
 * fails with one is told once all had their turn.
 *
 * @param work does some of it, and tells whether more is due.
 */
export async function aTurnEach(
  ids: readonly string[],
  work: (id: string) => Promise<boolean>,
): Promise<typeof moreIsDue | undefined> {
  const broken: unknown[] = [];
  let isMoreDue = false;
  for (const id of ids) {
    try {
      if (await work(id)) isMoreDue = true;
    } catch (error) {
      broken.push(error);
    }
  }
  if (broken.length > 0) throw broken[0];
  return isMoreDue ? moreIsDue : undefined;
}
