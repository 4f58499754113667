import { createHash, generateKeyPairSync, pbkdf2Sync, randomUUID, sign } from 'node:crypto';
import type { ApiClient } from '@satuloket/client';
import {
  emptyHead,
  type FieldEvent,
  fieldEventBytes,
  fieldFileBytes,
  type SignedFieldEvent,
} from '@satuloket/engine';
import { Refused, taken } from './api.ts';
import type { DayWorld } from './world.ts';

/** As many events as one request takes. */
const mostAtOnce = 50;
/** Every so often the answer is lost on the way, and the phone tells the same once more. */
const lostEvery = 4;

export type Device = {
  /** Writes down what happens, signed, in the phone's own sequence; nobody else knows of it yet. */
  note(kind: string, payload: FieldEvent['payload'], pictures?: readonly Picture[]): void;
  /** There is a network again: all that was written down is told, pictures first. */
  send(): Promise<void>;
  readonly tally: DeviceTally;
};

export type DeviceTally = { devices: number; events: number; pictures: number; repeated: number };

export type Picture = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string };

export function pictureOf({ name, bytes }: { name: string; bytes: Uint8Array }, unlike: string): Picture {
  // Two photos are never the same to the bit; what follows a JPEG's end is not looked at.
  const own = new Uint8Array([...bytes, ...new TextEncoder().encode(unlike)]);
  return { name, bytes: own, sha256: createHash('sha256').update(own).digest('hex') };
}

/** Whether a phone without network would take the code for the receiver's. */
export function isReceiversCode(
  { salt, iterations, digest }: { salt: string; iterations: number; digest: string },
  code: string,
): boolean {
  return pbkdf2Sync(code, Buffer.from(salt, 'hex'), iterations, 32, 'sha256').toString('hex') === digest;
}

/** A courier's phone, taken into use by the public half of its own key. */
export async function enrolDevice(
  world: DayWorld,
  client: ApiClient,
  { name, tally }: { readonly name: string; readonly tally: DeviceTally },
): Promise<Device> {
  const { api, clock } = world;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { deviceId } = await api.command('enrol device', (header) =>
    client.POST('/api/regions/{region}/field-devices', {
      params: { path: { region: api.region }, header },
      body: { name, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') },
    }),
  );
  tally.devices += 1;
  const signed = (bytes: Uint8Array): string =>
    sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const path = { region: api.region, deviceId };
  let head = emptyHead;
  let unsent: SignedFieldEvent[] = [];
  const pictures = new Map<string, Picture>();
  let sending: Promise<void> = Promise.resolve();
  let sendings = 0;

  async function sendPictures(): Promise<void> {
    for (const { sha256, bytes, name: called } of [...pictures.values()]) {
      const signature = signed(fieldFileBytes({ deviceId, sha256 }));
      const size = bytes.length;
      // In two parts, as on a weak network.
      for (const [from, until] of [
        [0, size >> 1],
        [size >> 1, size],
      ] as const) {
        const kept = await client.PUT('/api/regions/{region}/field-devices/{deviceId}/files/{sha256}', {
          params: { path: { ...path, sha256 }, query: { signature, name: called, from, size } },
          body: bytes.slice(from, until) as never,
          bodySerializer: (body) => body as unknown as Uint8Array<ArrayBuffer>,
          headers: { 'content-type': 'application/octet-stream' },
        });
        if (kept.error !== undefined) throw new Refused('picture', kept.error);
      }
      pictures.delete(sha256);
      tally.pictures += 1;
    }
  }

  const tell = (events: SignedFieldEvent[]) =>
    taken(
      'events of a device',
      client.POST('/api/regions/{region}/field-devices/{deviceId}/events', {
        params: { path },
        body: { sentAt: clock.now().toISOString(), events: events as never },
      }),
    );

  async function sendAll(): Promise<void> {
    while (unsent.length > 0) {
      await sendPictures();
      const some = unsent.slice(0, mostAtOnce);
      const { answers } = await tell(some);
      sendings += 1;
      if (sendings % lostEvery === 0) {
        const again = await tell(some);
        if (JSON.stringify(again.answers) !== JSON.stringify(answers))
          throw new Error('The same events of a device were answered differently.');
        tally.repeated += some.length;
      }
      for (const [index, { seq, outcome, problem }] of answers.entries()) {
        const event = some[index];
        if (event?.seq !== seq || (outcome !== 'done' && outcome !== 'already'))
          throw new Error(`${event?.kind ?? 'event'} ${seq}: ${outcome} ${problem?.code ?? ''}`);
        api.ledger.acknowledged.push({ regionId: api.regionId, key: event.id, from: 'device' });
        tally.events += 1;
      }
      unsent = unsent.filter((event) => !some.slice(0, answers.length).includes(event));
    }
  }

  return {
    tally,
    note(kind, payload, shown = []) {
      const event: FieldEvent = {
        deviceId,
        seq: head.seq + 1,
        previous: head.digest,
        id: randomUUID(),
        at: clock.now().toISOString(),
        kind,
        payload,
        files: shown.map(({ sha256 }) => sha256),
      };
      head = {
        seq: event.seq,
        digest: createHash('sha256').update(fieldEventBytes(event)).digest('hex'),
      };
      for (const picture of shown) pictures.set(picture.sha256, picture);
      unsent.push({ ...event, signature: signed(fieldEventBytes(event)) });
    },
    send() {
      // One after the other, also when two rounds of one courier end at the same moment.
      sending = sending.then(sendAll);
      return sending;
    },
  };
}
