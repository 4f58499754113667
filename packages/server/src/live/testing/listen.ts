export type Heard = { readonly event: string; readonly data: string; readonly id: string };

/** A page that listens. */
export type Page = {
  readonly status: number;
  readonly retryAfter: string | null;
  /** All that it was told, in order. */
  readonly heard: readonly Heard[];
  readonly isEnded: () => boolean;
  close(): void;
};

export async function listen(url: string, headers: Record<string, string> = {}): Promise<Page> {
  const stop = new AbortController();
  const answer = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  const heard: Heard[] = [];
  let isEnded = false;
  const read = async (): Promise<void> => {
    let text = '';
    const words = new TextDecoder();
    for await (const part of answer.body ?? []) {
      text += words.decode(part as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      heard.push(...blocks.map(readBlock).filter(({ event }) => event !== ''));
    }
  };
  void read()
    // Cut: what was told until then was told.
    .catch(() => undefined)
    .finally(() => {
      isEnded = true;
    });
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    heard,
    isEnded: () => isEnded,
    close: () => stop.abort(),
  };
}

function readBlock(block: string): Heard {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { event: field('event'), data: field('data'), id: field('id') };
}
