/** Sends a file in parts; a part that did not arrive is sent again from where the server stands. */
import { locale, text } from './upload-words.ts';

const partBytes = 256 * 1024;
/** A person who went for lunch with the page open still finds the upload going on. */
const longestPauseMilliseconds = 15_000;

export type Sent = { readonly warnings: readonly { readonly id: string; readonly en: string }[] };

/** The server will not take the file; its message says why. */
export class Refused extends Error {}

export async function sendFile(
  beginPath: string,
  file: { readonly requirement: string; readonly name: string; readonly content: Blob },
  say: (words: string) => void,
): Promise<Sent> {
  const { content } = file;
  const uploadPath = await begin(beginPath, file, say);
  let offset = 0;
  let misses = 0;
  while (true) {
    try {
      const part = content.slice(offset, offset + partBytes);
      const answer = await fetch(uploadPath, {
        method: 'PATCH',
        headers: {
          'accept-language': locale,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
        },
        body: part,
      });
      if (isRefusal(answer.status)) throw new Refused(await messageOf(answer));
      if (!answer.ok) throw new Error(String(answer.status));
      misses = 0;
      if (answer.status === 200) return (await answer.json()) as Sent;
      offset = Number(answer.headers.get('upload-offset') ?? offset + part.size);
      say(text.sending(Math.min(99, Math.round((offset / Math.max(1, content.size)) * 100))));
    } catch (problem) {
      if (problem instanceof Refused) throw problem;
      misses += 1;
      say(text.waiting);
      await pause(misses);
      offset = await serverOffset(uploadPath, offset);
    }
  }
}

/** 409 means that the server stands elsewhere, 408 and 429 that it wants to be asked again. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 409, 429].includes(status);
}

async function begin(
  path: string,
  file: { readonly requirement: string; readonly name: string; readonly content: Blob },
  say: (words: string) => void,
): Promise<string> {
  for (let misses = 0; ; misses += 1) {
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          requirement: file.requirement,
          name: file.name,
          sizeBytes: file.content.size,
        }),
      });
      if (isRefusal(answer.status)) throw new Refused(await messageOf(answer));
      if (!answer.ok) throw new Error(String(answer.status));
      const begun: { uploadPath: string } = await answer.json();
      return begun.uploadPath;
    } catch (problem) {
      if (problem instanceof Refused) throw problem;
      say(text.waiting);
      await pause(misses + 1);
    }
  }
}

async function serverOffset(path: string, known: number): Promise<number> {
  const answer = await fetch(path, { method: 'HEAD' }).catch(() => null);
  // Still without a connection: the next try asks again. An upload that is over tells so at its next part.
  if (!answer?.ok) return known;
  const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN);
  return Number.isInteger(offset) ? offset : known;
}

async function messageOf(answer: Response): Promise<string> {
  // Our pages' endpoints call it `message`, problems of the API (RFC 9457) `title`.
  const problem: { message?: string; title?: string } = await answer.json().catch(() => ({}));
  return problem.message ?? problem.title ?? text.failed;
}

/** Longer after each miss, but at once when the phone says that it is back. */
function pause(misses: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(500 * 2 ** misses, longestPauseMilliseconds));
    addEventListener('online', done);
  });
}
