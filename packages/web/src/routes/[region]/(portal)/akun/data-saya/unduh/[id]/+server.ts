import { redirect } from '@sveltejs/kit';
import { stopWith } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The copy as it comes from the disk; nobody keeps it on the way. */
export const GET: RequestHandler = async (event) => {
  const { caller, region } = event.locals;
  const opened = await services(event).privacy.openExport(caller, event.params.id);
  if (!opened.ok) {
    const { code } = opened.error;
    if (code === 'sign-in-needed' || code === 'proof-needed')
      redirect(303, `/${region.slug}/masuk?lagi&lanjut=/${region.slug}/akun/data-saya`);
    return stopWith(event, opened.error);
  }
  const { name, sizeBytes, content } = opened.value;
  const chunks = content[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(sizeBytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
};
