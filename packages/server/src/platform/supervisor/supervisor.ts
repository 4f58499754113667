/** What was started and must be stopped, in the reverse order. */
export type Supervisor = {
  /** Registers how to stop something; may be called before it has come up, `stop` then waits for it. */
  onStop(name: string, stop: () => Promise<unknown> | unknown): void;
  readonly stopping: boolean;
  /** Stops everything once; later calls wait for the first. */
  stop(): Promise<void>;
};

export function createSupervisor(options: {
  /** Told when something couldn't be stopped; the rest is stopped all the same. */
  readonly onFailure: (name: string, error: unknown) => void;
}): Supervisor {
  const started: { readonly name: string; readonly stop: () => Promise<unknown> | unknown }[] = [];
  let stopped: Promise<void> | undefined;

  async function stopAll(): Promise<void> {
    for (let next = started.pop(); next !== undefined; next = started.pop()) {
      try {
        await next.stop();
      } catch (error) {
        options.onFailure(next.name, error);
      }
    }
  }

  return {
    onStop(name, stop) {
      started.push({ name, stop });
    },
    get stopping() {
      return stopped !== undefined;
    },
    stop() {
      stopped ??= stopAll();
      return stopped;
    },
  };
}

/**
 * Calls `stop` once when the process is asked to end: Ctrl-C, kill, a closed terminal, the end of the script that
 * started it or of whoever read what it says (`npm start | head`). Further signals change nothing, because Ctrl-C
 * reaches the whole group and the script passes it on too.
 */
export function onEndRequested(stop: () => void): void {
  let asked = false;
  const once = (): void => {
    if (asked) return;
    asked = true;
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  process.on('disconnect', once);
  process.stdout.on('error', once);
  // What is said on the way out may find no reader either.
  process.stderr.on('error', () => undefined);
}
