/** A case that was loaded ahead longer ago than this is read again when it opens: a colleague may have been there. */
const freshMilliseconds = 30_000;

let loaded: { href: string; at: number } | null = null;

export function notePreload(href: string): void {
  loaded = { href, at: Date.now() };
}

export function justPreloaded(href: string): boolean {
  return loaded?.href !== href || Date.now() - loaded.at < freshMilliseconds;
}
