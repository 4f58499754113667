import { type OfficeCalendar, type Region, success } from '@satuloket/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OfficerCard } from '../../cases/dependencies.ts';
import { inTransaction } from '../../platform/database/index.ts';
import { newIdentifier } from '../../record/index.ts';
import { testDatabase } from '../../testing/index.ts';
import type { Caller, WorkListService } from '../../types.ts';
import type { OutgoingMessage } from '../channels/index.ts';
import { giveDemoAddress } from './demo-address.ts';
import { type DigestDependencies, digestWords, writeDigests } from './digest.ts';
import { sendDueToOfficers } from './sending.ts';
import { writeToOfficer } from './write.ts';

const { region, database, admin } = await testDatabase();
const regionId = '3275';
const here = region(regionId);
const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
const clock = { at: new Date() };
const local = (time: string): void => {
  clock.at = new Date(`2026-11-${time.replace(' ', 'T')}:00+07:00`);
};
const open = [['07:30', '16:00']] as const;
const calendar: OfficeCalendar = {
  version: 'invented',
  zone: 'Asia/Jakarta',
  periods: [
    {
      from: '2020-01-01',
      week: {
        monday: open,
        tuesday: open,
        wednesday: open,
        thursday: open,
        friday: open,
        saturday: [],
        sunday: [],
      },
    },
  ],
  exceptions: [],
};

const places = {
  region: () =>
    ({
      id: regionId,
      slug: 'kota-bekasi',
      zone: 'Asia/Jakarta',
      offices: [{ id: 'east' }],
      calendars: { east: calendar },
    }) as unknown as Region,
};
const cards: OfficerCard[] = [];
const waiting = new Map<string, { mine: number; toTake: number; late: number }>();
const standsIn = new Set<string>();
const sent: OutgoingMessage[] = [];
let counted = 0;
const rowOf = (code: string) => ({
  code,
  service: { id: 'Kartu Keluarga', en: 'Family card' },
  promise: {
    dueAt: `2026-11-2${code.at(-1)}T03:00:00.000Z`,
    sentence: { id: `Paling lambat ${code.at(-1)}.`, en: `By ${code.at(-1)}.` },
  },
});
const of = ({ who }: Caller) =>
  waiting.get(who.kind === 'officer' ? who.accountId : '') ?? { mine: 0, toTake: 0, late: 0 };
const dependencies: DigestDependencies = {
  database,
  masterKeys,
  places,
  publicUrl: 'https://layanan.contoh.id',
  now: () => clock.at,
  waitingForStandIn: async ({ who }) =>
    who.kind === 'officer' && standsIn.has(who.accountId)
      ? [{ as: { id: 'Plh. Camat Timur', en: 'Acting head of East' }, count: 12, late: 2 }]
      : [],
  people: { officersOf: async () => cards },
  workList: {
    counts: async (caller: Caller) => {
      counted += 1;
      const { mine, toTake, late } = of(caller);
      return success([
        { queue: 'mine', count: mine, late },
        { queue: 'to-take', count: toTake, late: 0 },
      ]);
    },
    list: async (_caller: Caller, { queue }: { queue: string }) =>
      success({
        rows: queue === 'mine' ? [rowOf('KB-5'), rowOf('KB-3')] : [rowOf('KB-4')],
        next: null,
        previous: null,
      }),
  } as unknown as WorkListService,
};
const email = {
  kind: 'email',
  status: () => ({ available: true }),
  async send(message: OutgoingMessage) {
    sent.push(message);
    return success({ providerId: 'p' });
  },
} as const;
const send = () =>
  sendDueToOfficers(
    {
      database,
      masterKeys,
      places,
      now: () => clock.at,
      channels: { email },
      bundleMilliseconds: 0,
      recordTold: async () => undefined,
    },
    regionId,
  );

async function newOfficer(isReached = true): Promise<string> {
  const id = newIdentifier(clock.at);
  await admin.query(
    `insert into auth."user" (id, name, email, email_verified, username, created_at, updated_at)
     values ($1::uuid, 'Ratna', $1::uuid || '@accounts.invalid', false, '3275:' || $1::uuid, now(), now())`,
    [id],
  );
  await here
    .insertInto('membership')
    .values({
      account_id: id,
      role: 'verifier',
      office_id: 'east',
      valid_from: new Date('2026-01-01'),
      valid_until: null,
    })
    .execute();
  if (isReached) {
    await giveDemoAddress(
      { database, masterKeys, now: () => clock.at },
      { accountId: id, email: 'ratna@contoh.id' },
    );
  }
  cards.push({ accountId: id, name: 'Ratna', posts: [{ role: 'verifier', officeId: 'east' }] });
  return id;
}

beforeEach(() => {
  cards.length = 0;
  sent.length = 0;
  waiting.clear();
  counted = 0;
});

describe('a digest', () => {
  test('tells what waits, the oldest promise first, once for each time', async () => {
    local('23 07:29');
    const ratna = await newOfficer();
    waiting.set(ratna, { mine: 2, toTake: 7, late: 1 });
    expect(await writeDigests(dependencies, regionId)).toBe(0);
    local('23 07:31');
    const both = await Promise.all([
      writeDigests(dependencies, regionId),
      writeDigests(dependencies, regionId),
    ]);
    expect(both.toSorted()).toEqual([0, 1]);
    expect(await writeDigests(dependencies, regionId)).toBe(0);
    expect(await send()).toBe(1);
    expect(sent).toMatchObject([{ to: 'ratna@contoh.id', subject: '9 berkas menunggu Anda' }]);
    expect(sent[0]?.text).toBe(
      [
        'Menunggu Anda: 2 berkas Anda, 7 belum diambil, 1 sudah lewat janji.',
        [3, 4, 5]
          .map(
            (day) =>
              `• Kartu Keluarga (KB-${day}). Paling lambat ${day}.\n  https://layanan.contoh.id/kota-bekasi/petugas/berkas/KB-${day}`,
          )
          .join('\n'),
        'Dan 6 lagi: https://layanan.contoh.id/kota-bekasi/petugas/berkas',
      ].join('\n\n'),
    );
    local('23 12:00');
    expect(await writeDigests(dependencies, regionId)).toBe(1);
  });

  test.each([
    [{ mine: 0, toTake: 4 }, 'Menunggu Anda: 4 berkas belum diambil.', 'Waiting for you: 4 cases to take.'],
    [{ mine: 3, toTake: 0 }, 'Menunggu Anda: 3 berkas Anda.', 'Waiting for you: 3 of your cases.'],
    [
      { mine: 1, toTake: 2 },
      'Menunggu Anda: 1 berkas Anda, 2 belum diambil.',
      'Waiting for you: 1 of your cases, 2 to take.',
    ],
  ])('tells no nought: %j', (counts, id, en) => {
    const waitingNow = { ...counts, late: 0, first: [], toSign: [] };
    const told = digestWords({ waiting: waitingNow, news: [], base: 'https://layanan.contoh.id' });
    expect([told?.id.split('\n')[0], told?.en.split('\n')[0]]).toEqual([id, en]);
  });

  test('tells whoever signs in another’s place what waits for that, also where nothing else does', async () => {
    local('30 07:31');
    const ratna = await newOfficer();
    standsIn.add(ratna);
    await send();
    sent.length = 0;
    expect(await writeDigests(dependencies, regionId)).toBe(1);
    await send();
    expect(sent).toMatchObject([{ subject: '12 dokumen menunggu tanda tangan Anda' }]);
    expect(sent[0]?.text).toBe(
      [
        'Menunggu tanda tangan Anda sebagai Plh. Camat Timur: 12 dokumen, 2 sudah lewat janji.',
        '  https://layanan.contoh.id/kota-bekasi/petugas/tanda-tangan',
      ].join('\n'),
    );
  });

  test('is not written where nothing waits, on a day off, or to who wants none', async () => {
    local('24 07:31');
    const [nothing, unreached] = [await newOfficer(), await newOfficer(false)];
    waiting.set(unreached, { mine: 3, toTake: 0, late: 0 });
    expect(await writeDigests(dependencies, regionId)).toBe(0);
    expect(counted).toBe(1);
    waiting.set(nothing, { mine: 1, toTake: 0, late: 0 });
    expect(await writeDigests(dependencies, regionId)).toBe(0);
    local('28 07:31');
    expect(await writeDigests(dependencies, regionId)).toBe(0);
  });

  test('carries what was not urgent; what was has gone out at once, but not at night', async () => {
    local('25 12:00');
    await send();
    sent.length = 0;
    local('25 22:00');
    const ratna = await newOfficer();
    const write = (urgent: boolean, words: string) =>
      inTransaction(here, (transaction) =>
        writeToOfficer({ masterKeys }, transaction, {
          to: { accountIds: [ratna] },
          template: 'news',
          occasion: words,
          says: { subject: { id: words, en: words }, body: { id: words, en: words } },
          urgent,
          now: clock.at,
        }),
      );
    await write(true, 'Janji hampir lewat.');
    await write(false, 'Blangko datang.');
    expect(await send()).toBe(0);
    local('26 06:00');
    expect(await send()).toBe(1);
    expect(sent[0]?.text).toBe('Janji hampir lewat.');
    local('26 07:30');
    expect(await writeDigests(dependencies, regionId)).toBe(1);
    await send();
    expect(sent[1]?.text).toBe('Kabar sejak ringkasan terakhir:\n• Blangko datang.');
    local('26 12:00');
    expect(await writeDigests(dependencies, regionId)).toBe(0);
  });
});
