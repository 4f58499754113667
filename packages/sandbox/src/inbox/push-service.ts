import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';

/** A browser of the stand-in push service: what it hands to a site, and what it keeps to read pushes. */
type Browser = { readonly keys: ECDH; readonly auth: Buffer; ended: boolean };

export type Push = {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/**
 * A push service and its browsers, as RFC 8030 has them: takes encrypted pushes (RFC 8291) that are signed by their
 * sender (RFC 8292), and, being the browser too, opens them.
 */
export class PushService {
  readonly #browsers = new Map<string, Browser>();

  /** What `pushManager.subscribe` gives a page, with the endpoint's last part. */
  subscribe(): { readonly id: string; readonly p256dh: string; readonly auth: string } {
    const id = randomBytes(12).toString('base64url');
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const auth = randomBytes(16);
    this.#browsers.set(id, { keys, auth, ended: false });
    return { id, p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') };
  }

  /** The person has taken the permission back: further pushes are answered with 410. */
  end(id: string): void {
    const browser = this.#browsers.get(id);
    if (browser !== undefined) browser.ended = true;
  }

  /** The text of a push, or the status with which it is refused. */
  receive(
    id: string,
    { body, headers }: Push,
    origin: string,
    now: Date,
  ): { text: string } | { status: number } {
    const browser = this.#browsers.get(id);
    if (browser === undefined) return { status: 404 };
    if (browser.ended) return { status: 410 };
    if (!/^\d+$/.test(headers.ttl ?? '') || headers['content-encoding'] !== 'aes128gcm')
      return { status: 400 };
    if (!isSigned(headers.authorization ?? '', origin, now)) return { status: 403 };
    try {
      return { text: open(browser, Buffer.from(body)) };
    } catch {
      return { status: 400 };
    }
  }
}

/** A token for this service, not expired, signed with the key that stands beside it (RFC 8292, 2 and 3). */
function isSigned(authorization: string, origin: string, now: Date): boolean {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return false;
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const isTheirs = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8') || '{}') as {
    aud?: string;
    exp?: number;
  };
  return isTheirs && aud === origin && typeof exp === 'number' && exp * 1000 > now.getTime();
}

/** One record of `aes128gcm` (RFC 8188), its key agreed as RFC 8291, 3.4 says. */
function open({ keys, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const senderLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + senderLength);
  const sealed = body.subarray(21 + senderLength);
  const shared = keys.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const secret = createHmac('sha256', createHmac('sha256', auth).update(shared).digest())
    .update(Buffer.concat([info, Buffer.of(1)]))
    .digest();
  const derive = (what: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${what}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The delimiter of the last record is 2, then nothing but zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}
