import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { arrangeCases, codeOf, masterKeys, value } from '../cases/testing/arrange.ts';
import { gardener, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import { placesOf } from '../places/index.ts';
import type { LookQuery } from './contract.ts';
import { createLooks } from './index.ts';
import { looksQuery } from './search.ts';

const region = { ...gardenRegion('9901'), looks: { manyPerHour: 3, timesHabit: 1 } };
const places = placesOf([region, gardenRegion('9902')]);
const world = await arrangeCases({ regions: places.regions() });
const { services, officers, resident, sendNew, advance, people, database } = world;
const here = world.region('9901');
const { service, examine, viewPart } = createLooks({
  database,
  masterKeys,
  places,
  packs: world.packs,
  people,
  now: world.dependencies.now,
});
services.hooks.viewParts.push(viewPart);
const auditor = officerCaller('tuti', [{ role: 'auditor', officeId: 'registry' }]);
people.officers.push({ accountId: 'tuti', name: 'Tuti Auditor', posts: [] });
const key = randomUUID;
const view = (caller: typeof resident, code: string) => services.cases.view(caller, code);
const reveal = (caller: typeof resident, code: string, purpose = 'complaint') =>
  services.cases.reveal(caller, { key: key(), code, purpose });
const flagsOf = async (rule: string) =>
  value(await service.flags(auditor, {})).rows.filter((flag) => flag.rule === rule);

describe('whom the data are about', () => {
  test('reads who, where, why and what kinds, by case and for all; nobody else does', async () => {
    const [code, other] = [await sendNew(), await sendNew()];
    value(await view(officers.reader, code));
    advance(5);
    value(await reveal(officers.judge, other));
    const all = value(await service.ofMe(resident, {}));
    expect(all.rows).toMatchObject([
      { officer: 'Eka Camat', purpose: { id: 'Menangani pengaduan' }, code: other },
      { officer: 'Ani Pemeriksa', office: { id: 'Kantor Utara' }, code, service: { id: expect.any(String) } },
    ]);
    expect(all.rows[1]?.kinds.map(({ id }) => id)).toContain('alamat');
    expect(value(await service.ofMe(resident, { code })).rows.map((row) => row.officer)).toEqual([
      'Ani Pemeriksa',
    ]);
    expect(value(await view(resident, code)).parts.seenBy).toEqual({ officers: 1 });
    expect(value(await service.ofMe(residentCaller('tono'), {})).rows).toEqual([]);
    expect(codeOf(await service.ofMe(residentCaller('tono'), { code }))).toBe('code-unreadable');
    expect(codeOf(await service.ofMe(resident, { cursor: 'x' }))).toBe('cursor-unreadable');
  });

  test('reads of searches for the number, once the number is proven to be theirs', async () => {
    advance(1);
    const search = { queue: 'all', sort: 'oldest', search: gardener.nik } as const;
    value(await services.workList.list(officers.southReader, search));
    const latest = async () => value(await service.ofMe(resident, {})).rows[0];
    expect(await latest()).toMatchObject({ officer: 'Cici Pemeriksa', purpose: { id: 'Mencari berkas' } });
    const known = people.applicants.get('sari')!;
    people.applicants.set('sari', { ...known, identity: 'pending' });
    expect((await latest())?.officer).not.toBe('Cici Pemeriksa');
    people.applicants.set('sari', known);
  });

  test('turns pages without losing or repeating a look', async () => {
    const code = await sendNew();
    for (let look = 0; look < 23; look += 1) {
      await services.lookInto(officers.reader, {
        caseId: value(await view(resident, code)).caseId,
        what: `file/${look}`,
        kinds: ['documents'],
      });
    }
    const first = value(await service.ofMe(resident, { code }));
    const second = value(await service.ofMe(resident, { code, cursor: first.next! }));
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([first.rows.length, new Set(ids).size, second.next]).toEqual([20, 23, null]);
  });
});

describe('an auditor', () => {
  test('searches by officer, office, day, purpose, person and case', async () => {
    advance(1);
    const code = await sendNew();
    value(await reveal(officers.judge, code, 'legal-duty'));
    advance(1);
    const counts: Record<string, number> = {};
    const queries: Readonly<Record<string, LookQuery>> = {
      officer: { officer: 'eka', purpose: 'legal-duty' },
      'no officer': { officer: 'nobody' },
      office: { officeId: 'north-office', purpose: 'legal-duty' },
      'another office': { officeId: 'registry', purpose: 'legal-duty' },
      'the day': { from: '2026-11-16', until: '2026-11-16', purpose: 'legal-duty' },
      'a day before': { until: '2026-11-15' },
      person: { nik: gardener.nik, purpose: 'legal-duty' },
      'someone else': { nik: '3275015403967001', purpose: 'legal-duty' },
      case: { code: code.toLowerCase(), purpose: 'legal-duty' },
    };
    for (const [name, query] of Object.entries(queries))
      counts[name] = value(await service.search(auditor, query)).rows.length;
    expect(counts).toEqual({
      officer: 1,
      'no officer': 0,
      office: 1,
      'another office': 0,
      'the day': 1,
      'a day before': 0,
      person: 1,
      'someone else': 0,
      case: 1,
    });
    // Whom an auditor searched for is told to them too.
    const told = value(await service.ofMe(resident, {})).rows[0];
    expect(told).toMatchObject({ officer: 'Tuti Auditor', purpose: { id: 'Memeriksa catatan (auditor)' } });
  });

  test.each<[string, LookQuery]>([
    ['nik-unreadable', { nik: '123' }],
    ['code-unreadable', { code: 'KB-ZZZZ' }],
    ['date-unreadable', { from: '2026-02-31' }],
    ['date-unreadable', { from: '2026-11-17', until: '2026-11-16' }],
    ['cursor-unreadable', { cursor: 'x' }],
  ])('%s', async (problem, query) => {
    expect(codeOf(await service.search(auditor, query))).toBe(problem);
  });

  test('takes it as a table, and that is on record', async () => {
    // Whoever looked in the same instant has no place before or after.
    advance(1);
    const pieces: Uint8Array[] = [];
    for await (const piece of value(await service.table(auditor, { officeId: 'north-office' })))
      pieces.push(piece);
    const lines = Buffer.concat(pieces).toString('utf8').trim().split('\r\n');
    const shown = value(await service.search(auditor, { officeId: 'north-office' })).rows;
    expect(lines.length).toBe(shown.length + 1);
    expect(lines[1]).toContain('Eka Camat');
    const noted = value(await service.search(auditor, { officer: 'tuti' })).rows;
    expect(noted[0]).toMatchObject({ officer: 'Tuti Auditor', code: null });
  });

  test.each([
    ['account', { accountIds: ['ani'] }, 'reveal_by_officer'],
    ['office', { officeId: 'north-office' }, 'reveal_by_office'],
    ['case', { caseIds: [randomUUID()] }, 'reveal_of_case'],
    ['person', { digests: [Buffer.alloc(32)] }, 'reveal_of_subject'],
    ['purpose', { purpose: 'audit' }, 'reveal_by_purpose'],
    ['nothing', {}, 'reveal_by_time'],
  ] as const)('a search by %s reads an index', async (_name, wanted, index) => {
    const { sql, parameters } = looksQuery(here, wanted, null, 50).compile();
    const client = await world.admin.connect();
    try {
      await client.query('set enable_seqscan = off; set enable_sort = off');
      const { rows } = await client.query(`explain ${sql}`, [...parameters]);
      expect(JSON.stringify(rows)).toContain(index);
    } finally {
      client.release(true);
    }
  });
});

describe('unusual looking', () => {
  test('is raised once, explained by the officer, and settled by someone else', async () => {
    value(await service.protect(auditor, { key: key(), nik: gardener.nik, isProtected: true }));
    advance(24 * 60);
    const code = await sendNew();
    value(await reveal(officers.judge, code));
    expect(await examine('9901')).toBeGreaterThan(0);
    expect(await examine('9901')).toBe(0);
    const [flag] = (await flagsOf('protected')).filter((each) => each.code === code);
    expect(flag).toMatchObject({ officer: 'Eka Camat', state: 'open', code });
    const { id } = flag!;
    expect((await service.menu(officers.judge)).asked).toBeGreaterThan(0);
    expect(codeOf(await service.explainFlag(officers.reader, { key: key(), id, words: 'Saya.' }))).toBe(
      'flag-unknown',
    );
    expect(codeOf(await service.explainFlag(officers.judge, { key: key(), id, words: ' ' }))).toBe(
      'words-missing',
    );
    value(await service.explainFlag(officers.judge, { key: key(), id, words: 'Ia datang ke kantor.' }));
    expect(await flagsOf('protected')).toContainEqual({
      ...flag,
      state: 'explained',
      explanation: 'Ia datang ke kantor.',
    });
    value(await service.settleFlag(auditor, { key: key(), id, to: 'passed-on' }));
    expect(codeOf(await service.settleFlag(auditor, { key: key(), id, to: 'closed' }))).toBe('flag-settled');
    expect(codeOf(await service.explainFlag(officers.judge, { key: key(), id, words: 'Lagi.' }))).toBe(
      'flag-settled',
    );
    const steps = await here
      .selectFrom('stream_entry')
      .select(['kind', 'account_id'])
      .where('kind', 'like', 'look.%')
      .orderBy('id')
      .execute();
    expect(steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'look.protected',
        'look.flag-raised',
        'look.flag-explained',
        'look.flag-passed-on',
      ]),
    );
    const { rows } = await world.admin.query('select explanation from look_flag where id = $1', [id]);
    expect(rows[0].explanation.includes('kantor')).toBe(false);
    const settled = value(
      await service.protect(auditor, { key: key(), nik: gardener.nik, isProtected: false }),
    );
    expect(settled.protectedCount).toBe(0);
  });

  test('knows the officer’s own case, family and neighbours by digests alone', async () => {
    const tell = (more = {}) =>
      service.tellTies(officers.reader, {
        key: key(),
        nik: '3275010101900001',
        kk: gardener.kk,
        villageCode: gardener.address.villageCode,
        rt: gardener.address.rt,
        rw: gardener.address.rw,
        ...more,
      });
    expect(codeOf(await tell({ nik: '1' }))).toBe('nik-unreadable');
    expect(codeOf(await tell({ rt: 'x' }))).toBe('home-unreadable');
    const lookAgain = async () => {
      advance(24 * 60);
      value(await view(officers.reader, await sendNew()));
      // What was examined lately is examined again: the next answers must not meet this look.
      advance(10);
      await examine('9901');
    };
    value(await tell({ kk: '3275010101900009' }));
    await lookAgain();
    expect((await flagsOf('neighbour')).length).toBe(1);
    value(await tell());
    await lookAgain();
    expect((await flagsOf('own-family')).length).toBe(1);
    value(await tell({ nik: gardener.nik }));
    await lookAgain();
    expect((await flagsOf('own-case')).length).toBe(1);
    expect((await flagsOf('neighbour')).length).toBe(1);
    expect(value(await service.myFlags(officers.reader)).tiesToldAt).not.toBeNull();
  });

  test('many people in an hour are one flag, the office’s habit allowing', async () => {
    advance(7 * 24 * 60);
    for (let looked = 0; looked < 5; looked += 1) value(await view(officers.otherReader, await sendNew()));
    await examine('9901');
    const raised = (await flagsOf('many-in-an-hour')).filter(({ officer }) => officer === 'Budi Pemeriksa');
    expect(raised.length).toBe(1);
  });

  test('at night it is one flag for the night', async () => {
    advance(12 * 60);
    for (const code of [await sendNew(), await sendNew()]) value(await view(officers.reader, code));
    await examine('9901');
    expect((await flagsOf('outside-hours')).filter(({ officer }) => officer === 'Ani Pemeriksa').length).toBe(
      1,
    );
  });
});
