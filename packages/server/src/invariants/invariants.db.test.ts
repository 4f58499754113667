import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { arrangeCapacity, tuesday } from '../capacity/testing/arrange.ts';
import { masterKeys, value } from '../cases/testing/arrange.ts';
import { createMeasures } from '../measures/index.ts';
import { logKeys, newIdentifier, sealRegion } from '../record/index.ts';
import { type AcknowledgedCommand, type Breach, findBreaches } from './index.ts';

const world = await arrangeCapacity();
const { admin, cases, newTour, act, enter, officers, as } = world;
const measures = createMeasures({
  ...world.dependencies,
  masterKeys,
  cases,
  publicUrl: 'https://kebun.example',
});
cases.registerFollower(measures.follow);

const acknowledged: AcknowledgedCommand[] = [];
const made = { open: '', openId: '', ended: '', endedId: '', cancelled: '' };

async function breaches(): Promise<Breach[]> {
  const found: Breach[] = [];
  for await (const breach of findBreaches({ ...world.dependencies, masterKeys }, { acknowledged }))
    found.push(breach);
  return found;
}

const idOf = async (code: string): Promise<string> =>
  (
    await world
      .region('9901')
      .selectFrom('case_current')
      .select('case_id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).case_id;

beforeAll(async () => {
  value(await enter(5));
  const first = await newTour();
  const second = await newTour();
  const third = await newTour();
  for (const { caller, code } of [first, second]) {
    value(await act(caller, code, 'book', { slotId: tuesday('0800') }));
    world.advance(10);
    value(await act(officers.reader, code, 'come'));
  }
  const key = randomUUID();
  const { lastSeq } = value(await cases.cases.view(world.northRecorder, second.code));
  const given = value(
    await cases.cases.act(world.northRecorder, { key, code: second.code, lastSeq, action: 'give', with: {} }),
  );
  acknowledged.push({ regionId: '9901', key, code: second.code, seq: given.seq });
  value(await act(third.caller, third.code, 'cancel'));
  // Taken twice, with two keys: the second time it was so already.
  for (const unchanged of [undefined, true]) {
    const { northRecorder: holder } = world;
    const to = holder.who.kind === 'officer' ? holder.who.accountId : '';
    const { lastSeq } = value(await cases.cases.view(holder, first.code));
    const taken = await cases.cases.assign(holder, { key: randomUUID(), code: first.code, lastSeq, to });
    expect(value(taken).unchanged).toBe(unchanged);
  }
  Object.assign(made, { open: first.code, ended: second.code, cancelled: third.code });
  Object.assign(made, { openId: await idOf(first.code), endedId: await idOf(second.code) });
  await measures.sumUp('9901');
  const { signer } = logKeys(masterKeys, {
    regionId: '9901',
    name: world.places.region('9901')?.slug ?? '',
  });
  await sealRegion(as('satuloket_sealer'), {
    regionId: '9901',
    origin: 'kebun.example/kebun',
    signer,
    now: world.clock.now,
  });
});

test('what people did leaves nothing to name', async () => {
  expect(await breaches()).toEqual([]);
});

test('an event of a device that was acknowledged and is not there is named', async () => {
  const key = randomUUID();
  acknowledged.push({ regionId: '9901', key, from: 'device' });
  expect(await breaches()).toMatchObject([{ invariant: 'command-lost', key }]);
  acknowledged.pop();
});

const device = randomUUID();
const message = newIdentifier(new Date('2026-11-16T02:00:00Z'));

type Broken = {
  readonly what: string;
  readonly invariant: Breach['invariant'];
  readonly how: () => string;
  readonly mend: () => string;
  readonly key: () => RegExp;
};

const open = () => `case_id = '${made.openId}'`;
const ended = () => `case_id = '${made.endedId}'`;
const entryId = '01900000-0000-7000-8000-000000000001';
const givenKey = () => acknowledged[0]?.key ?? '';

/** Each is broken by hand, named, and mended again. */
const broken: readonly Broken[] = [
  {
    invariant: 'command-lost',
    what: 'a command that was acknowledged is not kept',
    how: () => `update command_result set key = 'x-' || key where key = '${givenKey()}'`,
    mend: () => `update command_result set key = substr(key, 3) where key = 'x-${givenKey()}'`,
    key: () => new RegExp(made.ended),
  },
  {
    invariant: 'command-twice',
    what: 'two commands claim one step',
    how: () => `insert into command_result (region_id, caller, key, content_hash, result, at)
      select region_id, caller, 'again', content_hash, result, at from command_result where key = '${givenKey()}'`,
    mend: () => `delete from command_result where key = 'again'`,
    key: () => new RegExp(made.ended),
  },
  {
    invariant: 'record-whole',
    what: 'an action was changed',
    how: () => `update case_action set body = body || '{"note":null}' where ${open()} and seq = 2`,
    mend: () => `update case_action set body = body - 'note' where ${open()} and seq = 2`,
    key: () => new RegExp(made.open),
  },
  {
    invariant: 'state-is-replay',
    what: 'a column of the cache says something else',
    how: () => `update case_current set turn = 'centre' where ${open()}`,
    mend: () => `update case_current set turn = 'office' where ${open()}`,
    key: () => new RegExp(made.open),
  },
  {
    invariant: 'state-is-replay',
    what: 'the cached state says something else',
    how: () => `update case_current set replayed = jsonb_set(replayed, '{rating}', '5') where ${open()}`,
    mend: () => `update case_current set replayed = jsonb_set(replayed, '{rating}', 'null') where ${open()}`,
    key: () => new RegExp(made.open),
  },
  {
    invariant: 'clock-agrees',
    what: 'nobody will be warned before a promise breaks',
    how: () => `update timer set due_at = due_at + interval '1 hour' where ${open()}`,
    mend: () => `update timer set due_at = due_at - interval '1 hour' where ${open()}`,
    key: () => new RegExp(made.open),
  },
  {
    invariant: 'log-verifies',
    what: 'a checkpoint has another root',
    how: () => `update record_checkpoint set root = set_byte(root, 0, get_byte(root, 0) # 1)`,
    mend: () => `update record_checkpoint set root = set_byte(root, 0, get_byte(root, 0) # 1)`,
    key: () => /^checkpoint \d+$/,
  },
  {
    invariant: 'log-verifies',
    what: 'an action that was sealed waits to be sealed again',
    how: () => `insert into seal_outbox select region_id, case_id, seq, hash from case_action
      where ${open()} and seq = 1`,
    mend: () => `delete from seal_outbox where ${open()}`,
    key: () => /\/1$/,
  },
  {
    invariant: 'log-verifies',
    what: 'an entry of the stream that waits for no sealer',
    how: () => `insert into stream_entry (region_id, id, at, kind, detail, hash)
      select region_id, '${entryId}', at, 'administration.slipped-in', '{}', hash from case_action
      where ${open()} and seq = 1`,
    mend: () => `delete from stream_entry where id = '${entryId}'`,
    key: () => new RegExp(entryId),
  },
  {
    invariant: 'place-oversold',
    what: 'a place counts as free that someone holds',
    how: () => `update visit_slot set taken = taken - 1 where slot_id = '${tuesday('0800')}'`,
    mend: () => `update visit_slot set taken = taken + 1 where slot_id = '${tuesday('0800')}'`,
    key: () => /0800/,
  },
  {
    invariant: 'stock-balances',
    what: 'a balance is not the sum of what moved',
    how: () => `update stock_balance set balance = balance + 1`,
    mend: () => `update stock_balance set balance = balance - 1`,
    key: () => /north-office\/seeds/,
  },
  {
    invariant: 'field-once',
    what: 'a device is said to be further than its events',
    how: () => `insert into field_device
      (region_id, id, account_id, office_id, name, public_key, enrolled_at, head_seq, head_digest)
      values ('9901', '${device}', '${device}', 'north-office', 'HP', '', now(), 1, '')`,
    mend: () => `delete from field_device`,
    key: () => new RegExp(device),
  },
  {
    invariant: 'message-once',
    what: 'a message was sent and does not show on its case',
    how: () => `insert into message
      (region_id, id, case_id, seq, template, channel, sealed, state, send_after, next_try_at, made_at)
      values ('9901', '${message}', '${made.openId}', 1, 'filed', 'whatsapp', '', 'sent', now(), now(), now())`,
    mend: () => `delete from message`,
    key: () => new RegExp(message),
  },
  {
    invariant: 'promise-counted',
    what: 'a case that has ended counts nowhere',
    how: () => `update case_outcome set is_reopened = true where ${ended()}`,
    mend: () => `update case_outcome set is_reopened = false where ${ended()}`,
    key: () => new RegExp(made.ended),
  },
  {
    invariant: 'promise-counted',
    what: 'a month counts more than its cases',
    how: () => `update promise_month set kept = kept + 1`,
    mend: () => `update promise_month set kept = kept - 1`,
    key: () => /2026-11/,
  },
  {
    invariant: 'look-recorded',
    what: 'a look tells of another purpose than was sealed',
    how: () => `update reveal set purpose = 'audit' where ${open()} and what = 'case'`,
    mend: () => `update reveal set purpose = 'working-on-it' where ${open()} and what = 'case'`,
    key: () => /^[0-9a-f-]{36}$/,
  },
  {
    invariant: 'look-recorded',
    what: 'a look was taken out',
    how: () => `update reveal set region_id = 'gone' where ${open()}`,
    mend: () => `update reveal set region_id = '9901' where region_id = 'gone'`,
    key: () => /^[0-9a-f-]{36}$/,
  },
  {
    invariant: 'region-apart',
    what: 'a row of a region names a case of another',
    how: () => `insert into reveal (
        region_id, id, case_id, at, day, account_id, role, office_id, purpose, what, kinds, face, is_before_stream
      )
      values (
        '9902', gen_random_uuid(), '${made.openId}', now(), '2026-11-20', 'x', 'x', 'x', 'x', 'x', '{}', 'page', true
      )`,
    mend: () => `delete from reveal where region_id = '9902'`,
    key: () => new RegExp(`^reveal/${made.openId}`),
  },
];

/** Without the keys and triggers that would keep it from happening. */
async function behindTheServersBack(statement: string): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    await client.query(statement);
  } finally {
    await client.query(`set session_replication_role = default`);
    client.release();
  }
}

test("what was written before a sum and committed after it is the next sum's", async () => {
  const flipped = `update case_outcome set kept = not kept, changed_at = clock_timestamp() where ${ended()}`;
  const ofTheMonth = async (): Promise<readonly string[]> =>
    (await breaches()).map(({ key }) => key).filter((key) => key.startsWith('2026-11'));
  const late = await admin.connect();
  try {
    await late.query('begin');
    await late.query(flipped);
    await measures.sumUp('9901');
    await late.query('commit');
    expect(await ofTheMonth()).toEqual([]);
    await measures.sumUp('9901');
    expect(await ofTheMonth()).toEqual([]);
  } finally {
    await late.query(flipped);
    late.release();
    await measures.sumUp('9901');
  }
});

test.each(broken)('$invariant: $what', async ({ invariant, how, mend, key }) => {
  // What an earlier test broke and mended is written anew, and the sum has not seen that.
  await measures.sumUp('9901');
  await behindTheServersBack(how());
  const found = await breaches();
  await behindTheServersBack(mend());
  const named = found.filter((breach) => breach.invariant === invariant);
  expect(found.map((breach) => breach.invariant)).toContain(invariant);
  expect(named[0]?.key).toMatch(key());
  expect(named[0]?.says.id).toMatch(/\S/);
});

test('mended, there is nothing to name again', async () => {
  expect(await breaches()).toEqual([]);
});
