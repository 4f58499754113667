import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';

const world = await arrangeCases();
const { services, officers, resident, sendNew, advance } = world;
const { cases, workList } = services;
const here = world.region('9901');

const looksAt = (caseId: string) =>
  here
    .selectFrom('reveal')
    .select(['account_id', 'purpose', 'what'])
    .where('case_id', '=', caseId)
    .orderBy('what')
    .execute();

const home = async (caller: Caller, code: string) =>
  value(await cases.view(caller, code)).sections[0]?.rows.find(({ path }) => path === 'home')?.shown.id;

const file = (caseId: string) => ({ caseId, what: 'file/sketch', kinds: ['documents'] as const });

test('whose turn it is sees all; who has it not in hand sees it masked, and is not said to have looked', async () => {
  const code = await sendNew();
  const { caseId, lastSeq } = value(await cases.view(resident, code));
  expect(await home(officers.reader, code)).toContain('Jalan Mawar 1');
  expect(await home(officers.judge, code)).toBe('••••••, Mawar, Kecamatan Utara');
  expect(value(await cases.view(officers.judge, code)).masked?.purposes.map((each) => each.code)).toContain(
    'complaint',
  );
  expect(await looksAt(caseId)).toEqual([{ account_id: 'ani', purpose: 'working-on-it', what: 'case' }]);
  // Once a colleague has taken it, it is in nobody else's hand; what was shown today stays.
  value(await cases.assign(officers.otherReader, { key: randomUUID(), code, lastSeq, to: 'budi' }));
  expect(await home(officers.reader, code)).toContain('Jalan Mawar 1');
  advance(24 * 60);
  expect(await home(officers.reader, code)).not.toContain('Jalan Mawar 1');
});

test('a purpose shows it for the day, its files too, and each is a look of its own', async () => {
  const code = await sendNew();
  const { caseId } = value(await cases.view(resident, code));
  expect(codeOf(await services.lookInto(officers.judge, file(caseId)))).toBe('reveal-first');
  const show = (purpose: string) => cases.reveal(officers.judge, { key: randomUUID(), code, purpose });
  expect(codeOf(await show('curious'))).toBe('purpose-missing');
  expect(codeOf(await show('working-on-it'))).toBe('purpose-missing');
  value(await show('complaint'));
  value(await show('complaint'));
  expect(await home(officers.judge, code)).toContain('Jalan Mawar 1');
  value(await services.lookInto(officers.judge, file(caseId)));
  expect(await looksAt(caseId)).toEqual([
    { account_id: 'eka', purpose: 'complaint', what: 'case' },
    { account_id: 'eka', purpose: 'complaint', what: 'file/sketch' },
  ]);
  expect(
    codeOf(await cases.reveal(officers.southReader, { key: randomUUID(), code, purpose: 'question' })),
  ).toBe('outside-your-office');
  expect(codeOf(await cases.reveal(resident, { key: randomUUID(), code, purpose: 'question' }))).toBe(
    'not-allowed',
  );
});

test('every look stands in the stream under its own identifier, and nothing of a person in clear', async () => {
  const { rows } = await world.admin.query(
    `select count(*) filter (where entry.id is null or outbox.entry_id is null)::integer as missing,
       count(*)::integer as all_of_them, string_agg(entry.detail::text, ' ') as told
     from reveal left join stream_entry as entry using (region_id, id, account_id)
       left join stream_outbox as outbox on outbox.region_id = reveal.region_id and outbox.entry_id = reveal.id`,
  );
  expect(rows[0].all_of_them).toBeGreaterThan(2);
  expect(rows[0].missing).toBe(0);
  expect(rows[0].told).not.toMatch(/Sari|Mawar|\d{16}/);
});

test('what can’t be written down is not shown', async () => {
  const code = await sendNew();
  await world.admin.query('revoke insert on stream_outbox from satuloket_runtime');
  try {
    await expect(cases.view(officers.reader, code)).rejects.toThrow(/stream_outbox/);
    const search = workList.list(officers.reader, {
      queue: 'all',
      sort: 'oldest',
      search: '3275010101900001',
    });
    await expect(search).rejects.toThrow(/stream_outbox/);
  } finally {
    await world.admin.query('grant insert on stream_outbox to satuloket_runtime');
  }
});

test('a search by NIK is a look, whatever it finds, once a day', async () => {
  const search = () =>
    workList.list(officers.reader, { queue: 'all', sort: 'oldest', search: '3275010101900001' });
  value(await search());
  value(await search());
  const found = await here
    .selectFrom('reveal')
    .select(['case_id', 'kinds'])
    .where('what', '=', 'search')
    .execute();
  expect(found).toEqual([{ case_id: null, kinds: ['existence'] }]);
});
