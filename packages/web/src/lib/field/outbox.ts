import { beforeFirst, type FieldEvent, type SignedFieldEvent } from '@satuloket/engine/browser';
import type { CourierAct, KeptAct } from './act.ts';
import type { ActAnswer, ActRow, DeviceRow, FieldDatabase, FileRow, OwnerRow } from './database.ts';
import { newSealingKey, open, openBytes, seal, sealBytes } from './sealing.ts';
import { digestHex, newSigningKey, signEvent, signFile } from './signing.ts';

/** How the server answers; `failed` carries the status, 0 when nothing came back. */
export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string;
      /** How much of a file the server has, where a part began elsewhere. */
      readonly offsetBytes?: number;
    };

export type SentAnswer = {
  readonly seq: number;
  readonly outcome: ActAnswer['outcome'] | 'later' | 'early' | 'files-missing' | 'refused';
  readonly problem?: ActAnswer['problem'];
  readonly files?: readonly string[];
};

export interface FieldServer {
  enrol(input: { key: string; name: string; publicKey: string }): Promise<Called<{ deviceId: string }>>;
  sendFile(input: {
    deviceId: string;
    sha256: string;
    signature: string;
    name: string;
    /** Where this part begins, and how many bytes the whole has. */
    from: number;
    size: number;
    content: ArrayBuffer;
  }): Promise<Called<{ receivedBytes: number; isKept: boolean }>>;
  send(input: {
    deviceId: string;
    sentAt: string;
    events: readonly SignedFieldEvent[];
  }): Promise<Called<{ answers: readonly SentAnswer[]; next: number }>>;
}

export type OutboxOptions = {
  readonly database: FieldDatabase;
  readonly server: FieldServer;
  /** Milliseconds of the device's clock. */
  readonly now: () => number;
  readonly newId: () => string;
  /** One at a time over all tabs of this browser. */
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
  readonly deviceName: string;
};

/** How a sending ended: everything there, not the time yet, or what stands in the way. */
export type SendingEnd = 'empty' | 'waiting' | 'offline' | 'sign-in-needed' | 'trouble';

/** At least so long something can be undone, also where there is a network. */
export const undoMilliseconds = 8_000;
const sentAtOnce = 20;
/** A part of a photo: so small that it gets through where the network is there for seconds only. */
export const partBytes = 64 * 1024;
/** Taking the device into use anew, files that were missing: each is tried again at once, but not for ever. */
const mostRounds = 50;
/** Another tab or a try before may have sent more than is known here. */
const mostCorrections = 5;

/**
 * What happened lies here, encrypted, until the server has it. An act gets its number and signature when it leaves:
 * until then it can be undone, and the sequence has no gap. From then on it is sent with the same bytes until there
 * is an answer, so that a lost answer doubles nothing.
 */
export function createOutbox(options: OutboxOptions) {
  const { database, server, now } = options;

  async function keep(owner: OwnerRow, act: CourierAct, pictures: readonly Blob[] = []): Promise<string> {
    const id = options.newId();
    const files: FileRow[] = [];
    for (const picture of pictures) {
      const bytes = await picture.arrayBuffer();
      files.push({
        sha256: await digestHex(bytes),
        accountId: owner.accountId,
        actId: id,
        name: 'bukti.jpg',
        content: await sealBytes(owner.sealingKey, bytes),
        isSent: 0,
      });
    }
    const kept: KeptAct = {
      ...act,
      at: new Date(now()).toISOString(),
      files: files.map(({ sha256 }) => sha256),
    };
    const row: Omit<ActRow, 'order'> = {
      id,
      accountId: owner.accountId,
      state: 'kept',
      leavesAt: now() + undoMilliseconds,
      act: await seal(owner.sealingKey, kept),
    };
    await database.transaction('rw', database.acts, database.files, async () => {
      await database.files.bulkPut(files);
      await database.acts.add(row as ActRow);
    });
    return id;
  }

  /** False when it has left already. */
  function undo(id: string): Promise<boolean> {
    return database.transaction('rw', database.acts, database.files, async () => {
      const row = await database.acts.where('id').equals(id).first();
      if (row?.state !== 'kept') return false;
      await database.acts.delete(row.order);
      await database.files.where('actId').equals(id).delete();
      return true;
    });
  }

  async function unsent(accountId: string): Promise<readonly ActRow[]> {
    const rows = await database.acts
      .where('[accountId+state]')
      .anyOf([
        [accountId, 'kept'],
        [accountId, 'signed'],
      ])
      .toArray();
    return rows.sort((one, other) => one.order - other.order);
  }

  async function enrol(owner: OwnerRow): Promise<Called<DeviceRow>> {
    const { signingKey, publicKey } = await newSigningKey();
    const enrolled = await server.enrol({ key: options.newId(), name: options.deviceName, publicKey });
    if (!enrolled.ok) return enrolled;
    const device: DeviceRow = {
      accountId: owner.accountId,
      deviceId: enrolled.value.deviceId,
      signingKey,
      seq: 0,
      digest: beforeFirst,
    };
    await database.devices.put(device);
    return { ok: true, value: device };
  }

  /** Gives the next act its number and signature; false when none may leave yet. */
  async function signNext(owner: OwnerRow, device: DeviceRow, isUrged: boolean): Promise<boolean> {
    const next = (await unsent(owner.accountId)).find(({ state }) => state === 'kept');
    if (next === undefined || (next.leavesAt > now() && !isUrged)) return false;
    const { at, kind, payload, files } = await open<KeptAct>(owner.sealingKey, next.act);
    const content: FieldEvent = {
      deviceId: device.deviceId,
      seq: device.seq + 1,
      previous: device.digest,
      id: next.id,
      at,
      kind,
      payload,
      files,
    };
    const { event, digest } = await signEvent(device.signingKey, content);
    const sealed = await seal(owner.sealingKey, event);
    return database.transaction('rw', database.acts, database.devices, async () => {
      const row = await database.acts.get(next.order);
      // Undone in the meantime: its number stays free for the next.
      if (row?.state !== 'kept') return true;
      await database.acts.put({ ...row, state: 'signed', seq: content.seq, event: sealed });
      await database.devices.put({ ...device, seq: content.seq, digest });
      return true;
    });
  }

  async function sendFiles(
    owner: OwnerRow,
    device: DeviceRow,
    digests: readonly string[],
  ): Promise<Called<unknown> | undefined> {
    for (const sha256 of digests) {
      const file = await database.files.get(sha256);
      if (file === undefined || file.isSent === 1) continue;
      const stopped = await sendParts(owner, device, file);
      if (stopped !== undefined) return stopped;
    }
    return undefined;
  }

  /** Goes on where the server has it, which is where the last try ended. */
  async function sendParts(
    owner: OwnerRow,
    { deviceId, signingKey }: DeviceRow,
    { sha256, name, content: sealed, sentBytes = 0 }: FileRow,
  ): Promise<Called<unknown> | undefined> {
    const content = await openBytes(owner.sealingKey, sealed);
    const signature = await signFile(signingKey, { deviceId, sha256 });
    const size = content.byteLength;
    let from = sentBytes;
    for (let corrections = 0; corrections <= mostCorrections; ) {
      const part = content.slice(from, from + partBytes);
      const sent = await server.sendFile({ deviceId, sha256, signature, name, from, size, content: part });
      if (sent.ok && sent.value.isKept) {
        await database.files.update(sha256, { isSent: 1 });
        return undefined;
      }
      if (!sent.ok && sent.offsetBytes === undefined) return sent;
      const reached = sent.ok ? sent.value.receivedBytes : (sent.offsetBytes ?? 0);
      if (!sent.ok || reached <= from) corrections += 1;
      from = reached;
      await database.files.update(sha256, { sentBytes: from });
    }
    return { ok: false, status: 500, code: '' };
  }

  /** Sends what has its number; undefined when everything of it was answered. */
  async function sendSigned(owner: OwnerRow, device: DeviceRow): Promise<SendingEnd | undefined> {
    const rows = (await unsent(owner.accountId))
      .filter(({ state }) => state === 'signed')
      .slice(0, sentAtOnce);
    if (rows.length === 0) return undefined;
    const events: SignedFieldEvent[] = [];
    for (const row of rows) {
      if (row.event !== undefined) events.push(await open<SignedFieldEvent>(owner.sealingKey, row.event));
    }
    const stopped = await sendFiles(
      owner,
      device,
      events.flatMap(({ files }) => files),
    );
    if (stopped !== undefined && !stopped.ok) return endOf(owner, stopped);
    const sent = await server.send({
      deviceId: device.deviceId,
      sentAt: new Date(now()).toISOString(),
      events,
    });
    if (!sent.ok) return endOf(owner, sent);
    for (const answer of sent.value.answers) {
      const row = rows.find(({ seq }) => seq === answer.seq);
      if (answer.outcome === 'files-missing') {
        for (const sha256 of answer.files ?? [])
          await database.files.update(sha256, { isSent: 0, sentBytes: 0 });
        return undefined;
      }
      // The server knows another story of this device: a new one tells the rest, under the ids that the acts have.
      if (answer.outcome === 'refused' || answer.outcome === 'early') {
        await startAnew(owner);
        return undefined;
      }
      if (answer.outcome === 'later') return 'trouble';
      if (row !== undefined) await settle(row, answer.outcome, answer.problem);
    }
    return undefined;
  }

  async function settle(
    row: ActRow,
    outcome: ActAnswer['outcome'],
    problem: ActAnswer['problem'],
  ): Promise<void> {
    const { event: _sent, ...rest } = row;
    await database.transaction('rw', database.acts, database.files, async () => {
      await database.acts.put({
        ...rest,
        state: 'answered',
        answer: problem === undefined ? { outcome } : { outcome, problem },
      });
      await database.files.where('actId').equals(row.id).delete();
    });
  }

  async function startAnew({ accountId }: OwnerRow): Promise<void> {
    await database.transaction('rw', database.acts, database.files, database.devices, async () => {
      await database.devices.delete(accountId);
      await database.files.where('accountId').equals(accountId).modify({ isSent: 0, sentBytes: 0 });
      const signed = await database.acts.where('[accountId+state]').equals([accountId, 'signed']).toArray();
      for (const { event: _event, seq: _seq, ...row } of signed) {
        await database.acts.put({ ...row, state: 'kept', leavesAt: 0 });
      }
    });
  }

  async function endOf(owner: OwnerRow, failed: Called<unknown> & { ok: false }): Promise<SendingEnd> {
    if (failed.status === 0) return 'offline';
    if (failed.status === 401) return 'sign-in-needed';
    // The server was set up anew, or its data set back: this device is a new one there.
    if (failed.code === 'device-unknown') await startAnew(owner);
    return 'trouble';
  }

  /** Sends all that may leave, in order; `isUrged`: what could still be undone as well. */
  function send(owner: OwnerRow, isUrged = false): Promise<SendingEnd> {
    return options.exclusively(`satuloket-field-${owner.accountId}`, async () => {
      for (let round = 0; round < mostRounds; round += 1) {
        if ((await unsent(owner.accountId)).length === 0) return 'empty';
        const known = await database.devices.get(owner.accountId);
        const enrolled = known === undefined ? await enrol(owner) : { ok: true as const, value: known };
        if (!enrolled.ok) return endOf(owner, enrolled);
        const before = await sendSigned(owner, enrolled.value);
        if (before !== undefined) return before;
        const device = await database.devices.get(owner.accountId);
        if (device === undefined) continue;
        const left = await unsent(owner.accountId);
        if (left.length === 0) return 'empty';
        const hasSigned = left.some(({ state }) => state === 'signed');
        let hasNew = false;
        for (let count = 0; !hasSigned && count < sentAtOnce; count += 1) {
          const current = await database.devices.get(owner.accountId);
          if (current === undefined || !(await signNext(owner, current, isUrged))) break;
          hasNew = true;
        }
        if (!hasSigned && !hasNew) return 'waiting';
      }
      return 'trouble';
    });
  }

  return { keep, undo, unsent, send, enrol };
}

/** The officer who uses this phone now; another one's things stay where they are, closed. */
export async function takeOwner(
  database: FieldDatabase,
  account: { readonly accountId: string; readonly name: string },
): Promise<OwnerRow> {
  const known = await database.owners.get(account.accountId);
  const sealingKey = known?.sealingKey ?? (await newSealingKey());
  const owner: OwnerRow = { ...account, sealingKey, isLocked: false, isCurrent: 1 };
  await database.transaction('rw', database.owners, async () => {
    await database.owners.toCollection().modify({ isCurrent: 0 });
    await database.owners.put(owner);
  });
  return owner;
}
