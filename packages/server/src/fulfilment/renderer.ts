import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateFault } from '@satuloket/engine';
import { foreignFonts } from './fonts.ts';

export type RenderRequest = {
  readonly template: string;
  /** Reaches the template as `json(bytes(sys.inputs.data))`. */
  readonly data: Readonly<Record<string, string | number | boolean>>;
  /** ISO instant that stands in the document as its date of creation. */
  readonly createdAt: string;
};

export type RenderAnswer =
  | { readonly ok: true; readonly pdfBase64: string; readonly pages: number }
  | { readonly ok: false; readonly code: string; readonly detail: string };

export type RenderedDocument = {
  readonly pdf: Buffer;
  readonly sha256: Buffer;
  readonly pages: number;
};

/** Why a document was not made; what is not retryable stays until the pack is corrected. */
export type RenderFailure = {
  readonly code: string;
  readonly detail: string;
  readonly retryable: boolean;
};

export type RenderOutcome =
  | { readonly ok: true; readonly value: RenderedDocument }
  | { readonly ok: false; readonly error: RenderFailure };

export type Renderer = {
  /** One after the other, in the order in which they came. */
  render(request: RenderRequest): Promise<RenderOutcome>;
  close(): Promise<void>;
};

export type RendererLimits = {
  readonly timeoutMilliseconds: number;
  /** Of the child's own memory (data segment). */
  readonly memoryMegabytes: number;
};

const usualLimits: RendererLimits = { timeoutMilliseconds: 10_000, memoryMegabytes: 1024 };

/** Without a use for so long the child ends; the next document starts another. */
const idleMilliseconds = 60_000;

/**
 * Renders templates in one child process that stays warm and is killed when a template takes too long or too much. The
 * child has an empty folder as its root, no packages, no network and no secrets in its environment.
 */
export function createRenderer(limits: Partial<RendererLimits> = {}): Renderer {
  const { timeoutMilliseconds, memoryMegabytes } = { ...usualLimits, ...limits };
  let child: { process: ChildProcess; folder: string } | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  function start(): ChildProcess {
    if (child !== undefined) return child.process;
    const folder = mkdtempSync(join(tmpdir(), 'satuloket-render-'));
    const process = spawnLimited(folder, memoryMegabytes);
    child = { process, folder };
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      if (child?.process === process) child = undefined;
    });
    return process;
  }

  function stop(): Promise<void> {
    clearTimeout(idle);
    const running = child?.process;
    child = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      running.once('exit', () => resolve());
      running.kill('SIGKILL');
    });
  }

  async function renderNow(request: RenderRequest): Promise<RenderOutcome> {
    clearTimeout(idle);
    const answer = await ask(start(), request, timeoutMilliseconds);
    if (answer === 'timed-out' || answer === 'died') {
      await stop();
      const code = answer === 'died' ? 'template-took-too-much' : 'template-took-too-long';
      // The machine may have been short of time or memory just then; the caller counts how often it tries.
      return { ok: false, error: { code, detail: '', retryable: true } };
    }
    idle = setTimeout(() => void stop(), idleMilliseconds);
    idle.unref();
    if (!answer.ok) return { ok: false, error: { ...answer, retryable: false } };
    const pdf = Buffer.from(answer.pdfBase64, 'base64');
    const foreign = foreignFonts(pdf);
    if (foreign.length > 0) {
      const detail = foreign.join(', ');
      return { ok: false, error: { code: 'template-font-missing', detail, retryable: false } };
    }
    const sha256 = createHash('sha256').update(pdf).digest();
    return { ok: true, value: { pdf, sha256, pages: answer.pages } };
  }

  return {
    render(request) {
      const fault = templateFault(request.template);
      if (fault !== undefined) {
        return Promise.resolve({ ok: false, error: { code: fault, detail: '', retryable: false } });
      }
      const turn = queue.then(() => renderNow(request));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await queue;
      await stop();
    },
  };
}

function spawnLimited(folder: string, memoryMegabytes: number): ChildProcess {
  const script = join(import.meta.dirname, 'render-child.ts');
  // The shell sets the limit and becomes Node. Systems without that limit (macOS) go without it.
  const command = `ulimit -d ${memoryMegabytes * 1024} 2>/dev/null; exec "$0" "$@"`;
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', script, folder];
  const spawned = spawn('/bin/sh', ['-c', command, ...node], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      // Typst looks for packages on the network through any proxy named here: a port where nobody listens.
      HTTP_PROXY: unreachable,
      HTTPS_PROXY: unreachable,
      ALL_PROXY: unreachable,
    },
  });
  // The server may end while the child is idle.
  spawned.unref();
  spawned.channel?.unref();
  return spawned;
}

const unreachable = 'http://127.0.0.1:9';

function ask(
  child: ChildProcess,
  request: RenderRequest,
  timeoutMilliseconds: number,
): Promise<RenderAnswer | 'timed-out' | 'died'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done('timed-out'), timeoutMilliseconds);
    const onMessage = (message: unknown): void => done(message as RenderAnswer);
    const onEnd = (): void => done('died');
    function done(answer: RenderAnswer | 'timed-out' | 'died'): void {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onEnd);
      child.off('error', onEnd);
      resolve(answer);
    }
    child.on('message', onMessage);
    child.on('exit', onEnd);
    child.on('error', onEnd);
    child.send(request, (error) => error && done('died'));
  });
}
