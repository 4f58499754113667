/**
 * Hears from the server that what a page shows has changed. Only while the page is looked at: a stream costs a phone
 * its battery and a browser one of its few connections. Without EventSource, or without the server's answer, nothing is
 * missing: the page shows what is new when it is loaded.
 */
export type Following = {
  /** Where to listen, asked at each beginning: it may say how far the page has seen. */
  readonly address: () => string;
  readonly changed: (number: number) => void;
  /** It listens again after a while in which it did not. */
  readonly back?: () => void;
};

const firstPauseMilliseconds = 5_000;
const longestPauseMilliseconds = 5 * 60_000;
/** A browser says only that it failed, not why: who may not listen stops asking soon. */
const mostFailures = 6;

/** @returns how to stop. */
export function follow({ address, changed, back }: Following): () => void {
  if (!('EventSource' in globalThis)) return () => undefined;
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let hasListened = false;
  let isOver = false;

  function close(): void {
    clearTimeout(again);
    source?.close();
    source = undefined;
  }

  function open(): void {
    close();
    if (isOver || document.visibilityState !== 'visible') return;
    const opened = new EventSource(address());
    source = opened;
    opened.addEventListener('open', () => {
      failures = 0;
      if (hasListened) back?.();
      hasListened = true;
    });
    opened.addEventListener('changed', ({ data }: MessageEvent<string>) => changed(Number(data)));
    opened.addEventListener('over', () => {
      isOver = true;
      close();
    });
    opened.addEventListener('error', () => {
      // A line that broke is taken up by the browser itself, after the pause that the server named.
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      close();
      failures += 1;
      if (failures > mostFailures) return;
      const pause = Math.min(firstPauseMilliseconds * 2 ** failures, longestPauseMilliseconds);
      again = setTimeout(open, pause * (0.5 + Math.random() / 2));
    });
  }

  const seen = (): void => {
    failures = 0;
    if (document.visibilityState !== 'visible') close();
    else if (source === undefined) open();
  };
  const hidden = (): void => close();
  document.addEventListener('visibilitychange', seen);
  addEventListener('pagehide', hidden);
  addEventListener('pageshow', seen);
  open();
  return () => {
    isOver = true;
    close();
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('pagehide', hidden);
    removeEventListener('pageshow', seen);
  };
}
