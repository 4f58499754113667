import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { gardener, guestCaller } from '../cases/testing/fakes.ts';
import { actionsOf, verifyActions } from '../record/index.ts';
import { arrangeExchange } from './testing/arrange.ts';

const world = await arrangeExchange();
const { cases, exchange, officers, resident, residentThere, approved, exchangeAll, advance } = world;

async function view(caller: typeof resident, code: string) {
  return value(await cases.cases.view(caller, code));
}

async function codeThere(code: string): Promise<string> {
  const [there] = (await view(resident, code)).parts.abroad ?? [];
  if (there?.code == null) throw new Error('Nothing has been heard from there.');
  return there.code;
}

it('opens the arrival for the same citizen, with what the message carries', async () => {
  const code = await approved();
  await exchangeAll();
  expect((await view(resident, code)).parts.abroad).toBeUndefined();
  advance(6);
  await exchangeAll();
  const arrived = await view(residentThere, await codeThere(code));
  expect(arrived).toMatchObject({ stateCode: 'approving', applicant: { name: gardener.name } });
  const rows = arrived.sections.flatMap((section) => section.rows);
  expect(rows.map(({ shown }) => shown.id)).toEqual(
    expect.arrayContaining(['Kecil', 'Cabai', expect.stringContaining('Jalan Baru 1')]),
  );
  const [sketch] = arrived.documents;
  expect(sketch?.files).toMatchObject([{ name: 'akta.pdf', sizeBytes: world.bytes.length }]);
  const bytes = await world.store.read({ regionId: '9902', fileId: sketch!.files[0]!.fileId });
  expect(bytes?.equals(world.bytes)).toBe(true);
});

it('tells one story on both pages', async () => {
  const code = await approved();
  advance(6);
  await exchangeAll();
  const there = await codeThere(code);
  const home = await view(resident, code);
  expect(home.entries.map(({ story }) => story.id)).toEqual(
    expect.arrayContaining(['Berkas diteruskan ke daerah tujuan.', 'Diperiksa di Kantor Selatan.']),
  );
  expect(home.parts.abroad).toMatchObject([
    { direction: 'to', region: { id: 'Kota Taman' }, code: there, slug: 'kota-taman', end: null },
  ]);
  const arrived = await view(residentThere, there);
  expect(arrived.parts.abroad).toMatchObject([
    { direction: 'from', region: { id: 'Kota Kebun' }, code, slug: 'kota-kebun' },
  ]);
  expect(arrived.parts.abroad?.[0]?.timeline.map(({ story }) => story.id)).toContain(
    'Menjadi finished di Kantor Utara.',
  );

  value(await world.act(officers.there, there, 'approve'));
  advance(1);
  await exchangeAll();
  expect((await view(resident, code)).parts.abroad?.[0]).toMatchObject({ end: null });
  advance(6);
  await exchangeAll();
  expect((await view(resident, code)).parts.abroad?.[0]).toMatchObject({ end: 'finished' });
  for (const [regionId, known] of [
    ['9901', code],
    ['9902', there],
  ] as const) {
    const { case_id: caseId } = await world
      .here(regionId)
      .selectFrom('case_current')
      .select('case_id')
      .where('code', '=', known)
      .executeTakeFirstOrThrow();
    expect(verifyActions(await actionsOf(world.here(regionId), caseId))).toMatchObject({ whole: true });
  }
});

it('disturbs nobody who acts on what the screen showed', async () => {
  const code = await approved();
  const { lastSeq } = await view(officers.judge, code);
  advance(6);
  await exchangeAll();
  expect((await view(officers.judge, code)).lastSeq).toBeGreaterThan(lastSeq);
  const again = { key: randomUUID(), code, lastSeq, action: 'reopen', with: { reason: 'Keliru.' } };
  expect(codeOf(await cases.cases.act(officers.judge, again))).toBe('ok');
});

it('shows nothing of the other code to the public', async () => {
  const code = await approved();
  advance(6);
  await exchangeAll();
  const there = await codeThere(code);
  const tracked = value(await cases.cases.track('9901', code, 'id'));
  expect(JSON.stringify(tracked)).not.toContain(there);
  expect(tracked.parts.abroad).toMatchObject([{ direction: 'to', code: null }]);
});

it('hands nothing over that was undone in time', async () => {
  const code = await approved();
  const { undoable } = await view(officers.judge, code);
  value(await cases.cases.undo(officers.judge, { key: randomUUID(), code, seq: undoable!.seq }));
  advance(10);
  await exchangeAll();
  expect((await view(resident, code)).parts.abroad).toBeUndefined();
});

it('takes back the news of a step that was undone', async () => {
  const code = await approved();
  advance(6);
  await exchangeAll();
  const there = await codeThere(code);
  value(await world.act(officers.there, there, 'approve'));
  const { undoable } = await view(officers.there, there);
  value(await cases.cases.undo(officers.there, { key: randomUUID(), code: there, seq: undoable!.seq }));
  advance(10);
  await exchangeAll();
  expect((await view(resident, code)).parts.abroad?.[0]).toMatchObject({ end: null });
});

it('keeps nothing personal in clear, and nothing at all once it has arrived', async () => {
  const code = await approved();
  const rows = async () => [
    ...(await world.here('9901').selectFrom('exchange_outbox').selectAll().execute()),
    ...(await world.here('9902').selectFrom('exchange_inbox').selectAll().execute()),
  ];
  const clear = (all: Awaited<ReturnType<typeof rows>>) =>
    JSON.stringify(all) + all.map(({ sealed }) => sealed?.toString('latin1') ?? '').join();
  expect(clear(await rows())).not.toMatch(new RegExp(`${gardener.nik}|Cabai|Sari|${code}`));
  advance(6);
  await exchange.deliverDue('9901');
  expect(clear(await rows())).not.toMatch(new RegExp(`${gardener.nik}|Cabai|Sari|${code}`));
  await exchangeAll();
  const left = (await rows()).filter(({ state }) => state === 'delivered' || state === 'settled');
  expect(left.length).toBeGreaterThan(1);
  expect(left.every(({ sealed }) => sealed === null)).toBe(true);
});

it('does everything once when two servers sweep at the same moment', async () => {
  const code = await approved();
  advance(6);
  await Promise.all([exchange.deliverDue('9901'), exchange.deliverDue('9901')]);
  await Promise.all([exchange.openReceived('9902'), exchange.openReceived('9902')]);
  await exchangeAll();
  const abroad = (await view(resident, code)).parts.abroad;
  expect(abroad).toHaveLength(1);
  const told = (await view(resident, code)).entries.filter(({ story }) => story.id.includes('diteruskan'));
  expect(told).toHaveLength(1);
});

it('tells officers of a region that is not connected, which nobody has to look after', async () => {
  const code = await approved('small');
  advance(6);
  await exchangeAll();
  expect((await view(resident, code)).parts.abroad).toBeUndefined();
  const stuck = async () => ((await view(officers.judge, code)).parts.abroad ?? [])[0]?.trouble;
  expect((await stuck())?.words.id).toContain('belum tersambung');
  expect(await exchange.service.hasTroubles(officers.judge)).toBe(false);
  expect(value(await exchange.service.troubles(officers.judge))).toEqual([]);
  // Once it is connected the message can still go out.
  const { messageId } = (await stuck())!;
  value(await exchange.service.retry(officers.judge, { key: randomUUID(), id: messageId }));
  expect(await stuck()).toBeUndefined();
  await exchangeAll();
  expect(await stuck()).toMatchObject({ messageId });
});

it('shows officers what was refused, and tries it again when they ask', async () => {
  const code = await approved();
  advance(6);
  const { id } = await world
    .here('9901')
    .updateTable('exchange_outbox')
    .set({ state: 'refused', failure: 'exchange-signature-wrong' })
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(await exchange.service.hasTroubles(officers.judge)).toBe(true);
  const listed = value(await exchange.service.troubles(officers.judge));
  expect(listed).toMatchObject([{ id, direction: 'to', code, kind: 'hand-over' }]);
  expect(JSON.stringify(listed)).not.toContain(gardener.name);
  value(await exchange.service.retry(officers.judge, { key: randomUUID(), id }));
  expect(value(await exchange.service.troubles(officers.judge))).toEqual([]);
  await exchangeAll();
  expect((await view(resident, code)).parts.abroad).toMatchObject([{ direction: 'to' }]);
  const unknown = { key: randomUUID(), id: randomUUID() };
  expect(codeOf(await exchange.service.retry(officers.judge, unknown))).toBe('exchange-message-unknown');
});

it.each([
  ['a guest', guestCaller('browser')],
  ['a resident', resident],
])('shows what is stuck to no one like %s', async (_, caller) => {
  expect(codeOf(await exchange.service.troubles(caller))).toBe('not-allowed');
  expect(await exchange.service.hasTroubles(caller)).toBe(false);
  const input = { key: randomUUID(), id: randomUUID() };
  expect(codeOf(await exchange.service.retry(caller, input))).toBe('not-allowed');
});
