import { Certificate } from 'pkijs';
import { listsOf } from './standing.ts';

/** A run of many documents asks once; who was suspended meanwhile is noticed within it. */
const holdsMilliseconds = 5_000;
const known = new Map<string, { readonly bytes: Uint8Array; readonly until: number }>();

/** Reads the lists of revoked certificates while one document is signed. */
export class RevokedLists {
  /** Whether a certificate names a list that could not be had. */
  isAnyMissing = false;
  readonly #options: { readonly authorityUrl: string | undefined; readonly timeoutMilliseconds: number };

  constructor(options: {
    readonly authorityUrl: string | undefined;
    readonly timeoutMilliseconds: number;
  }) {
    this.#options = options;
  }

  /** The list that a certificate names first; null where it names none. */
  async listOf(certificate: Uint8Array): Promise<Uint8Array | null> {
    const [url] = listsOf(Certificate.fromBER(Uint8Array.from(certificate).buffer));
    if (url === undefined) return null;
    const list = await this.read(url);
    if (list === undefined) this.isAnyMissing = true;
    return list ?? null;
  }

  async read(url: string): Promise<Uint8Array | undefined> {
    const { authorityUrl, timeoutMilliseconds } = this.#options;
    const target = authorityUrl === undefined ? url : new URL(new URL(url).pathname, authorityUrl).href;
    const found = known.get(target);
    if (found !== undefined && found.until > performance.now()) return found.bytes;
    try {
      const signal = AbortSignal.timeout(timeoutMilliseconds);
      const response = await fetch(target, { redirect: 'error', signal });
      if (!response.ok) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      known.set(target, { bytes, until: performance.now() + holdsMilliseconds });
      return bytes;
    } catch {
      return undefined;
    }
  }
}
