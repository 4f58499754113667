/**
 * The process that signs: it is given one document at a time with the key file and its passphrase, over a pair of
 * sockets that nobody else has, and keeps nothing outside its memory (see `workers.ts`).
 */
import { flushCompileCache } from 'node:module';
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
// A terminal tells them to the whole group: the server decides when signing ends, and this process ends with it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', async ({ number, signing }: WorkerQuestion) => {
  let answer: WorkerAnswer;
  try {
    answer = { number, signed: await signPdf(signing) };
  } catch {
    // Nothing of the error goes on: a library's message might repeat what it was given.
    answer = { number, signed: undefined };
  }
  process.send?.(answer);
});
// It may be killed at any time, which writes nothing.
flushCompileCache();
