import type { SignedFieldEvent } from '@satuloket/engine';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import type { FieldDependencies } from './dependencies.ts';

const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** An event as it comes over the wire; what its payload holds is its handler's to judge. */
export const SignedEventShape = Type.Object(
  {
    deviceId: Type.String({ format: 'uuid' }),
    seq: Type.Integer({ minimum: 1, maximum: 2_000_000_000, description: 'From 1, without a gap.' }),
    previous: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description: 'SHA-256 of the event before, hexadecimal; 64 zeros before the first.',
    }),
    id: Type.String({ format: 'uuid', description: 'Made when it happened: by it the act happens once.' }),
    at: Type.String({ maxLength: 40, description: 'When it happened, by the device’s clock, ISO 8601.' }),
    kind: Type.String({ pattern: '^[a-z-]{1,40}\\.[a-z-]{1,40}$', description: '`delivery.delivered`, …' }),
    payload: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown()),
    files: Type.Array(digest, { maxItems: 5, description: 'SHA-256 of the files that it names.' }),
    signature: Type.String({
      maxLength: 100,
      description: 'ECDSA P-256 with SHA-256 over the canonical JSON (RFC 8785), r and s, base64.',
    }),
  },
  { additionalProperties: false },
);

const event = Compile(SignedEventShape);

/** Pages hand over what a phone posted: nothing of it is believed before this. */
export function isSignedEvent(value: unknown): value is SignedFieldEvent {
  return event.Check(value) && JSON.stringify(value).length <= mostCharacters;
}

/** A manifest of some hundred parcels fits; photos are files. */
const mostCharacters = 64_000;

const placeOf = (regionId: string, deviceId: string, seq: number): string =>
  `field-event/${regionId}/${deviceId}/${seq}`;

export function sealEvent(
  { masterKeys }: FieldDependencies,
  regionId: string,
  signed: SignedFieldEvent,
): Buffer {
  return sealAccountValue(masterKeys, placeOf(regionId, signed.deviceId, signed.seq), signed);
}

export function openEvent(
  { masterKeys }: FieldDependencies,
  row: { region_id: string; device_id: string; seq: number; sealed: Buffer },
): SignedFieldEvent {
  return openAccountValue(masterKeys, placeOf(row.region_id, row.device_id, row.seq), row.sealed);
}
