import { type Breach, findBreaches } from '@satuloket/server';
import pg from 'pg';
import type { Arena } from './arena/arena.ts';
import { pause } from './fault.ts';
import type { Ledger } from './load/ledger.ts';

export type FoundBreach = { readonly invariant: string; readonly key: string; readonly says: string };

/** Longer than any wait before a message is tried again. */
const untilAllIsDueMinutes = 61;
const settlesWithinMilliseconds = 60_000;

/**
 * Waits until what is due is done, then stops the server and looks at everything that must hold. Whoever calls has
 * taken the trouble away before.
 */
export async function judge(arena: Arena, ledger: Ledger): Promise<readonly FoundBreach[]> {
  const { dependencies, close } = await arena.inside();
  const admin = new pg.Client({ connectionString: arena.database.url() });
  admin.on('error', () => undefined);
  await admin.connect();
  const found: FoundBreach[] = [];
  try {
    arena.clock.advance(untilAllIsDueMinutes);
    const left = await settled(admin, arena);
    for (const { what, count } of left)
      found.push({ invariant: 'all-done', key: what, says: `${count} are due and were not done.` });
    await arena.server.stop();
    const { acknowledged } = ledger;
    for await (const breach of findBreaches(dependencies, { acknowledged })) found.push(told(breach));
    found.push(...(await answeredTruly(admin, ledger)));
    found.push(...(await deliveredOnce(admin, arena)));
  } finally {
    await admin.end();
    await close();
  }
  return found;
}

const told = ({ invariant, regionId, key, says }: Breach): FoundBreach => ({
  invariant,
  key: `${regionId} ${key}`,
  says: says.en,
});

type Left = readonly { readonly what: string; readonly count: number }[];

/** Everything that stands in a table of what is due. */
async function settled(admin: pg.Client, { clock }: Arena): Promise<Left> {
  const limit = Date.now() + settlesWithinMilliseconds;
  for (;;) {
    const { rows } = await admin.query<Left[number]>(
      `select * from (
        select 'messages' as what, count(*)::integer as count from message
          where state = 'waiting' and next_try_at <= $1
        union all select 'timers', count(*)::integer from timer where due_at <= $1
        union all select 'documents', count(*)::integer from document_work
          where state = 'waiting' and next_try_at <= $1
        union all select 'letters to sign', count(*)::integer from signing_item
          where state = 'preparing' and next_try_at <= $1
        union all select 'unsealed actions', count(*)::integer from seal_outbox
      ) as due where count > 0`,
      [clock.now()],
    );
    if (rows.length === 0 || Date.now() > limit) return rows;
    await pause(300);
  }
}

/** Who was told no, and who was told the same thing twice, was told the truth. */
async function answeredTruly(admin: pg.Client, ledger: Ledger): Promise<readonly FoundBreach[]> {
  const { rows } = await admin.query<{ key: string }>(
    'select key from command_result where key = any($1) and result is not null',
    [ledger.refusedInDoubt.map(({ key }) => key)],
  );
  const happened = new Set(rows.map(({ key }) => key));
  return [
    ...ledger.refusedInDoubt
      .filter(({ key }) => happened.has(key))
      .map(({ key, what, code }) => ({
        invariant: 'answered-truly',
        key,
        says: `"${what}" had happened, and its repetition was refused with ${code}.`,
      })),
    ...ledger.changedAnswers.map((says) => ({ invariant: 'answered-truly', key: 'again', says })),
  ];
}

/** What the provider is said to have taken it has, once: said again under the same key it is the same message. */
async function deliveredOnce(admin: pg.Client, { sandboxUrl }: Arena): Promise<readonly FoundBreach[]> {
  const answer = await fetch(`${sandboxUrl}/messages`);
  const { messages } = (await answer.json()) as { messages: { id: string }[] };
  const arrived = new Map<string, number>();
  for (const { id } of messages) arrived.set(id, (arrived.get(id) ?? 0) + 1);
  const { rows } = await admin.query<{ id: string; provider_id: string }>(
    `select id::text, provider_id from message
     where state = 'sent' and channel <> 'push' and provider_id is not null`,
  );
  return rows
    .filter(({ provider_id: id }) => arrived.get(id) !== 1)
    .map(({ id, provider_id: provider }) => ({
      invariant: 'message-arrived',
      key: id,
      says: `It counts as sent and arrived ${arrived.get(provider) ?? 0} times.`,
    }));
}
