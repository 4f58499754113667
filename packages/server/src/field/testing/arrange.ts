import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import {
  emptyHead,
  type FieldEvent,
  failure,
  fieldEventBytes,
  fieldFileBytes,
  type Problem,
  type Result,
  type SignedFieldEvent,
  success,
} from '@satuloket/engine';
import { masterKeys, value } from '../../cases/testing/arrange.ts';
import { fakePeople, guestCaller, officerCaller } from '../../cases/testing/fakes.ts';
import type { FileStore } from '../../files/index.ts';
import { offsetWrong } from '../../files/problems.ts';
import { testDatabase } from '../../testing/test-database.ts';
import type { Caller, FieldOutcome } from '../../types.ts';
import type { FieldHandler, TakenEvent } from '../handlers.ts';
import { createField } from '../index.ts';
import { digestOf } from '../signature.ts';

export const regionId = '9901';
const courierId = '00000000-0000-7000-8000-0000000000c1';
const headId = '00000000-0000-7000-8000-0000000000f1';

type Outcome = Result<{ readonly outcome: FieldOutcome; readonly problem?: Problem }>;

/** The part over a real database, with a part behind it that counts things and can be in trouble. */
export async function arrangeField() {
  const test = await testDatabase();
  const clock = { now: new Date('2026-11-22T02:00:00.000Z') };
  const people = fakePeople();
  const posts = [{ role: 'courier', officeId: 'registry' }];
  people.officers.push({ accountId: courierId, name: 'Karta Kurir', posts });
  people.officers.push({
    accountId: headId,
    name: 'Ratna Kepala',
    posts: [{ role: 'head', officeId: 'registry' }],
  });
  const store = fakeStore();
  const counting = countingHandler();
  const field = createField({
    database: test.database,
    masterKeys,
    now: () => clock.now,
    people,
    store,
    handlers: [counting],
  });
  const courier = officerCaller(courierId, posts, regionId);
  const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let keys = 0;
  const key = (): string => {
    keys += 1;
    return `command-${keys}`;
  };

  async function enrol(caller: Caller = courier) {
    const { privateKey, publicKey } = keyPair();
    const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const { deviceId } = value(
      await field.service.enrol(caller, { key: key(), name: 'Ponsel uji', publicKey: der }),
    );
    return device(deviceId, privateKey);
  }

  return {
    ...test,
    clock,
    people,
    store,
    counting,
    field: field.service,
    settleDue: () => field.settleDue(regionId),
    courier,
    head: officerCaller(headId, [{ role: 'head', officeId: 'registry' }], regionId),
    guest: guestCaller(null, regionId),
    key,
    enrol,
    /** The courier's post ends now. */
    endPost: () => people.officers.splice(0, 1),
  };
}

/** A device that writes its sequence as a phone does. */
export function device(deviceId: string, privateKey: KeyObject) {
  let head = emptyHead;
  const signed = (bytes: Uint8Array): string =>
    sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const signEvent = (event: FieldEvent): SignedFieldEvent => ({
    ...event,
    signature: signed(fieldEventBytes(event)),
  });
  return {
    deviceId,
    signEvent,
    next(
      payload: FieldEvent['payload'],
      more: Partial<Pick<FieldEvent, 'files' | 'at' | 'kind' | 'id'>> = {},
    ): SignedFieldEvent {
      const event: FieldEvent = {
        deviceId,
        seq: head.seq + 1,
        previous: head.digest,
        id: randomUUID(),
        at: '2026-11-22T01:59:00.000Z',
        kind: 'counting.add',
        payload,
        files: [],
        ...more,
      };
      head = { seq: event.seq, digest: digestOf(event) };
      return signEvent(event);
    },
    signFile: (sha256: string) => signed(fieldFileBytes({ deviceId, sha256 })),
  };
}

export type TestDevice = ReturnType<typeof device>;

/** Adds up, once for each key; `trouble` is what the next calls come to. */
function countingHandler(): FieldHandler & {
  readonly taken: TakenEvent[];
  readonly by: Caller[];
  trouble: (event: TakenEvent) => Outcome | 'crash' | undefined;
} {
  const taken: TakenEvent[] = [];
  const by: Caller[] = [];
  const handler = {
    part: 'counting',
    taken,
    by,
    trouble: (_event: TakenEvent): Outcome | 'crash' | undefined => undefined,
    async take(caller: Caller, event: TakenEvent): Promise<Outcome> {
      const trouble = handler.trouble(event);
      if (trouble !== undefined && trouble !== 'crash') return trouble;
      if (!taken.some(({ key }) => key === event.key)) {
        taken.push(event);
        by.push(caller);
      }
      // The act is done, and the server stops before anyone hears of it.
      if (trouble === 'crash') throw new Error('The server was stopped.');
      return success({ outcome: 'done' });
    },
    describe: ({ payload }: Pick<FieldEvent, 'payload'>) => ({
      id: `Menambah ${String(payload.by)}`,
      en: `Adds ${String(payload.by)}`,
    }),
  };
  return handler;
}

/** Files in memory, taken in parts as the real store takes them. */
function fakeStore() {
  const kept: { fileId: string; bytes: Buffer }[] = [];
  const uploads = new Map<string, { fileId: string; name: string; sizeBytes: number; bytes: Buffer }>();
  const begun = (fileId: string) => [...uploads.values()].find((each) => each.fileId === fileId);
  return {
    kept,
    async uploadOf({ requirement }: { requirement: string }) {
      const upload = uploads.get(requirement);
      return upload && { regionId, fileId: upload.fileId };
    },
    async begin({ requirement, name, sizeBytes }: { requirement: string; name: string; sizeBytes: number }) {
      const fileId = randomUUID();
      uploads.set(requirement, { fileId, name, sizeBytes, bytes: Buffer.alloc(0) });
      return { regionId, fileId };
    },
    receive: async (...[{ fileId }, { fromBytes, content, whole }]: Parameters<FileStore['receive']>) => {
      const upload = begun(fileId);
      if (upload === undefined) throw new Error('Nobody began this upload.');
      if (fromBytes !== upload.bytes.length) return failure(offsetWrong(upload.bytes.length));
      for await (const part of content) upload.bytes = Buffer.concat([upload.bytes, part]);
      const { name, sizeBytes, bytes } = upload;
      if (bytes.length < sizeBytes) return success({ receivedBytes: bytes.length });
      const fit = whole?.(bytes) ?? success(undefined);
      if (!fit.ok) {
        for (const [requirement, each] of uploads) if (each === upload) uploads.delete(requirement);
        return fit;
      }
      kept.push({ fileId, bytes });
      const file = { fileId, name, sha256: '', sizeBytes, mediaType: 'image/jpeg' };
      return success({ receivedBytes: bytes.length, accepted: { file, warnings: [] } });
    },
    removeFromDraft: async () => true,
  };
}
