/**
 * Replaces the parts of a page that changed, and names them. A part in which someone is (by keyboard or
 * reader) stays as it is, and so does everything where the page now looks another way: a new version has come meanwhile.
 */
export function drawnAnew(page: Document, fresh: Document): readonly string[] {
  const changed: string[] = [];
  const isSameLook = looksOf(page) === looksOf(fresh);
  for (const part of page.querySelectorAll<HTMLElement>('[data-live-part]')) {
    const name = part.dataset.livePart ?? '';
    const next = fresh.querySelector<HTMLElement>(`[data-live-part="${CSS.escape(name)}"]`);
    if (next === null || next.outerHTML === part.outerHTML) continue;
    changed.push(name);
    if (isSameLook && !part.contains(page.activeElement)) part.replaceWith(page.importNode(next, true));
  }
  return changed;
}

const looksOf = (page: Document): string =>
  [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href')).join(' ');
