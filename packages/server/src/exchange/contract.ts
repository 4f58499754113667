import type { Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

export interface ExchangeService {
  /** By which other installations check what a region has signed: Ed25519, base64. */
  publicKey(regionId: string): string;
  /** Takes in a signed message of another installation; `posted` is not believed before its signature is checked. */
  receive(posted: unknown): Promise<Result<{ readonly repeated: boolean }>>;
  /** For the console's menu; false for everyone but officers. */
  hasTroubles(caller: Caller): Promise<boolean>;
  /** For officers: what did not get through or could not be opened, at most a hundred each way. */
  troubles(caller: Caller): Promise<Result<readonly ExchangeTrouble[]>>;
  retry(caller: Caller, input: { key: string; id: string }): Promise<Result<void>>;
}

export type ExchangeTrouble = {
  readonly id: string;
  readonly direction: 'from' | 'to';
  readonly region: Text;
  readonly kind: 'hand-over' | 'heard';
  readonly at: string;
  /** Of our case that it is about. */
  readonly code: string | null;
  readonly words: Text;
};
