import { randomUUID } from 'node:crypto';
import { parcelLabel, type Result } from '@satuloket/engine';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { arrangeCases, codeOf, value } from '../cases/testing/arrange.ts';
import { gardener, guestCaller, officerCaller } from '../cases/testing/fakes.ts';
import { followParcels } from '../delivery/follow.ts';
import { workOnTables } from '../importing/table-jobs.ts';
import { readSheet } from '../platform/sheets/read-sheet.ts';
import { writeCsv, writeXlsx } from '../platform/sheets/write-sheet.ts';
import type { Caller, ImportJob } from '../types.ts';
import { createPost } from './index.ts';
import { postedPack } from './testing/invented-pack.ts';

let all: Awaited<ReturnType<typeof arrangeCases>>;
let post: ReturnType<typeof createPost>;
const unexpected: unknown[] = [];

const officer = (role: string, officeId: string): Caller => {
  const accountId = randomUUID();
  all.people.officers.push({ accountId, name: 'Endang Loket', posts: [{ role, officeId }] });
  return officerCaller(accountId, [{ role, officeId }]);
};

let clerk: Caller;
let south: Caller;
let judge: Caller;

beforeAll(async () => {
  all = await arrangeCases({ packFiles: postedPack() });
  post = createPost({
    ...all.dependencies,
    cases: all.services,
    onUnexpected: (error) => unexpected.push(error),
  });
  all.services.registerFollower(followParcels(all.dependencies));
  all.services.registerFollower(post.follow);
  all.services.hooks.viewParts.push(post.viewPart);
  clerk = officer('recorder', 'north-office');
  south = officer('recorder', 'south-office');
  judge = officer('head', 'north-office');
});

beforeEach(() => {
  unexpected.length = 0;
});

/** A letter that is approved and packed for the post. */
async function packed(): Promise<string> {
  all.advance(1);
  const code = await all.sendNew(all.resident, undefined, 'plot-letter');
  value(await all.act(judge, code, 'approve'));
  return code;
}

async function listed(): Promise<{ code: string; manifestId: string }> {
  const code = await packed();
  const { manifestId } = value(
    await post.service.makeManifest(clerk, { key: randomUUID(), officeId: 'north-office' }),
  );
  return { code, manifestId };
}

async function makeList(): Promise<void> {
  all.advance(1);
  value(await post.service.makeManifest(clerk, { key: randomUUID(), officeId: 'north-office' }));
}

type Row = Partial<
  Record<'resi' | 'referensi' | 'status' | 'waktu' | 'oleh' | 'hubungan' | 'alasan', string>
>;
const headings = ['No. Resi', 'Referensi', 'Status', 'Tanggal', 'Diterima oleh', 'Hubungan', 'Keterangan'];
const tableOf = (rows: readonly Row[]) => [
  headings,
  ...rows.map(({ resi, referensi, status, waktu, oleh, hubungan, alasan }) =>
    [resi, referensi, status, waktu, oleh, hubungan, alasan].map((cell) => cell ?? ''),
  ),
];

async function work(): Promise<void> {
  while ((await workOnTables(all.dependencies, [post.tables], '9901')) > 0);
}

const idOf = (result: Result<{ readonly id: string }>) => value(result).id;

/** Hands a table in, tries it, and does it unless told otherwise. */
async function bring(rows: readonly Row[], more: { isDry?: boolean; by?: Caller } = {}): Promise<ImportJob> {
  const by = more.by ?? clerk;
  const content = writeCsv(tableOf(rows));
  const id = idOf(await post.service.checkStatuses(by, { key: randomUUID(), name: 'pos.csv', content }));
  await work();
  if (more.isDry) return value(await post.service.statusJob(by, id));
  value(await post.service.runStatuses(by, { id }));
  await work();
  expect(unexpected).toEqual([]);
  return value(await post.service.statusJob(by, id));
}

const stateOf = async (code: string) => value(await all.services.cases.view(clerk, code)).stateCode;
const itemsOf = async (code: string) => {
  const { rows } = await all.admin.query(
    'select tracking, status from post_item where code = $1 order by made_at, id',
    [code],
  );
  return rows.map(({ tracking, status }) => `${tracking ?? '-'} ${status}`);
};
const labelOf = async (code: string) => {
  const { rows } = await all.admin.query('select number from parcel where code = $1', [code]);
  return parcelLabel(Number(rows[0].number));
};
const nextResi = (() => {
  let number = 0;
  return () => `P2611${String(++number).padStart(8, '0')}`;
})();

describe('the list for the partner', () => {
  test('holds each thing that waits once, and is made again as the cases are', async () => {
    const { code, manifestId } = await listed();
    const again = await post.service.makeManifest(clerk, { key: randomUUID(), officeId: 'north-office' });
    expect(codeOf(again)).toBe('nothing-waits');
    for (const form of ['csv', 'xlsx'] as const) {
      const file = value(await post.service.manifestFile(clerk, { manifestId, form }));
      const sheet = value(readSheet(file.bytes));
      const row = sheet.rows.find(({ cells }) => cells.at(-1)?.text === code);
      expect(row?.cells[1]?.text).toBe(await labelOf(code));
      expect(row?.cells.map((cell) => cell?.text)).toEqual(
        expect.arrayContaining([
          'Surat petak',
          'Sari Melati',
          'Jalan Mawar 1, RT 001/RW 002',
          'Mawar',
          'Utara',
        ]),
      );
    }
    // Chosen otherwise since: it is not the post's any more.
    value(await all.act(clerk, code, 'reprint', { reason: 'Salah cetak.' }));
    const file = value(await post.service.manifestFile(clerk, { manifestId, form: 'csv' }));
    expect(new TextDecoder().decode(file.bytes)).not.toContain(code);
    expect(await itemsOf(code)).toEqual(['- left']);
  });

  test('nowhere is a NIK, and the receiver’s phone only on the list itself', async () => {
    const { code, manifestId } = await listed();
    const file = value(await post.service.manifestFile(clerk, { manifestId, form: 'csv' }));
    const list = new TextDecoder().decode(file.bytes);
    expect(list).not.toMatch(/\b\d{16}\b/);
    const phone = gardener.phone.slice(-9);
    expect(list.replaceAll(/[\s-]/g, '')).toContain(phone);
    await bring([
      { resi: nextResi(), referensi: code, status: 'Diterima Pos', waktu: '16/11/2026 08:10', oleh: phone },
    ]);
    for (const table of ['post_item', 'post_manifest', 'post_event', 'import_job']) {
      const { rows } = await all.admin.query(`select * from ${table}`);
      const kept = JSON.stringify(rows, (_, each) =>
        each?.type === 'Buffer' ? Buffer.from(each.data).toString('latin1') : each,
      );
      expect(rows.length, table).toBeGreaterThan(0);
      for (const planted of [gardener.nik, gardener.kk, phone, gardener.name])
        expect(kept, table).not.toContain(planted);
    }
  });

  test('the same key lists once', async () => {
    await packed();
    const command = { key: randomUUID(), officeId: 'north-office' };
    const first = value(await post.service.makeManifest(clerk, command));
    expect(value(await post.service.makeManifest(clerk, command))).toEqual(first);
  });
});

describe('what the post says', () => {
  test('from the counter to the door, and saying it again changes nothing', async () => {
    const { code } = await listed();
    const resi = nextResi();
    const rows: Row[] = [
      { resi, referensi: code, status: 'Diterima Pos', waktu: '16/11/2026 08:10' },
      { resi, status: 'Dalam perjalanan', waktu: '16/11/2026 08:30' },
      { resi, status: 'Terkirim', waktu: '16/11/2026 09:30', oleh: 'Rahmat', hubungan: 'Suami' },
    ];
    const tried = await bring(rows, { isDry: true });
    expect(await stateOf(code)).toBe('packing');
    expect(tried).toMatchObject({ state: 'checked', imported: 3, refused: 0 });
    expect(await bring(rows)).toMatchObject({ state: 'imported', imported: 3, already: 0, refused: 0 });
    expect(await stateOf(code)).toBe('finished');
    expect(await itemsOf(code)).toEqual([`${resi} delivered`]);
    expect(await bring(rows)).toMatchObject({ imported: 0, already: 3, refused: 0 });
    const seen = value(await all.services.cases.view(all.resident, code)).parts.posted;
    expect(seen).toEqual([
      {
        tracking: resi,
        isLatest: true,
        events: [
          expect.objectContaining({ status: 'delivered' }),
          expect.objectContaining({ status: 'in-transit' }),
          expect.objectContaining({ status: 'accepted', at: '2026-11-16T01:10:00.000Z' }),
        ],
      },
    ]);
    expect((await all.services.cases.track('9901', code, 'id')).ok).toBe(true);
    expect(value(await all.services.cases.track('9901', code, 'id')).parts.posted).toBeUndefined();
  });

  test.each([
    ['as on the envelope', (label: string) => label],
    ['with the zeros gone that a sheet takes away', (label: string) => label.replace(/^0+/, '')],
  ])('by the number on the label, %s', async (_title, written) => {
    const { code } = await listed();
    const resi = nextResi();
    const referensi = written(await labelOf(code));
    const rows: Row[] = [
      { resi, referensi, status: 'Diterima Pos', waktu: '16/11/2026 08:10' },
      { resi, referensi, status: 'Terkirim', waktu: '16/11/2026 09:30', oleh: 'Sari Melati' },
      { resi, referensi: code, status: 'Dalam perjalanan', waktu: '16/11/2026 08:40' },
    ];
    expect(await bring(rows)).toMatchObject({ imported: 3, refused: 0 });
    expect(await stateOf(code)).toBe('finished');
    const { code: other } = await listed();
    const wrong = {
      resi,
      referensi: await labelOf(other),
      status: 'Terkirim',
      waktu: '16/11/2026 10:30',
      oleh: 'X',
    };
    expect((await bring([wrong])).rows[0]?.faults[0]?.code).toBe('other-code');
  });

  test('a workbook says the same as a CSV', async () => {
    const { code } = await listed();
    const resi = nextResi();
    const content = writeXlsx([
      {
        name: 'Kabar',
        rows: tableOf([{ resi, referensi: code, status: 'accepted', waktu: '2026-11-16 08:00' }]),
      },
    ]);
    const id = idOf(await post.service.checkStatuses(clerk, { key: randomUUID(), name: 'a.xlsx', content }));
    await work();
    value(await post.service.runStatuses(clerk, { id }));
    await work();
    expect(await stateOf(code)).toBe('posted');
  });

  test('it comes back, is sent again under another number, and the applicant has it', async () => {
    const { code } = await listed();
    const [first, second] = [nextResi(), nextResi()];
    await bring([
      { resi: first, referensi: code, status: 'accepted', waktu: '16/11/2026 08:00' },
      { resi: first, status: 'Retur', waktu: '16/11/2026 08:40', alasan: 'Rumah kosong' },
    ]);
    expect([await stateOf(code), await itemsOf(code)]).toEqual(['waiting', [`${first} returned`]]);
    value(await all.act(all.resident, code, 'again'));
    await makeList();
    await bring([{ resi: second, referensi: code, status: 'accepted', waktu: '16/11/2026 08:50' }]);
    value(await all.act(all.resident, code, 'arrived'));
    expect(await itemsOf(code)).toEqual([`${first} returned`, `${second} delivered`]);
    // What the post says afterwards is kept and disturbs nothing.
    const late = { resi: second, status: 'Terkirim', waktu: '16/11/2026 09:00', oleh: 'Sari Melati' };
    expect(await bring([late])).toMatchObject({ imported: 1, refused: 0 });
    expect(await stateOf(code)).toBe('finished');
  });

  test('damaged or lost, it is made again with the reason', async () => {
    for (const [status, item] of [
      ['Rusak', 'damaged'],
      ['Hilang', 'lost'],
    ] as const) {
      const { code } = await listed();
      const resi = nextResi();
      await bring([
        { resi, referensi: code, status: 'accepted', waktu: '16/11/2026 08:00' },
        { resi, status, waktu: '16/11/2026 08:40', alasan: 'Truk terendam' },
      ]);
      expect([await stateOf(code), await itemsOf(code)]).toEqual(['printing', [`${resi} ${item}`]]);
    }
  });

  test('the lost one comes after all: the second is taken out and destroyed on record', async () => {
    const { code } = await listed();
    const resi = nextResi();
    await bring([
      { resi, referensi: code, status: 'accepted', waktu: '16/11/2026 08:00' },
      { resi, status: 'Hilang', waktu: '16/11/2026 08:10' },
    ]);
    const came: Row = { resi, status: 'Terkirim', waktu: '16/11/2026 08:50', oleh: 'Sari Melati' };
    const tooSoon = await bring([came]);
    expect(tooSoon.rows[0]?.faults[0]?.code).toBe('still-printing');
    value(await all.act(judge, code, 'printed'));
    await makeList();
    expect(await bring([came])).toMatchObject({ imported: 1 });
    expect([await stateOf(code), await itemsOf(code)]).toEqual([
      'finished',
      [`${resi} delivered`, '- double'],
    ]);
    await destroyFirst(code);
    expect(await itemsOf(code)).toEqual([`${resi} delivered`, '- destroyed']);
  });

  test('the lost one comes back while its successor is on the way: it is one too many', async () => {
    const { code } = await listed();
    const [first, second] = [nextResi(), nextResi()];
    await bring([
      { resi: first, referensi: code, status: 'accepted', waktu: '16/11/2026 08:00' },
      { resi: first, status: 'Hilang', waktu: '16/11/2026 08:10' },
    ]);
    value(await all.act(judge, code, 'printed'));
    await makeList();
    await bring([
      { resi: second, referensi: code, status: 'accepted', waktu: '16/11/2026 08:20' },
      { resi: first, status: 'Kembali', waktu: '16/11/2026 08:30', alasan: 'alamat tidak jelas' },
    ]);
    expect(await stateOf(code)).toBe('posted');
    expect(await itemsOf(code)).toEqual([`${first} double`, `${second} accepted`]);
  });

  test('by hand on the case desk it is the same list, and undo takes it back', async () => {
    const { code } = await listed();
    const resi = nextResi();
    const moved = value(
      await all.act(clerk, code, 'post', {
        asked: { answers: { trackingNumber: `${resi.slice(0, 5)} ${resi.slice(5)}` } },
      }),
    );
    expect(await itemsOf(code)).toEqual([`${resi} accepted`]);
    value(await all.services.cases.undo(clerk, { key: randomUUID(), code, seq: moved.seq }));
    expect([await stateOf(code), await itemsOf(code)]).toEqual(['packing', ['- listed']]);
  });
});

describe('rows that can not be done', () => {
  const at = '16/11/2026 08:00';

  test.each<[string, Row, string]>([
    ['no number', { status: 'Terkirim', waktu: at, oleh: 'A' }, 'missing'],
    ['a word that is no status', { resi: 'X1', status: 'diterima', waktu: at }, 'unknown-status'],
    ['no time', { resi: 'X1', status: 'accepted' }, 'unreadable'],
    ['delivered to nobody', { resi: 'X1', status: 'Terkirim', waktu: at }, 'missing'],
    ['back without why', { resi: 'X1', status: 'Retur', waktu: at, alasan: 'lain-lain' }, 'unclear-reason'],
    [
      'taken by a neighbour',
      { resi: 'X1', status: 'Terkirim', waktu: at, oleh: 'Budi', hubungan: 'tetangga' },
      'unknown-relation',
    ],
    ['not known', { resi: 'X999', status: 'accepted', waktu: at }, 'unknown-item'],
    [
      'not known by its reference',
      { resi: 'X999', referensi: 'KB-0', status: 'accepted', waktu: at },
      'unknown-item',
    ],
    ['not yet', { resi: 'X1', status: 'accepted', waktu: '24/12/2026' }, 'in-future'],
  ])('%s', async (_title, row, code) => {
    const { rows } = await bring([row], { isDry: true });
    expect(rows[0]).toMatchObject({ outcome: 'refused', faults: [expect.objectContaining({ code })] });
  });

  test('of another office, of another number, and where the relation is open', async () => {
    const { code } = await listed();
    const resi = nextResi();
    const accepted = { resi, referensi: code, status: 'accepted', waktu: at };
    const ofOther = await bring([accepted], { isDry: true, by: south });
    expect(ofOther.rows[0]?.faults[0]?.code).toBe('other-office');
    await bring([accepted]);
    const { rows } = await bring([
      { resi: nextResi(), referensi: code, status: 'in transit', waktu: at },
      { resi, status: 'Terkirim', waktu: '16/11/2026 08:30', oleh: 'Orang Lain' },
      { resi, referensi: 'KB-LAIN', status: 'Terkirim', waktu: at, oleh: 'Sari Melati' },
    ]);
    expect(rows.map(({ row, faults }) => [row, faults[0]?.code])).toEqual([
      [2, 'other-tracking'],
      [3, 'relation-missing'],
      [4, 'other-code'],
    ]);
    expect(await stateOf(code)).toBe('posted');
  });

  test('without its columns the table as a whole is not read', async () => {
    const content = writeCsv([['Nama'], ['x']]);
    const id = idOf(await post.service.checkStatuses(clerk, { key: randomUUID(), name: 'x.csv', content }));
    await work();
    expect(value(await post.service.statusJob(clerk, id))).toMatchObject({
      state: 'failed',
      problem: { code: 'columns-missing' },
    });
  });

  test('our own template is read, and a list of ours that comes back says nothing where it has no status', async () => {
    const { manifestId } = await listed();
    const list = value(await post.service.manifestFile(clerk, { manifestId, form: 'xlsx' }));
    const template = value(await post.service.statusTemplate(clerk, { form: 'xlsx' }));
    expect(codeOf(readSheet(template.bytes))).toBe('sheet-empty');
    const id = idOf(
      await post.service.checkStatuses(clerk, { key: randomUUID(), name: 'd.xlsx', content: list.bytes }),
    );
    await work();
    expect(value(await post.service.statusJob(clerk, id))).toMatchObject({
      problem: { code: 'columns-missing' },
    });
  });
});

/** The oldest double of a case, destroyed before two. */
async function destroyFirst(code: string): Promise<void> {
  const { doubles } = value(await post.service.desk(clerk, {}));
  const { itemId } = doubles.find((item) => item.code === code)!;
  const words = 'Dipotong di depan Pak Camat.';
  value(await post.service.destroy(clerk, { key: randomUUID(), itemId, words }));
}

describe('printed twice', () => {
  test('the second is taken out and destroyed, both on record', async () => {
    const code = await packed();
    const command = { key: randomUUID(), code: code.toLowerCase(), reason: 'Tercetak dua kali.' };
    const { itemId } = value(await post.service.takeOut(clerk, command));
    expect(value(await post.service.takeOut(clerk, command))).toEqual({ itemId });
    await destroyFirst(code);
    const told = value(await all.services.cases.view(clerk, code)).entries.map(({ detail }) => detail);
    expect(told).toEqual(
      expect.arrayContaining([
        'Cetakan kedua ditarik sebelum dikirim. Tercetak dua kali.',
        'Cetakan kedua dimusnahkan. Dipotong di depan Pak Camat.',
      ]),
    );
    const again = await post.service.destroy(clerk, { key: randomUUID(), itemId, words: 'lagi' });
    expect(codeOf(again)).toBe('item-unknown');
  });

  test('not without a reason, and not what is another office’s', async () => {
    const code = await packed();
    const take = (by: Caller, reason: string) =>
      post.service.takeOut(by, { key: randomUUID(), code, reason });
    expect(codeOf(await take(clerk, ' '))).toBe('words-missing');
    expect(codeOf(await take(south, 'Dobel'))).toBe('case-unknown');
  });
});

test('whoever does not give things to the post may do nothing here', async () => {
  const key = randomUUID();
  const id = randomUUID();
  const form = 'csv';
  const commands: readonly ((caller: Caller) => Result<unknown> | Promise<Result<unknown>>)[] = [
    (caller) => post.service.desk(caller, {}),
    (caller) => post.service.makeManifest(caller, { key, officeId: 'north-office' }),
    (caller) => post.service.manifestFile(caller, { manifestId: id, form }),
    (caller) => post.service.statusTemplate(caller, { form }),
    (caller) => post.service.checkStatuses(caller, { key, name: 'x', content: new Uint8Array(1) }),
    (caller) => post.service.runStatuses(caller, { id }),
    (caller) => post.service.statusJob(caller, id),
    (caller) => post.service.statusReport(caller, { id, form }),
    (caller) => post.service.takeOut(caller, { key, code: 'KB-1', reason: 'x' }),
    (caller) => post.service.destroy(caller, { key, itemId: id, words: 'x' }),
  ];
  const checker = officer('checker', 'north-office');
  for (const [caller, code] of [
    [guestCaller(null), 'sign-in-needed'],
    [all.resident, 'not-allowed'],
    [checker, 'not-allowed'],
  ] as const) {
    expect(post.service.mayUse(caller)).toBe(false);
    for (const command of commands) expect(codeOf(await command(caller))).toBe(code);
  }
  expect(post.service.mayUse(clerk)).toBe(true);
  expect(codeOf(await post.service.desk(clerk, { officeId: 'south-office' }))).toBe('not-allowed');
  expect(codeOf(await post.service.statusJob(south, id))).toBe('import-unknown');
});
