import { failure, success } from '@satuloket/engine';
import { createTurns } from '../files/turns.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { isSignedEvent } from './content.ts';
import type { FieldAnswer, FieldSending, FieldService } from './contract.ts';
import type { FieldDependencies } from './dependencies.ts';
import { type Device, findDevice } from './devices.ts';
import { fieldProblems } from './problems.ts';
import { settleUpTo, toldProblem } from './settling.ts';
import { readPublicKey } from './signature.ts';
import { deviceStanding, ownerAsCaller } from './standing.ts';
import { takeIn } from './taking-in.ts';

/** More than a courier does between two answers; a phone sends the rest with the next request. */
const mostAtOnce = 50;
const settledOutcomes: ReadonlySet<string> = new Set(['done', 'already', 'set-aside']);

/** Runs what concerns one device one after the other within this process. */
export type DeviceTurns = <Value>(device: Device, work: () => Promise<Value>) => Promise<Value>;

export function deviceTurns(): DeviceTurns {
  const byDevice = new Map<string, { readonly turns: ReturnType<typeof createTurns>; waiting: number }>();
  return async (device, work) => {
    const queue = byDevice.get(device.id) ?? { turns: createTurns(1), waiting: 0 };
    byDevice.set(device.id, queue);
    queue.waiting += 1;
    try {
      return await queue.turns.take(work);
    } finally {
      queue.waiting -= 1;
      if (queue.waiting === 0) byDevice.delete(device.id);
    }
  };
}

/** Takes events in their order; stops at the first that is not settled, so that nothing overtakes it. */
export async function send(
  dependencies: FieldDependencies,
  turns: DeviceTurns,
  caller: Caller,
  sent: FieldSending,
): ReturnType<FieldService['send']> {
  const database = regionDatabase(dependencies.database, caller.regionId);
  const device = await findDevice(database, sent.deviceId);
  if (device === undefined) return failure(fieldProblems.deviceUnknown);
  const key = readPublicKey(device.public_key);
  if (key === undefined) throw new Error(`The kept key of device ${device.id} is none.`);
  const standing = await deviceStanding(dependencies, caller, device);
  if (!standing.ok) return standing;
  const { held } = standing.value;
  const answers: FieldAnswer[] = [];
  for (const event of sent.events.slice(0, mostAtOnce)) {
    const answer = await turns(device, async (): Promise<FieldAnswer> => {
      if (!isSignedEvent(event)) {
        return { seq: 0, outcome: 'refused', problem: toldProblem(fieldProblems.recordMalformed) };
      }
      const { seq } = event;
      const received = await takeIn(dependencies, device, { key, event, sentAt: sent.sentAt, held });
      if (received.as === 'refused')
        return { seq, outcome: 'refused', problem: toldProblem(received.problem) };
      if (received.as === 'files-missing') return { seq, outcome: 'files-missing', files: received.files };
      if (received.as === 'early') return { seq, outcome: 'early' };
      return settleUpTo(dependencies, { device, seq, caller });
    });
    answers.push(answer);
    if (!settledOutcomes.has(answer.outcome)) break;
  }
  const { head_seq: head } = await database
    .selectFrom('field_device')
    .select('head_seq')
    .where('id', '=', device.id)
    .executeTakeFirstOrThrow();
  return success({ answers, next: head + 1 });
}

/** A job: takes up what was kept when the server stopped or something outside was away; the number of devices. */
export async function settleDue(
  dependencies: FieldDependencies,
  turns: DeviceTurns,
  regionId: string,
): Promise<number> {
  const devices = await regionDatabase(dependencies.database, regionId)
    .selectFrom('field_device')
    .selectAll()
    .whereRef('settled_seq', '<', 'head_seq')
    .orderBy('id')
    .limit(mostAtOnce)
    .execute();
  for (const device of devices) {
    const caller = await ownerAsCaller(dependencies, device);
    // Without any post nobody can act; what is held needs no one who does.
    const asNobody = {
      regionId,
      requestId: 'field',
      locale: 'id',
      who: { kind: 'guest', browserToken: null },
    };
    await turns(device, () =>
      settleUpTo(dependencies, {
        device,
        seq: device.head_seq,
        caller: caller ?? (asNobody as Caller),
      }),
    );
  }
  return devices.length;
}
