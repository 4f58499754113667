/** What a phone needs to tell without network whether a code is the receiver's: not the code itself. */
export type CodeCheck = { readonly salt: string; readonly iterations: number; readonly digest: string };

/** PBKDF2-SHA256 with 32 bytes. The server looks at the code again; this only saves a second way to the door. */
export async function isCode(check: CodeCheck, typed: string): Promise<boolean> {
  const code = typed.replace(/\D/g, '');
  if (code === '') return false;
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(code), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(check.salt), iterations: check.iterations },
    key,
    256,
  );
  const digest = Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digest === check.digest.toLowerCase();
}

/** Hexadecimal, as the digest is. */
function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const pairs = hex.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
