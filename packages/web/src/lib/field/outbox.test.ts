import 'fake-indexeddb/auto';
import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import {
  emptyHead,
  fieldEventBytes,
  placeInSequence,
  type SignedFieldEvent,
} from '@satuloket/engine/browser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CourierAct } from './act.ts';
import { FieldDatabase } from './database.ts';
import {
  type Called,
  createOutbox,
  type FieldServer,
  partBytes,
  type SentAnswer,
  takeOwner,
  undoMilliseconds,
} from './outbox.ts';

const act = (parcelId: string): CourierAct => ({
  kind: 'delivery.failed',
  payload: { manifestId: 'm', parcelId, why: 'nobody' },
});

/** The server's side of the sequence in memory: it checks what the real one checks, and counts what was done. */
function inventedServer() {
  const devices = new Map<string, { key: string; kept: Map<number, string>; head: typeof emptyHead }>();
  const done: string[] = [];
  const parcels: string[] = [];
  const files = new Set<string>();
  const coming = new Map<string, Buffer>();
  const state = { isDown: false, losesAnswer: false, isBusy: false };
  const gone: Called<never> = { ok: false, status: 0, code: '' };

  type Part = Called<{ receivedBytes: number; isKept: boolean }>;

  async function answered<Value>(value: () => Called<Value>): Promise<Called<Value>> {
    if (state.isDown) return gone;
    const answer = value();
    return state.losesAnswer ? gone : answer;
  }

  function take(device: string, event: SignedFieldEvent): SentAnswer {
    const known = devices.get(device);
    if (known === undefined) throw new Error('Nobody takes this device in.');
    const { signature, seq } = event;
    const bytes = fieldEventBytes(event);
    const key = createPublicKey({ key: Buffer.from(known.key, 'base64'), format: 'der', type: 'spki' });
    const isSigned = verify(
      'sha256',
      bytes,
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64'),
    );
    const digest = createHash('sha256').update(bytes).digest('hex');
    const { place } = placeInSequence(
      known.head,
      { seq, previous: event.previous, digest },
      known.kept.get(seq),
    );
    if (!isSigned || place === 'forked') return { seq, outcome: 'refused' };
    if (place === 'early') return { seq, outcome: 'early' };
    const missing = event.files.filter((file) => !files.has(file));
    if (missing.length > 0) return { seq, outcome: 'files-missing', files: missing };
    if (state.isBusy) return { seq, outcome: 'later' };
    known.kept.set(seq, digest);
    if (place === 'next') known.head = { seq, digest };
    if (!done.includes(event.id)) {
      done.push(event.id);
      parcels.push(String(event.payload.parcelId));
    }
    return { seq, outcome: 'done' };
  }

  const server: FieldServer = {
    enrol: ({ publicKey }) =>
      answered(() => {
        const deviceId = randomUUID();
        devices.set(deviceId, { key: publicKey, kept: new Map(), head: emptyHead });
        return { ok: true, value: { deviceId } };
      }),
    sendFile: ({ sha256, content, from, size }) =>
      answered((): Part => {
        if (files.has(sha256)) return { ok: true, value: { receivedBytes: size, isKept: true } };
        const before = coming.get(sha256) ?? Buffer.alloc(0);
        if (from !== before.length)
          return { ok: false, status: 409, code: 'upload-offset-wrong', offsetBytes: before.length };
        const now = Buffer.concat([before, Buffer.from(content)]);
        coming.set(sha256, now);
        if (now.length < size) return { ok: true, value: { receivedBytes: now.length, isKept: false } };
        expect(createHash('sha256').update(now).digest('hex')).toBe(sha256);
        files.add(sha256);
        return { ok: true, value: { receivedBytes: size, isKept: true } };
      }),
    send: ({ deviceId, events }) =>
      answered(() => {
        if (!devices.has(deviceId)) return { ok: false, status: 404, code: 'device-unknown' };
        const answers: SentAnswer[] = [];
        for (const event of events) {
          const answer = take(deviceId, event);
          answers.push(answer);
          if (answer.outcome !== 'done') break;
        }
        return { ok: true, value: { answers, next: 0 } };
      }),
  };
  return { server, state, done, parcels, files, forget: () => devices.clear() };
}

async function arrange() {
  const invented = inventedServer();
  const clock = { now: Date.parse('2026-11-22T02:00:00.000Z') };
  const name = `test-${randomUUID()}`;
  const queue = new Map<string, Promise<unknown>>();
  const tab = () =>
    createOutbox({
      database: new FieldDatabase(name),
      server: invented.server,
      now: () => clock.now,
      newId: () => randomUUID(),
      deviceName: 'Ponsel uji',
      exclusively: (lock, work) => {
        const turn = (queue.get(lock) ?? Promise.resolve()).then(work, work);
        queue.set(
          lock,
          turn.catch(() => undefined),
        );
        return turn;
      },
    });
  const owner = await takeOwner(new FieldDatabase(name), { accountId: 'kur', name: 'Karta' });
  return { ...invented, clock, tab, owner, database: new FieldDatabase(name) };
}

test('an act waits for its undo time, unless it is urged, and can not be undone once it has left', async () => {
  const { tab, owner, clock, parcels } = await arrange();
  const phone = tab();
  const first = await phone.keep(owner, act('one'));
  expect(await phone.send(owner)).toBe('waiting');
  expect(await phone.undo(first)).toBe(true);
  const second = await phone.keep(owner, act('two'));
  clock.now += undoMilliseconds;
  expect(await phone.send(owner)).toBe('empty');
  expect(await phone.undo(second)).toBe(false);
  await phone.keep(owner, act('three'));
  expect(await phone.send(owner, true)).toBe('empty');
  expect(parcels).toEqual(['two', 'three']);
});

test('pictures go first, and leave the phone once they have arrived', async () => {
  const { tab, owner, files, database, done } = await arrange();
  const phone = tab();
  await phone.keep(owner, act('one'), [new Blob(['a photo'])]);
  expect(await phone.send(owner, true)).toBe('empty');
  expect([files.size, done.length, await database.files.count()]).toEqual([1, 1, 0]);
});

test('a photo goes in parts, and goes on where the network was lost, also where the answer was', async () => {
  const { tab, owner, files, database, server, done } = await arrange();
  const phone = tab();
  const photo = new Blob([new Uint8Array(3 * partBytes + 17).map((_, at) => at % 251)]);
  await phone.keep(owner, act('one'), [photo]);
  const { sendFile } = server;
  const began: number[] = [];
  let tries = 0;
  server.sendFile = async (input) => {
    began.push(input.from);
    tries += 1;
    const answer = await sendFile(input);
    // The second part arrives, but nobody hears of it.
    return tries === 2 ? { ok: false, status: 0, code: '' } : answer;
  };
  expect(await phone.send(owner, true)).toBe('offline');
  expect([files.size, done.length]).toEqual([0, 0]);
  expect(await phone.send(owner, true)).toBe('empty');
  expect(began).toEqual([0, partBytes, partBytes, 2 * partBytes, 3 * partBytes]);
  expect([files.size, done.length, await database.files.count()]).toEqual([1, 1, 0]);
});

test('nothing that names a person lies on the phone in clear', async () => {
  const { tab, owner, database } = await arrange();
  const payload = {
    manifestId: 'm',
    parcelId: 'p',
    receiverName: 'Dewi Anggraini',
    receiverRelation: 'self',
  };
  await tab().keep(owner, {
    kind: 'delivery.delivered',
    payload: { ...payload, proof: { kind: 'code', code: '123456' } },
  });
  const [row] = await database.acts.toArray();
  const kept = Buffer.from(row?.act.box ?? new ArrayBuffer(0)).toString('latin1') + JSON.stringify(row);
  expect(kept).not.toContain('Dewi');
  await expect(crypto.subtle.exportKey('raw', owner.sealingKey)).rejects.toThrow();
});

test('who has to sign in is told so, and nothing is lost', async () => {
  const { tab, owner, server, parcels } = await arrange();
  const phone = tab();
  await phone.keep(owner, act('one'));
  await phone.send(owner, true);
  await phone.keep(owner, act('two'));
  const { send } = server;
  server.send = async () => ({ ok: false, status: 401, code: 'sign-in-needed' });
  expect(await phone.send(owner, true)).toBe('sign-in-needed');
  server.send = send;
  expect(await phone.send(owner, true)).toBe('empty');
  expect(parcels).toEqual(['one', 'two']);
});

test('a server that no longer knows the device takes it in anew, and no act is done twice', async () => {
  const { tab, owner, state, forget, parcels } = await arrange();
  const phone = tab();
  await phone.keep(owner, act('one'));
  state.losesAnswer = true;
  await phone.send(owner, true);
  state.losesAnswer = false;
  await phone.send(owner, true);
  await phone.keep(owner, act('two'));
  forget();
  expect(await phone.send(owner, true)).toBe('trouble');
  expect(await phone.send(owner, true)).toBe('empty');
  expect(parcels).toEqual(['one', 'two']);
});

type Step =
  | 'act'
  | 'undo'
  | 'send'
  | 'send-other-tab'
  | 'send-both'
  | 'down'
  | 'up'
  | 'lose'
  | 'busy'
  | 'wait';

test('whatever happens to connection, tabs and server: each act that was not undone is done once, in order', async () => {
  const step = fc.constantFrom<Step>(
    'act',
    'act',
    'undo',
    'send',
    'send-other-tab',
    'send-both',
    'down',
    'up',
    'lose',
    'busy',
    'wait',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { tab, owner, state, clock, done, database } = await arrange();
      const [one, other] = [tab(), tab()];
      const model: string[] = [];
      const calm = () => Object.assign(state, { isDown: false, losesAnswer: false, isBusy: false });
      for (const each of steps) {
        if (each === 'act') model.push(await one.keep(owner, act(`p${model.length}`)));
        else if (each === 'undo') {
          const last = model.at(-1);
          if (last !== undefined && (await other.undo(last))) model.pop();
        } else if (each === 'send') await one.send(owner);
        else if (each === 'send-other-tab') await other.send(owner, true);
        else if (each === 'send-both') await Promise.all([one.send(owner), other.send(owner)]);
        else if (each === 'wait') clock.now += undoMilliseconds;
        else {
          calm();
          if (each === 'down') state.isDown = true;
          if (each === 'lose') state.losesAnswer = true;
          if (each === 'busy') state.isBusy = true;
        }
      }
      calm();
      expect(await one.send(owner, true)).toBe('empty');
      expect(done).toEqual(model);
      expect(await one.unsent('kur')).toEqual([]);
      expect(await database.acts.count()).toBe(model.length);
    }),
    { numRuns: 60 },
  );
});
