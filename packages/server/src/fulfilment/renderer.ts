import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledModules } from '../platform/compiled-modules.ts';
import { foreignFonts, shippedFonts } from './fonts.ts';
import type { RenderAnswer, RenderRequest, RenderTask, SignaturePlace } from './request.ts';
import { faultOf, taskOf } from './task.ts';

export type { DocumentMark, RenderRequest, SignatureLook, SignaturePlace } from './request.ts';

export type RenderedDocument = {
  readonly pdf: Buffer;
  readonly sha256: Buffer;
  readonly pages: number;
  /** Null where the template has no place for a signature. */
  readonly signaturePlace: SignaturePlace | null;
};

/** Why a document was not made; what is not retryable stays until the pack is corrected. */
export type RenderFailure = {
  readonly code: string;
  readonly detail: string;
  readonly retryable: boolean;
};

type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RenderFailure };

type Rendered = Extract<RenderAnswer, { ok: true }>;

export type RenderOutcome = Outcome<RenderedDocument>;

/** All pages below each other, as SVG without fonts: letters are outlines. */
export type PictureOutcome = Outcome<{ readonly svg: string; readonly pages: number }>;

/** A file and how it looks, of one making: who has seen the picture has seen these bytes. */
export type SeenOutcome = Outcome<RenderedDocument & { readonly svg: string }>;

export type Renderer = {
  /** One after the other, in the order in which they came. */
  render(request: RenderRequest): Promise<RenderOutcome>;
  /** With the picture of all its pages. */
  renderSeen(request: RenderRequest): Promise<SeenOutcome>;
  /** The same document to look at and to compare. */
  picture(request: RenderRequest): Promise<PictureOutcome>;
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
  let fonts: Promise<unknown> | undefined;

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

  async function run(task: RenderTask): Promise<Outcome<Rendered>> {
    clearTimeout(idle);
    fonts ??= shippedFonts();
    try {
      await fonts;
    } catch (error) {
      fonts = undefined;
      return failed('fonts-missing', (error as Error).message, true);
    }
    const answer = await ask(start(), task, timeoutMilliseconds);
    if (answer === 'timed-out' || answer === 'died') {
      await stop();
      // The machine may have been short of time or memory just then; the caller counts how often it tries.
      return failed(answer === 'died' ? 'template-took-too-much' : 'template-took-too-long', '', true);
    }
    idle = setTimeout(() => void stop(), idleMilliseconds);
    idle.unref();
    return answer.ok ? { ok: true, value: answer } : failed(answer.code, answer.detail, false);
  }

  /** One after the other: the child does one thing at a time. */
  function inTurn(request: RenderRequest, kind: RenderTask['kind']): ReturnType<typeof run> {
    const fault = faultOf(request);
    if (fault !== undefined) return Promise.resolve(failed(fault, '', false));
    const turn = queue.then(() => run(taskOf(request, kind)));
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    async render(request) {
      const rendered = await inTurn(request, 'pdf');
      return rendered.ok ? documentOf(rendered.value) : rendered;
    },
    async renderSeen(request) {
      const rendered = await inTurn(request, 'both');
      if (!rendered.ok) return rendered;
      const document = documentOf(rendered.value);
      if (!document.ok) return document;
      return { ok: true, value: { ...document.value, svg: rendered.value.picture ?? '' } };
    },
    async picture(request) {
      const rendered = await inTurn(request, 'picture');
      if (!rendered.ok) return rendered;
      return { ok: true, value: { svg: rendered.value.picture ?? '', pages: rendered.value.pages } };
    },
    async close() {
      await queue;
      await stop();
    },
  };
}

function documentOf({ pdf: content = '', pages, signaturePlace }: Rendered): RenderOutcome {
  const pdf = Buffer.from(content, 'base64');
  const foreign = foreignFonts(pdf);
  if (foreign.length > 0) return failed('template-font-missing', foreign.join(', '), false);
  const sha256 = createHash('sha256').update(pdf).digest();
  return { ok: true, value: { pdf, sha256, pages, signaturePlace } };
}

function failed(code: string, detail: string, retryable: boolean): { ok: false; error: RenderFailure } {
  return { ok: false, error: { code, detail, retryable } };
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
      ...compiledModules(),
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
  task: RenderTask,
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
    child.send(task, (error) => error && done('died'));
  });
}
