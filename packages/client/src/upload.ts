import type { components } from './api.generated.ts';
import type { Problem } from './client.ts';

export type FileAccepted = components['schemas']['FileAccepted'];

export type Uploaded =
  | { readonly data: FileAccepted; readonly error?: undefined }
  | { readonly data?: undefined; readonly error: Problem };

/**
 * Sends a file to the `uploadPath` of `beginUpload`, in parts. Called again after the connection broke it goes on from
 * the byte that the server has, so nothing is sent twice.
 */
export async function sendUpload(input: {
  readonly baseUrl: string;
  readonly uploadPath: string;
  readonly content: Blob;
  /** Small enough for a bad line. 1 MiB unless told otherwise. */
  readonly partBytes?: number;
  readonly fetch?: typeof fetch;
}): Promise<Uploaded> {
  const { content, partBytes = 1024 * 1024, fetch: send = fetch } = input;
  const address = new URL(input.uploadPath, input.baseUrl);
  let offset = offsetOf(await send(address, { method: 'HEAD' }));
  for (;;) {
    const answer = await send(address, {
      method: 'PATCH',
      headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: content.slice(offset, offset + partBytes),
    });
    if (answer.status === 200) return { data: (await answer.json()) as FileAccepted };
    if (answer.status !== 204) return { error: (await answer.json()) as Problem };
    offset = offsetOf(answer);
  }
}

/** An upload that has ended tells no offset; sending from 0 then brings the problem that says so. */
function offsetOf(answer: Response): number {
  return Number(answer.headers.get('upload-offset') ?? 0);
}
