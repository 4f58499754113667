import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { randomPiece } from '../platform/random.ts';

const nonceBytes = 12;
const tagBytes = 16;

// A key object made anew each time costs Node less than half of what bytes do: those it looks at for long.

/**
 * AES-256-GCM: nonce, tag and ciphertext in one buffer. `boundTo` says where the box belongs (region, case, entry): a
 * box moved to another place does not open.
 */
export function sealBox(key: Uint8Array, content: Uint8Array, boundTo: string): Buffer {
  const nonce = randomPiece(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(boundTo, 'utf8'));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws when the key is another, the box was changed or stands at another place. */
export function openBox(key: Uint8Array, box: Uint8Array, boundTo: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), box.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(boundTo, 'utf8'));
  decipher.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(box.subarray(nonceBytes + tagBytes)), decipher.final()]);
}
