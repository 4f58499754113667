/** Lets so many pieces of work run at the same time; the others wait in the order in which they came. */
export function createTurns(atOnce: number): { take<Value>(work: () => Promise<Value>): Promise<Value> } {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async take(work) {
      if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
