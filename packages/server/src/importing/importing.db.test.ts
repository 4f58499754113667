import { randomUUID } from 'node:crypto';
import { success } from '@satuloket/engine';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { arrangeCases, codeOf, value } from '../cases/testing/arrange.ts';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { fakeRegister, inventedHousehold } from '../people/fake-register.ts';
import { readSheet } from '../platform/sheets/read-sheet.ts';
import { writeCsv, writeXlsx } from '../platform/sheets/write-sheet.ts';
import { columnsOf, formerColumns, headingOf } from './columns.ts';
import { createImporting } from './index.ts';

let all: Awaited<ReturnType<typeof arrangeCases>>;
let importing: ReturnType<typeof createImporting>;
const register = fakeRegister(inventedHousehold);
const [mother, father] = inventedHousehold.members;
const unexpected: unknown[] = [];
const chiefId = randomUUID();
const chief = officerCaller(chiefId, [{ role: 'head', officeId: 'registry' }]);
const northHeadId = randomUUID();
const northHead = officerCaller(northHeadId, [{ role: 'head', officeId: 'north-office' }]);

beforeAll(async () => {
  all = await arrangeCases();
  importing = createImporting({
    ...all.dependencies,
    register,
    accountOf: async (nik) => (nik === father!.nik ? 'bapak' : undefined),
    cases: all.services,
    onUnexpected: (error) => unexpected.push(error),
  });
  const posted = (officeId: string) => [{ role: 'head', officeId }];
  all.people.officers.push({ accountId: chiefId, name: 'Ratna Dewi', posts: posted('registry') });
  all.people.officers.push({ accountId: northHeadId, name: 'Camat Utara', posts: posted('north-office') });
  all.services.hooks.viewParts.push(importing.viewPart);
  all.services.hooks.standings.push(importing.standing);
});

beforeEach(() => {
  register.down = false;
  unexpected.length = 0;
});

const whole = {
  [formerColumns.filedOn]: '13 November 2026',
  [formerColumns.stage]: 'Dicatat',
  [formerColumns.nik]: mother!.nik,
  [formerColumns.kk]: inventedHousehold.kk,
  [formerColumns.name]: mother!.name,
  [formerColumns.birthDate]: mother!.birthDate,
  [formerColumns.phone]: '0812 0000 0101',
  size: 'Besar',
  plants: 'Cabai',
  'home.street': 'Jalan Mawar 1',
  'home.rt': '1',
  'home.rw': '2',
  'home.villageCode': '99.01.01.1001',
  truth: 'ya',
};

/** A table of one column for each value that any row has. */
function tableOf(rows: readonly Readonly<Record<string, string>>[]): string[][] {
  const codes = [...new Set([formerColumns.number, ...rows.flatMap((row) => Object.keys(row))])];
  return [codes, ...rows.map((row) => codes.map((code) => row[code] ?? ''))];
}

const run = (
  rows: readonly Readonly<Record<string, string>>[],
  more: { isDry?: boolean; system?: string } = {},
) =>
  importing.importTable({
    regionId: '9901',
    service: 'plot-deed',
    system: more.system ?? 'lama',
    bytes: writeCsv(tableOf(rows)),
    isDry: more.isDry ?? false,
  });

async function casesOf(system: string): Promise<number> {
  const { rows } = await all.admin.query(
    `select count(*)::int as cases from case_action where type = 'filed' and body -> 'former' ->> 'system' = $1`,
    [system],
  );
  return rows[0].cases;
}

describe('a row', () => {
  test('becomes a case at its stage, promised from its own day, its papers at the office', async () => {
    const report = value(await run([{ ...whole, [formerColumns.number]: 'BKS/1' }]));
    expect(report.rows).toMatchObject([{ row: 2, number: 'BKS/1', name: mother!.name, outcome: 'imported' }]);
    const view = value(await all.services.cases.view(all.officers.recorder, report.rows[0]!.code!));
    expect(view).toMatchObject({
      stateCode: 'recording',
      officeId: 'north-office',
      identity: 'matched',
      parts: { former: { system: 'lama', papersAtOffice: true } },
    });
    // Three working days from the Friday on which it was first asked for, not from today.
    expect(view.promise.dueAt).toBe('2026-11-18T09:00:00.000Z');
    const { rows } = await all.admin.query(
      `select body ->> 'channel' as channel, actor from case_action where case_id = $1 and type = 'filed'`,
      [view.caseId],
    );
    expect(rows).toEqual([{ channel: 'import', actor: { kind: 'system', name: 'import' } }]);
  });

  test('belongs to the account whose proven identity it is', async () => {
    const own = { [formerColumns.nik]: father!.nik, [formerColumns.name]: father!.name };
    const born = { [formerColumns.birthDate]: father!.birthDate };
    const report = value(await run([{ ...whole, ...own, ...born, [formerColumns.number]: 'BKS/2' }]));
    value(await all.services.cases.view(residentCaller('bapak'), report.rows[0]!.code!));
  });

  test('is its applicant’s own who signs up later, and nobody else’s', async () => {
    const report = value(await run([{ ...whole, [formerColumns.number]: 'BKS/3' }]));
    const code = report.rows[0]!.code!;
    const { kk, address, villageCode } = inventedHousehold;
    const applicant = { ...mother!, kk, address: { ...address, villageCode }, phone: '+6281200000101' };
    all.people.applicants.set('ibu', { applicant, household: [], identity: 'matched' });
    value(await all.services.cases.view(residentCaller('ibu'), code));
    expect(codeOf(await all.services.cases.view(residentCaller('sari'), code))).toBe('case-unknown');
  });

  test('comes in once, however it is written and however often', async () => {
    const row = { ...whole, [formerColumns.number]: 'kb 77' };
    const first = value(await run([row], { system: 'sekali' }));
    const again = value(
      await run(
        [
          { ...row, [formerColumns.number]: 'KB77' },
          { ...row, [formerColumns.number]: 'KB 77 ' },
        ],
        {
          system: 'sekali',
        },
      ),
    );
    expect(again.rows).toMatchObject([
      { outcome: 'already', code: first.rows[0]!.code },
      { outcome: 'refused', faults: [{ code: 'number-twice' }] },
    ]);
    expect(await casesOf('sekali')).toBe(1);
    // Another system may count as it likes.
    value(await run([row], { system: 'sekali-lagi' }));
    expect(await casesOf('sekali-lagi')).toBe(1);
  });

  test('comes in once when two imports of one table run side by side', async () => {
    const rows = ['1', '2', '3'].map((number) => ({ ...whole, [formerColumns.number]: number }));
    const reports = await Promise.all([run(rows, { system: 'balap' }), run(rows, { system: 'balap' })]);
    const outcomes = reports.flatMap((report) => value(report).rows.map(({ outcome }) => outcome));
    expect(outcomes.sort()).toEqual(['already', 'already', 'already', 'imported', 'imported', 'imported']);
    expect(await casesOf('balap')).toBe(3);
  });
});

describe('what is refused names its column and keeps no other row back', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['no number', { [formerColumns.number]: '' }, formerColumns.number, 'missing'],
    ['someone else’s name', { [formerColumns.name]: 'Orang Lain' }, formerColumns.nik, 'identity-mismatch'],
    ['a NIK that is none', { [formerColumns.nik]: '9999999999999999' }, formerColumns.nik, ''],
    ['no birth date', { [formerColumns.birthDate]: '' }, formerColumns.birthDate, 'missing'],
    ['a day to come', { [formerColumns.filedOn]: '17/11/2026' }, formerColumns.filedOn, 'in-the-future'],
    ['a day long ago', { [formerColumns.filedOn]: '13/11/1926' }, formerColumns.filedOn, 'too-early'],
    ['a stage that is an end', { [formerColumns.stage]: 'Selesai' }, formerColumns.stage, 'unreadable'],
    ['a choice that is none', { size: 'Sedang' }, 'size', 'unreadable'],
    ['a field that is too long', { plants: 'x'.repeat(60) }, 'plants', 'too-long'],
    ['a field that is missing', { size: '' }, 'size', 'missing'],
    ['a statement not signed', { truth: 'tidak' }, 'truth', 'missing'],
    ['a village nobody knows', { 'home.villageCode': 'Atlantis' }, 'home.villageCode', 'unreadable'],
  ])('%s', async (what, change, column, code) => {
    const system = `ditolak-${what.replace(/[^a-z]+/gi, '-')}`;
    const good = { ...whole, [formerColumns.number]: 'BAIK' };
    const report = value(
      await run([{ ...whole, [formerColumns.number]: 'BURUK', ...change }, good], { system }),
    );
    expect(report.rows.map(({ outcome }) => outcome)).toEqual(['refused', 'imported']);
    const [fault] = report.rows[0]!.faults;
    expect(fault?.column).toBe(column);
    if (code !== '') expect(fault?.code).toBe(code);
    expect(await casesOf(system)).toBe(1);
  });

  test('a fault of ours at one row leaves the others', async () => {
    const broken = createImporting({
      ...all.dependencies,
      register,
      accountOf: async () => undefined,
      cases: {
        ...all.services,
        fileCase: (transaction, input) => {
          if (input.answers.plants === 'Ranjau') throw new Error('broken on purpose');
          return all.services.fileCase(transaction, input);
        },
      },
      onUnexpected: (error) => unexpected.push(error),
    });
    const rows = ['Cabai', 'Ranjau', 'Terong'].map((plants, index) => ({
      ...whole,
      plants,
      [formerColumns.number]: String(index),
    }));
    const bytes = writeCsv(tableOf(rows));
    const input = { regionId: '9901', service: 'plot-deed', system: 'ranjau', bytes, isDry: false };
    const report = value(await broken.importTable(input));
    expect(report.rows.map(({ outcome }) => outcome)).toEqual(['imported', 'refused', 'imported']);
    expect(unexpected).toHaveLength(1);
    expect(await casesOf('ranjau')).toBe(2);
  });
});

test('a dry run says what an import would do, and does nothing', async () => {
  const rows = [
    { ...whole, [formerColumns.number]: 'K1' },
    { ...whole, [formerColumns.number]: 'K2', size: 'Sedang' },
  ];
  const report = value(await run(rows, { isDry: true, system: 'kering' }));
  expect(report.rows.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['imported', undefined],
    ['refused', undefined],
  ]);
  expect(await casesOf('kering')).toBe(0);
  const { rows: kept } = await all.admin.query(`select 1 from former_case where system = 'kering'`);
  expect(kept).toEqual([]);
});

describe('while the register is down', () => {
  test('a case comes in unproven, and is proven once the register is back', async () => {
    register.down = true;
    const report = value(await run([{ ...whole, [formerColumns.number]: 'P1' }], { system: 'menunggu' }));
    const code = report.rows[0]!.code!;
    expect(value(await all.services.cases.view(all.officers.recorder, code)).identity).toBe('pending');
    expect(await importing.settlePending('9901')).toBe(0);
    register.down = false;
    expect(await importing.settlePending('9901')).toBe(1);
    expect(value(await all.services.cases.view(all.officers.recorder, code)).identity).toBe('matched');
    expect(await importing.settlePending('9901')).toBe(0);
  });

  test('someone who is somebody else is found out', async () => {
    register.down = true;
    const stranger = { ...whole, [formerColumns.name]: 'Orang Lain', [formerColumns.number]: 'P2' };
    const report = value(await run([stranger], { system: 'menunggu' }));
    register.down = false;
    await importing.settlePending('9901');
    const view = value(await all.services.cases.view(all.officers.recorder, report.rows[0]!.code!));
    expect(view.identity).toBe('mismatched');
    // Whoever the number that was typed belongs to has no part in it.
    const { kk, address, villageCode } = inventedHousehold;
    const applicant = { ...mother!, kk, address: { ...address, villageCode }, phone: '+6281200000101' };
    all.people.applicants.set('ibu', { applicant, household: [], identity: 'matched' });
    const asked = await all.services.cases.view(residentCaller('ibu'), view.code);
    expect(codeOf(asked)).toBe('case-unknown');
  });
});

describe('the console', () => {
  const table = () =>
    writeXlsx([
      {
        name: 'Isian',
        rows: tableOf([
          { ...whole, [formerColumns.number]: 'L-1' },
          { ...whole, [formerColumns.number]: 'L-2', size: 'Sedang' },
        ]),
      },
    ]);
  const check = (content = table()) =>
    importing.service.check(chief, {
      key: randomUUID(),
      service: 'plot-deed',
      system: 'e-Open Lama',
      name: 'berkas lama.xlsx',
      content,
    });

  test('checks a table, shows what is wrong, imports it once and reports each row', async () => {
    const { id } = value(await check());
    expect(value(await importing.service.job(chief, id)).state).toBe('checking');
    expect(codeOf(await importing.service.run(chief, { id }))).toBe('import-not-checked');
    expect(await importing.work('9901')).toBe(1);
    const checked = value(await importing.service.job(chief, id));
    expect(checked).toMatchObject({
      state: 'checked',
      system: 'e-open-lama',
      total: 2,
      done: 2,
      imported: 1,
      refused: 1,
      rows: [
        { number: 'L-2', outcome: 'refused' },
        { number: 'L-1', outcome: 'imported' },
      ],
    });
    expect(await casesOf('e-open-lama')).toBe(0);

    value(await importing.service.run(chief, { id }));
    expect(await importing.work('9901')).toBe(1);
    expect(await importing.work('9901')).toBe(0);
    value(await importing.service.run(chief, { id }));
    const done = value(await importing.service.job(chief, id));
    expect(done).toMatchObject({ state: 'imported', imported: 1, refused: 1 });
    expect(await casesOf('e-open-lama')).toBe(1);
    for (const form of ['xlsx', 'csv'] as const) {
      const file = value(await importing.service.report(chief, { id, form }));
      const { rows } = value(readSheet(file.bytes));
      expect(rows.map(({ cells }) => [cells[1]?.text, cells[3]?.text, cells[5]?.text])).toEqual([
        ['L-1', 'Masuk', undefined],
        ['L-2', 'Ditolak', 'size'],
      ]);
    }
    const jobs = value(await importing.service.jobs(chief));
    expect(jobs.map((job) => job.id)).toContain(id);
  });

  test('takes in what goes to the office of who imports, and nothing that goes to another', async () => {
    const { [formerColumns.stage]: _, ...letter } = whole;
    const rows = tableOf([
      { ...letter, [formerColumns.number]: 'U-1' },
      { ...letter, [formerColumns.number]: 'S-1', 'home.villageCode': '99.01.02.1001' },
    ]);
    const content = writeXlsx([{ name: 'Isian', rows }]);
    const input = { key: randomUUID(), service: 'plot-letter', system: 'surat', name: 'a.xlsx', content };
    const { id } = value(await importing.service.check(northHead, input));
    await importing.work('9901');
    value(await importing.service.run(northHead, { id }));
    await importing.work('9901');
    expect(value(await importing.service.job(northHead, id)).rows).toMatchObject([
      { number: 'S-1', outcome: 'refused', faults: [{ code: 'office-of-others' }] },
      { number: 'U-1', outcome: 'imported' },
    ]);
    expect(await casesOf('surat')).toBe(1);
  });

  test('goes on where it was broken off, and tells it as one import', async () => {
    let isBroken = true;
    let filed = 0;
    const breaking = createImporting({
      ...all.dependencies,
      register,
      accountOf: async () => undefined,
      cases: {
        ...all.services,
        fileCase: (transaction, input) => {
          filed += 1;
          if (isBroken && filed > 1) throw new Error('the database is gone');
          return all.services.fileCase(transaction, input);
        },
      },
    });
    const rows = Array.from({ length: 8 }, (_, at) => ({ ...whole, [formerColumns.number]: `Putus ${at}` }));
    const content = writeCsv(tableOf(rows));
    const input = { key: randomUUID(), service: 'plot-deed', system: 'putus', name: 'a.csv', content };
    const { id } = value(await importing.service.check(chief, input));
    await importing.work('9901');
    value(await importing.service.run(chief, { id }));
    await expect(breaking.work('9901')).rejects.toThrow('fails at every row');
    expect(await casesOf('putus')).toBe(1);
    isBroken = false;
    // Whoever began it may still be at work; after a minute another goes on.
    expect(await breaking.work('9901')).toBe(0);
    all.advance(2);
    expect(await breaking.work('9901')).toBe(1);
    const done = value(await importing.service.job(chief, id));
    expect(done).toMatchObject({ state: 'imported', imported: 8, already: 0, refused: 0 });
    expect(await casesOf('putus')).toBe(8);
    all.advance(-2);
  });

  test.each([
    ['while a row is written', 'before'],
    ['after a row was written and before that was noted', 'after'],
  ] as const)('goes on after the database died %s, and doubles nothing', async (_, moment) => {
    const system = `mati-${moment}`;
    let filed = 0;
    const dying = createImporting({
      ...all.dependencies,
      register,
      accountOf: async () => {
        if (moment === 'after' && filed === 3) await die();
        return undefined;
      },
      cases: {
        ...all.services,
        fileCase: async (transaction, input) => {
          filed += 1;
          const written = await all.services.fileCase(transaction, input);
          if (moment === 'before' && filed === 3) await die();
          return written;
        },
      },
    });
    const rows = Array.from({ length: 8 }, (_, at) => ({ ...whole, [formerColumns.number]: `Mati ${at}` }));
    const content = writeCsv(tableOf(rows));
    const input = { key: randomUUID(), service: 'plot-deed', system, name: 'a.csv', content };
    const { id } = value(await importing.service.check(chief, input));
    await importing.work('9901');
    value(await importing.service.run(chief, { id }));
    await expect(dying.work('9901')).rejects.toThrow();
    await live();
    const whenItDied = await casesOf(system);
    expect(whenItDied).toBe(moment === 'before' ? 2 : 3);
    expect(value(await importing.service.job(chief, id))).toMatchObject({ state: 'importing' });
    all.advance(2);
    expect(await importing.work('9901')).toBe(1);
    expect(value(await importing.service.job(chief, id))).toMatchObject({
      state: 'imported',
      imported: 8,
      already: 0,
      refused: 0,
    });
    expect(await casesOf(system)).toBe(8);
    all.advance(-2);
  });

  /** Every connection of the server is cut, and no new one comes about. */
  async function die(): Promise<void> {
    const { rows } = await all.admin.query('select current_database() as name');
    await all.admin.query(`alter database ${rows[0].name} with connection limit 0`);
    await all.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename = 'satuloket_runtime'`,
    );
  }

  async function live(): Promise<void> {
    const { rows } = await all.admin.query('select current_database() as name');
    await all.admin.query(`alter database ${rows[0].name} with connection limit -1`);
  }

  test('keeps what people wrote sealed, and not for long', async () => {
    const { id } = value(await check());
    await importing.work('9901');
    const read = async () =>
      (await all.admin.query(`select sealed_file, sealed_report from import_job where id = $1`, [id]))
        .rows[0];
    const kept = await read();
    expect(kept.sealed_report.includes(Buffer.from('L-2'))).toBe(false);
    // Two letters stand in random bytes by chance; the file's first ones do not.
    expect(kept.sealed_file.includes(Buffer.from(table()).subarray(0, 16))).toBe(false);
    all.advance(31 * 24 * 60);
    await importing.work('9901');
    expect(await read()).toEqual({ sealed_file: null, sealed_report: null });
    expect(codeOf(await importing.service.run(chief, { id }))).toBe('import-expired');
    all.advance(-31 * 24 * 60);
  });

  test('says what is wrong with a file as a whole', async () => {
    const { id } = value(await check(new TextEncoder().encode('a;b\n1;2\n')));
    await importing.work('9901');
    const job = value(await importing.service.job(chief, id));
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'columns-missing' } });
  });

  test('takes the same table under one key once', async () => {
    const key = randomUUID();
    const input = { key, service: 'plot-deed', system: 'lama', name: 'a.xlsx', content: table() };
    const first = value(await importing.service.check(chief, input));
    expect(value(await importing.service.check(chief, input))).toEqual(first);
    const other = { ...input, system: 'lain' };
    expect(codeOf(await importing.service.check(chief, other))).toBe('key-reused');
  });

  test.each<[string, () => Parameters<typeof importing.service.jobs>[0], string]>([
    ['a guest', () => guestCaller('x'), 'sign-in-needed'],
    ['a resident', () => residentCaller('sari'), 'not-allowed'],
    ['who checks', () => all.officers.reader, 'not-allowed'],
    ['who records', () => all.officers.recorder, 'not-allowed'],
    ['a porter', () => all.officers.porter, 'not-allowed'],
  ])('is closed to %s', async (_who, caller, code) => {
    const { service } = importing;
    const id = value(await check()).id;
    const content = new Uint8Array(1);
    const input = { key: 'k', service: 'plot-deed', system: 'lama', name: 'a', content };
    expect(service.services(caller())).toEqual([]);
    expect(codeOf(service.template(caller(), { service: 'plot-deed', form: 'csv' }))).toBe(code);
    expect(codeOf(await service.check(caller(), input))).toBe(code);
    expect(codeOf(await service.run(caller(), { id }))).toBe(code);
    expect(codeOf(await service.job(caller(), id))).toBe(code);
    expect(codeOf(await service.jobs(caller()))).toBe(code);
    expect(codeOf(await service.report(caller(), { id, form: 'csv' }))).toBe(code);
  });

  test('offers templates of its services alone', () => {
    const { service } = importing;
    const codes = service.services(chief).map(({ code }) => code);
    expect(codes).toContain('plot-deed');
    const made = value(service.template(chief, { service: 'plot-deed', form: 'xlsx' }));
    const sheet = value(readSheet(made.bytes));
    const found = success(all.packs.serviceOf('9901', 'plot-deed')!.service);
    expect(sheet.header.cells.map((cell) => cell?.text)).toEqual(columnsOf(value(found)).map(headingOf));
    expect(codeOf(service.template(chief, { service: 'x', form: 'csv' }))).toBe('service-unknown');
  });
});
