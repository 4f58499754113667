/** So many at most are one question: an answer is not to wait for a hundred others. */
const mostAtOnce = 32;

type Waiting<Answer> = {
  readonly promise: Promise<Answer | undefined>;
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Questions of one kind that come in the same turn of the loop, asked as one: when many ask, sending a statement costs
 * more than what it does. Nobody waits for others to come. Who asks the same is given the same answer, which nobody may
 * change.
 *
 * @param ask is given each key once, and answers with what it found.
 */
export function together<Key, Answer>(
  ask: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>,
): (key: Key) => Promise<Answer | undefined> {
  let waiting = new Map<Key, Waiting<Answer>>();

  function send(): void {
    const asked = waiting;
    waiting = new Map();
    ask([...asked.keys()]).then(
      (found) => {
        for (const [key, { resolve }] of asked) resolve(found.get(key));
      },
      (reason: unknown) => {
        for (const { reject } of asked.values()) reject(reason);
      },
    );
  }

  return (key) => {
    const same = waiting.get(key);
    if (same !== undefined) return same.promise;
    const mine: Waiting<Answer> = Promise.withResolvers<Answer | undefined>();
    const those = waiting;
    if (those.size === 0) setImmediate(() => those === waiting && send());
    those.set(key, mine);
    if (those.size === mostAtOnce) send();
    return mine.promise;
  };
}
