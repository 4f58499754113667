import { parentPort } from 'node:worker_threads';
import { type LocalSigned, type LocalSigning, signPdf } from './sign-pdf.ts';

/** What goes to a worker and comes back, by number. */
export type WorkerQuestion = { readonly number: number; readonly signing: LocalSigning };
export type WorkerAnswer = {
  readonly number: number;
  /** Undefined: it broke in a way that is nobody's fault outside. */
  readonly signed: LocalSigned | undefined;
  readonly fault?: string;
};

parentPort?.on('message', async ({ number, signing }: WorkerQuestion) => {
  let answer: WorkerAnswer;
  try {
    answer = { number, signed: await signPdf(signing) };
  } catch (error) {
    // The name alone: a message of a library might repeat what it was given.
    answer = { number, signed: undefined, fault: (error as Error).name };
  }
  parentPort?.postMessage(answer);
});
