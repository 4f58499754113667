import type { Locale, Problem, Result } from '@satuloket/engine';

/** What a browser shows: a title and where it leads. No more, because it stands on a locked screen. */
export type PushNote = {
  readonly title: string;
  readonly language: Locale;
  /** `/kota-bekasi/berkas/KB-7F3K9-2QXAM` */
  readonly path: string;
  /** The same key replaces what came before under it. */
  readonly key: string;
};

/** Sends to all browsers of an account; a retryable failure may be sent again later with the same key. */
export type PushSender = {
  send(
    accountId: string,
    note: PushNote,
  ): Promise<Result<{ readonly providerId: string }, Pick<Problem, 'code' | 'retryable'>>>;
};
