import { expect, test } from 'vitest';
import { sendUpload } from '../src/index.ts';

const file = { fileId: 'f', name: 'surat.pdf', sha256: '0', sizeBytes: 10, mediaType: 'application/pdf' };

/** A server that keeps what comes, and whose line breaks once after so many bytes. */
function brokenLine(breaksAtBytes: number, sizeBytes = 10) {
  const kept: number[] = [];
  const offsets: number[] = [];
  let broken = false;
  const send: typeof fetch = async (_address, init = {}) => {
    const headers = { 'upload-offset': String(kept.length) };
    if (init.method === 'HEAD') return new Response(null, { headers });
    const from = Number(new Headers(init.headers).get('upload-offset'));
    offsets.push(from);
    if (from !== kept.length) return Response.json({ code: 'upload-offset-wrong' }, { status: 409 });
    for (const byte of await (init.body as Blob).bytes()) {
      kept.push(byte);
      if (kept.length === breaksAtBytes && !broken) {
        broken = true;
        throw new TypeError('The line broke.');
      }
    }
    if (kept.length < sizeBytes)
      return new Response(null, { status: 204, headers: { 'upload-offset': String(kept.length) } });
    return Response.json({ file, warnings: [] });
  };
  return { send, kept, offsets };
}

const content = new Blob([Uint8Array.from({ length: 10 }, (_byte, index) => index)]);

test('goes on from the byte that the server has', async () => {
  const { send, kept, offsets } = brokenLine(5);
  const upload = { baseUrl: 'http://server.example', uploadPath: '/files/kota/f/t', content, partBytes: 3 };
  await expect(sendUpload({ ...upload, fetch: send })).rejects.toThrow('The line broke.');
  expect(await sendUpload({ ...upload, fetch: send })).toEqual({ data: { file, warnings: [] } });
  expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(offsets).toEqual([0, 3, 5, 8]);
});

test('a refusal comes back as the problem that the server told', async () => {
  const refuse: typeof fetch = async (_address, init) =>
    init?.method === 'HEAD'
      ? new Response(null, { status: 410 })
      : Response.json({ code: 'upload-ended', status: 410 }, { status: 410 });
  const upload = { baseUrl: 'http://server.example', uploadPath: '/files/kota/f/t', content };
  expect(await sendUpload({ ...upload, fetch: refuse })).toEqual({
    error: { code: 'upload-ended', status: 410 },
  });
});
