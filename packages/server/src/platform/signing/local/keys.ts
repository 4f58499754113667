import { createHmac, randomBytes } from 'node:crypto';
import { P12Signer } from '@libpdf/core';

/** Reading a key file takes longer than a signature: within a run it stays open, and not long after. */
const staysOpenMilliseconds = 5_000;

type Opened = { readonly mark: string; readonly signer: P12Signer; closing: NodeJS.Timeout };

/** Keys of officials while they sign. The passphrase itself is not kept: only a mark under a key of this process. */
export class OpenKeys {
  readonly #markKey = randomBytes(32);
  readonly #opened = new Map<string, Opened>();

  /** Undefined where the passphrase does not open the file. */
  async open(pkcs12: Uint8Array, passphrase: string): Promise<P12Signer | undefined> {
    const file = this.#mark(pkcs12);
    const mark = this.#mark(passphrase);
    const known = this.#opened.get(file);
    const signer = known?.mark === mark ? known.signer : await read(pkcs12, passphrase);
    if (signer === undefined) return undefined;
    clearTimeout(known?.closing);
    const closing = setTimeout(() => this.#opened.delete(file), staysOpenMilliseconds);
    closing.unref();
    this.#opened.set(file, { mark, signer, closing });
    return signer;
  }

  #mark(value: Uint8Array | string): string {
    return createHmac('sha256', this.#markKey).update(value).digest('base64');
  }
}

async function read(pkcs12: Uint8Array, passphrase: string): Promise<P12Signer | undefined> {
  try {
    return await P12Signer.create(pkcs12, passphrase);
  } catch {
    // The library tells a wrong passphrase from a broken file by a sentence only; the file was checked when it came.
    return undefined;
  }
}
