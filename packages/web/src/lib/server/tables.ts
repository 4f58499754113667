import type { TableFile } from '@satuloket/server/types';

/** A table to be saved. Names are made of codes of services, so they need no escaping. */
export function tableAnswer({ name, mediaType, bytes }: TableFile): Response {
  return new Response(new Blob([new Uint8Array(bytes)]), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
