import { createHash, type KeyObject } from 'node:crypto';
import { type Problem, placeInSequence, type SignedFieldEvent } from '@satuloket/engine';
import { type DatabaseTransaction, inTransaction, regionDatabase } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import { sealEvent } from './content.ts';
import type { FieldDependencies } from './dependencies.ts';
import type { Device } from './devices.ts';
import { fieldProblems } from './problems.ts';
import type { Held } from './schema.ts';
import { digestOf, isSigned } from './signature.ts';

/** How an event was received: kept now or before, or why not. */
export type Received =
  | { readonly as: 'kept' }
  | { readonly as: 'early' }
  | { readonly as: 'files-missing'; readonly files: readonly string[] }
  | { readonly as: 'refused'; readonly problem: Problem };

/** So many refusals of one device are written down; a device that goes on is broken or hostile, and told so already. */
const mostRefusals = 1_000;

/** Keeps an event as it came if it is rightly signed and the next of its device; nothing else is done with it here. */
export async function takeIn(
  dependencies: FieldDependencies,
  device: Device,
  input: { key: KeyObject; event: SignedFieldEvent; sentAt: string; held: Held | null },
): Promise<Received> {
  const { event, held } = input;
  const digest = digestOf(event);
  const isOurs = event.deviceId === device.id && isSigned(input.key, event, event.signature);
  const now = dependencies.now();
  return inTransaction(regionDatabase(dependencies.database, device.region_id), async (transaction) => {
    if (!isOurs)
      return refuse(dependencies, transaction, { device, event, digest, why: 'signatureWrong', now });
    const head = await transaction
      .selectFrom('field_device')
      .select(['head_seq', 'head_digest'])
      .where('id', '=', device.id)
      // Two tabs, or two servers, take events of one device one after the other.
      .forUpdate()
      .executeTakeFirstOrThrow();
    const kept = await transaction
      .selectFrom('field_event')
      .select('digest')
      .where('device_id', '=', device.id)
      .where('seq', '=', event.seq)
      .executeTakeFirst();
    const at = { seq: head.head_seq, digest: head.head_digest.toString('hex') };
    const { place } = placeInSequence(
      at,
      { seq: event.seq, previous: event.previous, digest },
      kept?.digest.toString('hex'),
    );
    if (place === 'repeated') return { as: 'kept' };
    if (place === 'early') return { as: 'early' };
    if (place === 'forked') {
      return refuse(dependencies, transaction, { device, event, digest, why: 'sequenceForked', now });
    }
    const files = await missingFiles(transaction, device, event.files);
    if (files.length > 0) return { as: 'files-missing', files };
    await transaction
      .insertInto('field_event')
      .values({
        device_id: device.id,
        seq: event.seq,
        event_id: event.id,
        kind: event.kind,
        digest: Buffer.from(digest, 'hex'),
        previous: Buffer.from(event.previous, 'hex'),
        signature: Buffer.from(event.signature, 'base64'),
        sealed: sealEvent(dependencies, device.region_id, event),
        device_at: instant(event.at),
        device_sent_at: instant(input.sentAt),
        received_at: now,
        held,
      })
      .execute();
    await transaction
      .updateTable('field_device')
      .set({ head_seq: event.seq, head_digest: Buffer.from(digest, 'hex'), last_at: now })
      .where('id', '=', device.id)
      .execute();
    return { as: 'kept' };
  });
}

/** A clock may say anything; what is no date, or none that the database can hold, is kept in the event alone. */
function instant(text: string): Date | null {
  const milliseconds = Date.parse(text);
  const isHeld = Math.abs(milliseconds) < Date.UTC(9000, 0);
  return isHeld ? new Date(milliseconds) : null;
}

async function missingFiles(
  transaction: DatabaseTransaction,
  device: Device,
  files: readonly string[],
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const kept = await transaction
    .selectFrom('field_file')
    .select('sha256')
    .where('device_id', '=', device.id)
    .where(
      'sha256',
      'in',
      files.map((file) => Buffer.from(file, 'hex')),
    )
    .execute();
  const known = new Set(kept.map(({ sha256 }) => sha256.toString('hex')));
  return files.filter((file) => !known.has(file));
}

async function refuse(
  dependencies: FieldDependencies,
  transaction: DatabaseTransaction,
  input: {
    device: Device;
    event: SignedFieldEvent;
    digest: string;
    why: 'signatureWrong' | 'sequenceForked';
    now: Date;
  },
): Promise<Received> {
  const { device, event, why, now } = input;
  const problem = fieldProblems[why];
  const { count } = await transaction
    .selectFrom('field_refusal')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('device_id', '=', device.id)
    .executeTakeFirstOrThrow();
  if (Number(count) < mostRefusals) {
    // The signature belongs to what is refused: the same content with another one is another attempt.
    const digest = createHash('sha256').update(`${input.digest}/${event.signature}`).digest();
    await transaction
      .insertInto('field_refusal')
      .values({
        id: newIdentifier(now),
        device_id: device.id,
        seq: event.seq,
        why: problem.code,
        digest,
        sealed: sealEvent(dependencies, device.region_id, event),
        at: now,
      })
      .onConflict((conflict) => conflict.columns(['region_id', 'device_id', 'digest', 'why']).doNothing())
      .execute();
  }
  return { as: 'refused', problem };
}
