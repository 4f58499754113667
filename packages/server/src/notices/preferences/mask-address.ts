import { maskPhone } from '@satuloket/engine';
import type { AddressKind } from '../contract.ts';

/** `de…@contoh.id`: enough to know one's own address again. */
export function maskAddress(kind: AddressKind, address: string): string {
  if (kind === 'whatsapp') return maskPhone(address);
  const [name = '', host = ''] = address.split('@');
  return `${name.slice(0, 2)}…@${host}`;
}
