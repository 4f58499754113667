import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LocalSigned, LocalSigning } from './sign-pdf.ts';
import type { WorkerAnswer, WorkerQuestion } from './signing-worker.ts';

/** Without a use for so long a worker ends, with whatever it still knew. */
const idleMilliseconds = 30_000;

type Waiting = { readonly settle: (signed: LocalSigned | undefined) => void };

/** Signatures are calculated beside the server's own thread, so that no page waits for them. */
export class SigningWorkers {
  readonly #most: number;
  readonly #workers: OneWorker[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Undefined where a worker broke: nothing was signed. */
  sign(signing: LocalSigning): Promise<LocalSigned | undefined> {
    for (const worker of [...this.#workers]) {
      if (worker.ended) this.#workers.splice(this.#workers.indexOf(worker), 1);
    }
    const [least] = [...this.#workers].sort((one, other) => one.waiting - other.waiting);
    if (least !== undefined && (least.waiting === 0 || this.#workers.length >= this.#most)) {
      return least.sign(signing);
    }
    const fresh = new OneWorker();
    this.#workers.push(fresh);
    return fresh.sign(signing);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.end()));
  }
}

class OneWorker {
  ended = false;
  readonly #worker = new Worker(new URL('./signing-worker.mjs', import.meta.url), {
    workerData: { compiled: compiledFolder() },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Its own environment and no streams: nothing in it can print what it was given.
    env: {},
    stdout: true,
    stderr: true,
  });
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', ({ number, signed }: WorkerAnswer) => this.#settle(number, signed));
    this.#worker.on('error', () => this.#giveUp());
    this.#worker.on('exit', () => this.#giveUp());
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  sign(signing: LocalSigning): Promise<LocalSigned | undefined> {
    clearTimeout(this.#idle);
    const number = this.#next++;
    const { promise, resolve } = Promise.withResolvers<LocalSigned | undefined>();
    this.#waiting.set(number, { settle: resolve });
    // The process stays while something is signed.
    this.#worker.ref();
    this.#worker.postMessage({ number, signing } satisfies WorkerQuestion);
    return promise;
  }

  async end(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker.terminate();
  }

  #settle(number: number, signed: LocalSigned | undefined): void {
    this.#waiting.get(number)?.settle(signed);
    this.#waiting.delete(number);
    if (this.#waiting.size > 0) return;
    this.#worker.unref();
    this.#idle = setTimeout(() => {
      this.ended = true;
      void this.#worker.terminate();
    }, idleMilliseconds);
    this.#idle.unref();
  }

  #giveUp(): void {
    this.ended = true;
    for (const { settle } of this.#waiting.values()) settle(undefined);
    this.#waiting.clear();
  }
}

/** As it was given when this process began to keep compiled modules; what is told is a folder of this Node's in it. */
function compiledFolder(): string | undefined {
  const ours = getCompileCacheDir();
  return ours === undefined ? undefined : dirname(ours);
}
