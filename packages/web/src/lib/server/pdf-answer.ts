/** A document as a browser shows it: only within our own pages, and kept by no cache. */
export function pdfAnswer(
  { name, content }: { readonly name: string; readonly content: Uint8Array },
  { download }: { readonly download: boolean },
): Response {
  return new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
      // A browser's PDF viewer does not run inside `sandbox`.
      'content-security-policy':
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}
