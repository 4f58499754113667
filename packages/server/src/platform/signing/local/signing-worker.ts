import { parentPort } from 'node:worker_threads';
import { stayBelowPages } from '../../below-pages.ts';
import { type LocalSigned, type LocalSigning, signPdf } from './sign-pdf.ts';

/** What goes to a worker and comes back, by number. */
export type WorkerQuestion = { readonly number: number; readonly signing: LocalSigning };
export type WorkerAnswer = {
  readonly number: number;
  /** Undefined: it broke in a way that is nobody's fault outside. */
  readonly signed: LocalSigned | undefined;
};

stayBelowPages();
parentPort?.on('message', async ({ number, signing }: WorkerQuestion) => {
  let answer: WorkerAnswer;
  try {
    answer = { number, signed: await signPdf(signing) };
  } catch {
    // Nothing of the error goes on: a library's message might repeat what it was given.
    answer = { number, signed: undefined };
  }
  parentPort?.postMessage(answer);
});
