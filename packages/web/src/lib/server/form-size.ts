/** Words of any form with room to spare: reading more of them holds the process for seconds. */
const maximumFormBytes = 1024 * 1024;

/** Pages whose forms bring files along where no script sends them apart. */
const pagesWithFiles = new Set([
  '/[region]/(portal)/draf/[id]/[step]',
  '/[region]/(portal)/berkas/[code]',
  '/[region]/petugas/berkas/[code]',
]);

/** Whether a post is larger than its page's form can be. A browser always says how long its form is. */
export function isTooLarge(post: {
  readonly routeId: string | null;
  readonly headers: { get(name: string): string | null };
}): boolean {
  const type = post.headers.get('content-type') ?? '';
  if (pagesWithFiles.has(post.routeId ?? '') && /^multipart\/form-data\b/i.test(type)) return false;
  const length = post.headers.get('content-length');
  if (length === null) return post.headers.get('transfer-encoding') !== null;
  return Number(length) > maximumFormBytes;
}
