import type { Problem, Result } from '@satuloket/engine';
import type { Selectable } from 'kysely';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import { type OutboundService, outboundService } from '../platform/outbound/index.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import type { Unsigned } from './handing-over.ts';
import type { WireMessage } from './message.ts';
import type { Partner } from './partners.ts';
import { receiveMessage } from './receiving.ts';
import type { ExchangeOutboxTable } from './schema.ts';
import { openMessage, sealMessage } from './sealed.ts';
import { type Signed, signMessage } from './signing.ts';

type Outgoing = Selectable<ExchangeOutboxTable>;

const batch = 10;
/** Longer than a delivery takes: who sends now is not overtaken. */
const sendingLastsMilliseconds = 3 * 60_000;
const firstRetryMilliseconds = 5_000;
const longestRetryMilliseconds = 60 * 60_000;
/** With the waits between them about two days. */
const maximumTries = 60;
const deliveryTimeoutMilliseconds = 60_000;
export const exchangePath = '/api/exchange/messages';

/** One circuit breaker for each partner: a region that is down costs the others nothing. */
export function createPosts(): (partner: Partner) => OutboundService {
  const services = new Map<string, OutboundService>();
  return ({ url }) => {
    const known =
      services.get(url) ??
      outboundService({ url, headers: {}, timeoutMilliseconds: deliveryTimeoutMilliseconds });
    services.set(url, known);
    return known;
  };
}

type Sending = ExchangeDependencies & { readonly postTo: (partner: Partner) => OutboundService };

/**
 * Delivers what is due in a region, what a case tells in the order in which it happened. A message is taken for three
 * minutes; a server that dies meanwhile leaves it to the next, which sends the same bytes, and the other side knows
 * them again.
 *
 * @returns how many were delivered.
 */
export async function deliverDue(dependencies: Sending, regionId: string): Promise<number> {
  const broken: unknown[] = [];
  let delivered = 0;
  for (;;) {
    const taken = await takeDue(dependencies, regionId);
    for (const row of taken) {
      try {
        if (await deliverOne(dependencies, row)) delivered += 1;
      } catch (error) {
        broken.push(error);
        await later(dependencies, row, 'unexpected');
      }
    }
    if (taken.length < batch) break;
  }
  // One broken message must not keep the others waiting, and must not stay unseen either.
  if (broken.length > 0) throw broken[0];
  return delivered;
}

async function takeDue({ database, now }: Sending, regionId: string): Promise<Outgoing[]> {
  const taken = await regionDatabase(database, regionId)
    .updateTable('exchange_outbox')
    .set((eb) => ({
      next_try_at: new Date(now().getTime() + sendingLastsMilliseconds),
      tries: eb('tries', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('exchange_outbox as due')
        .select('due.id')
        .where('due.state', '=', 'waiting')
        .where('due.next_try_at', '<=', now())
        .where((each) =>
          each.not(
            each.exists(
              each
                .selectFrom('exchange_outbox as earlier')
                .select('earlier.id')
                .whereRef('earlier.case_id', '=', 'due.case_id')
                .whereRef('earlier.seq', '<', 'due.seq')
                .where('earlier.state', '=', 'waiting'),
            ),
          ),
        )
        .orderBy('due.next_try_at')
        .orderBy('due.id')
        .limit(batch)
        .forUpdate()
        .skipLocked(),
    )
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
  return taken.sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function deliverOne(dependencies: Sending, row: Outgoing): Promise<boolean> {
  const partner = dependencies.partners.find(row.to_region);
  if (partner === undefined) return refuse(dependencies, row, 'no-partner');
  const signed = await signOnce(dependencies, row);
  if (signed === 'documents-missing') return later(dependencies, row, signed);
  if (typeof signed === 'string') return refuse(dependencies, row, signed);
  const contents = await contentsOf(dependencies, row.region_id, signed);
  if (contents === undefined) return refuse(dependencies, row, 'documents-missing');
  const wire: WireMessage = { message: signed.message, signature: signed.signature, contents };
  const answer =
    partner === 'here' ? await receiveMessage(dependencies, wire) : await post(dependencies, partner, wire);
  if (answer === 'unreachable') return later(dependencies, row, answer);
  if (!answer.ok) return refuse(dependencies, row, answer.error.code);
  return settle(dependencies, row);
}

/** Signed and kept before it is sent for the first time, so that the other side never sees two of one message. */
async function signOnce(dependencies: Sending, row: Outgoing) {
  const { masterKeys } = dependencies;
  const place = { regionId: row.region_id, box: 'outbox', id: row.id } as const;
  if (row.sealed === null) return 'case-erased' as const;
  if (row.is_signed) return openMessage<Signed>(masterKeys, place, row.sealed);
  const unsigned = openMessage<Unsigned>(masterKeys, place, row.sealed);
  return inTransaction(regionDatabase(dependencies.database, row.region_id), async (transaction) => {
    const { id, region_id: regionId, to_region: toRegion, case_id: caseId } = row;
    const signed = await signMessage(dependencies, transaction, { id, regionId, toRegion, caseId }, unsigned);
    if (typeof signed === 'string') return signed;
    await transaction
      .updateTable('exchange_outbox')
      .set({ sealed: sealMessage(masterKeys, place, signed), is_signed: true })
      .where('id', '=', row.id)
      .where('state', '=', 'waiting')
      .execute();
    return signed;
  });
}

async function contentsOf(
  { store }: Sending,
  regionId: string,
  { files }: Signed,
): Promise<Record<string, string> | undefined> {
  const contents: Record<string, string> = {};
  for (const [sha256, fileId] of Object.entries(files)) {
    const bytes = await store.read({ regionId, fileId });
    if (bytes === undefined) return undefined;
    contents[sha256] = bytes.toString('base64');
  }
  return contents;
}

/** The other side's refusal is for good, unless it says that it has too much to do. */
async function post(
  { postTo }: Sending,
  partner: Partner,
  wire: WireMessage,
): Promise<Result<void, Pick<Problem, 'code'>> | 'unreachable'> {
  const answer = await postTo(partner).post({ path: exchangePath, body: wire, harmlessTwice: true });
  if (!answer.ok) return 'unreachable';
  const { status, body } = answer.value;
  if (status >= 200 && status < 300) return { ok: true, value: undefined };
  if (status === 429 || status === 408) return 'unreachable';
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
  return { ok: false, error: { code: /^[a-z-]{1,60}$/.test(code) ? code : `http-${status}` } };
}

/** It has arrived: the case says so, and what was in the message is kept there only. */
async function settle({ database, now, cases }: Sending, row: Outgoing): Promise<boolean> {
  const { region_id: regionId, case_id: caseId } = row;
  return inTransaction(regionDatabase(database, regionId), async (transaction) => {
    const marked = await transaction
      .updateTable('exchange_outbox')
      .set({ state: 'delivered', sealed: null, delivered_at: now(), failure: null })
      .where('id', '=', row.id)
      .where('state', '=', 'waiting')
      .returning('id')
      .executeTakeFirst();
    if (marked === undefined) return false;
    if (row.kind === 'hand-over' && caseId !== null) {
      await cases.note(transaction, {
        regionId,
        caseId,
        actor: { kind: 'system', name: 'exchange' },
        body: { type: 'handed-over', toRegion: row.to_region, messageId: row.id },
      });
    }
    return true;
  });
}

/** Later and later while it may still get through, then for officers to see. */
async function later(dependencies: Sending, row: Outgoing, failure: string): Promise<false> {
  if (row.tries >= maximumTries) return refuse(dependencies, row, failure);
  const wait = Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** Math.min(20, row.tries - 1));
  await regionDatabase(dependencies.database, row.region_id)
    .updateTable('exchange_outbox')
    .set({ failure, next_try_at: new Date(dependencies.now().getTime() + wait) })
    .where('id', '=', row.id)
    .where('state', '=', 'waiting')
    .execute();
  return false;
}

/** It is kept sealed, so that an officer may have it tried again, also once that region is connected. */
async function refuse({ database }: Sending, row: Outgoing, failure: string): Promise<false> {
  await regionDatabase(database, row.region_id)
    .updateTable('exchange_outbox')
    .set({ state: failure === 'no-partner' ? 'unconnected' : 'refused', failure })
    .where('id', '=', row.id)
    .where('state', '=', 'waiting')
    .execute();
  return false;
}
