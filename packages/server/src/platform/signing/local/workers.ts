import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiledModules } from '../../compiled-modules.ts';
import type { LocalSigned, LocalSigning } from './sign-pdf.ts';
import type { WorkerAnswer, WorkerQuestion } from './signing-worker.ts';

/** Without a use for so long a worker ends, with whatever it still knew. */
const idleMilliseconds = 30_000;

const trusted = process.env.NODE_EXTRA_CA_CERTS;
const trustedOutside = trusted === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusted };

type Waiting = { readonly settle: (signed: LocalSigned | undefined) => void };

/** Signatures are calculated in processes of their own, so that no page waits for them and the server keeps its size. */
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
  readonly #worker: ChildProcess = fork(join(import.meta.dirname, 'signing-worker.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'],
    serialization: 'advanced',
    // No streams: nothing in it can print what it was given. Of the server's environment only whom it trusts outside.
    env: { ...compiledModules(), ...trustedOutside },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor() {
    this.#letGo();
    this.#worker.on('message', (answer) => {
      const { number, signed } = answer as WorkerAnswer;
      this.#settle(number, signed);
    });
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
    // The server stays while something is signed.
    this.#worker.ref();
    this.#worker.channel?.ref();
    this.#worker.send({ number, signing } satisfies WorkerQuestion, (error) => error && this.#giveUp());
    return promise;
  }

  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const { exitCode, signalCode, pid } = this.#worker;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    this.#worker.ref();
    const exited = once(this.#worker, 'exit');
    this.#worker.kill('SIGKILL');
    await exited;
  }

  #settle(number: number, signed: LocalSigned | undefined): void {
    this.#waiting.get(number)?.settle(signed);
    this.#waiting.delete(number);
    if (this.#waiting.size > 0) return;
    this.#letGo();
    this.#idle = setTimeout(() => {
      this.ended = true;
      void this.end();
    }, idleMilliseconds);
    this.#idle.unref();
  }

  /** An idle worker holds no server that has nothing else to do. */
  #letGo(): void {
    this.#worker.unref();
    this.#worker.channel?.unref();
  }

  #giveUp(): void {
    this.ended = true;
    for (const { settle } of this.#waiting.values()) settle(undefined);
    this.#waiting.clear();
  }
}
