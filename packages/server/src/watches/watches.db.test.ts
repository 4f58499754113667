import { beforeEach, expect, it } from 'vitest';
import { arrangeCases, value } from '../cases/testing/arrange.ts';
import { gardener } from '../cases/testing/fakes.ts';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import { fakeRegister, inventedHousehold } from '../people/fake-register.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { createWatches } from './index.ts';

/** The letter of a plot, which waits for the gardener's card before anyone may approve it. */
const waiting = gardenPack().map(({ path, text }) => {
  if (path !== 'services/plot-letter.yaml') return { path, text };
  const words = (id: string) => ({ id, en: id });
  const service = JSON.parse(text);
  service.watches = {
    recording: {
      kind: 'card',
      title: words('Menunggu pusat'),
      nik: "has(applicant.nik) ? applicant.nik : ''",
      stories: { SENT_FOR_ENROLLMENT: words('Data sedang diperiksa di pusat.') },
    },
  };
  const { approving } = service.flow.states;
  service.flow.start = 'waiting';
  service.flow.states.waiting = {
    title: words('Di pusat'),
    story: words('Menunggu pusat.'),
    turn: 'centre',
    watch: 'recording',
  };
  service.flow.states.approving = approving;
  service.flow.actions.go = {
    title: words('Lanjut'),
    from: ['waiting'],
    to: 'approving',
    by: ['system'],
    automatic: true,
    guard: { that: "case.reports.recording == 'PRINT_READY_RECORD'", otherwise: words('Belum siap.') },
    needs: [],
    undoMinutes: 0,
    confirm: words('Tidak dapat dibatalkan.'),
    story: words('Data siap.'),
    tone: 'other',
  };
  return { path, text: JSON.stringify(service) };
});

const world = await arrangeCases({ packFiles: waiting });
const { services: cases, resident, clock } = world;
const register = fakeRegister(inventedHousehold);
const asked: string[] = [];
const watches = createWatches({
  database: world.database,
  now: () => clock.now,
  cases,
  register: {
    status: register.status,
    cardStatus: (person) => {
      asked.push(person.nik);
      return register.cardStatus(person);
    },
  },
  pace: { firstMilliseconds: 10_000, longestMilliseconds: 40_000 },
});
cases.registerFollower(watches.follow);
cases.hooks.viewParts.push(watches.viewPart);
const regionId = '9901';
const seconds = (count: number): void => world.advance(count / 60);
const { nik } = gardener;

beforeEach(async () => {
  await regionDatabase(world.database, regionId).deleteFrom('watch_due').execute();
  register.down = false;
  register.cards.clear();
  asked.length = 0;
});

async function view(code: string) {
  return value(await cases.cases.view(resident, code));
}

it('asks when a case comes, and tells what the register tells, once', async () => {
  const code = await world.sendNew(resident, undefined, 'plot-letter');
  register.cards.set(nik, 'SENT_FOR_ENROLLMENT');
  expect(await watches.askDue(regionId)).toBe(1);
  const told = await view(code);
  expect(told.parts.watch).toMatchObject({
    story: { id: 'Data sedang diperiksa di pusat.' },
    askedAt: clock.now.toISOString(),
  });
  seconds(11);
  expect(await watches.askDue(regionId)).toBe(0);
  expect(asked).toEqual([nik, nik]);
  expect((await view(code)).lastSeq).toBe(told.lastSeq);
});

it('goes on by itself when the register is ready, and asks no more', async () => {
  const code = await world.sendNew(resident, undefined, 'plot-letter');
  await watches.askDue(regionId);
  expect((await view(code)).stateCode).toBe('waiting');
  register.cards.set(nik, 'PRINT_READY_RECORD');
  seconds(11);
  await watches.askDue(regionId);
  const ready = await view(code);
  expect(ready.stateCode).toBe('approving');
  expect(ready.parts.watch).toBeUndefined();
  seconds(1000);
  const before = asked.length;
  await watches.askDue(regionId);
  expect(asked).toHaveLength(before);
});

it('asks less and less often while nothing changes', async () => {
  await world.sendNew(resident, undefined, 'plot-letter');
  const counts: number[] = [];
  for (let minute = 0; minute < 4; minute += 1) {
    asked.length = 0;
    for (let tick = 0; tick < 30; tick += 1) {
      await watches.askDue(regionId);
      seconds(2);
    }
    counts.push(asked.length);
  }
  expect(counts[0]).toBeGreaterThan(counts[3]!);
  expect(counts[3]).toBeGreaterThanOrEqual(1);
});

it('waits while the register is down, and asks at once when it is back', async () => {
  await world.sendNew(resident, undefined, 'plot-letter');
  register.down = true;
  expect(await watches.askDue(regionId)).toBe(0);
  expect(asked).toEqual([]);
  register.down = false;
  register.cards.set(nik, 'SENT_FOR_ENROLLMENT');
  expect(await watches.askDue(regionId)).toBe(1);
});

it('of two servers that ask at the same moment, one asks about a case', async () => {
  for (let index = 0; index < 3; index += 1) await world.sendNew(resident, undefined, 'plot-letter');
  await Promise.all([watches.askDue(regionId), watches.askDue(regionId)]);
  expect(asked).toHaveLength(3);
});

it('says nothing of another region', async () => {
  await world.sendNew(resident, undefined, 'plot-letter');
  await watches.askDue('9902');
  expect(asked).toEqual([]);
});

it('tells no status of a case that has left in the meantime', async () => {
  const code = await world.sendNew(resident, undefined, 'plot-letter');
  const { caseId, lastSeq } = await view(code);
  const stale = createWatches({
    database: world.database,
    now: () => clock.now,
    cases,
    register: {
      status: register.status,
      async cardStatus() {
        // While the register thinks, an officer has noted what it will say.
        await regionDatabase(world.database, regionId)
          .transaction()
          .execute((transaction) =>
            cases.note(transaction, {
              regionId,
              caseId,
              actor: { kind: 'system', name: 'test' },
              body: { type: 'reported', watch: 'recording', status: 'PRINT_READY_RECORD' },
            }),
          );
        return { ok: true, value: { status: 'FAILED' } };
      },
    },
    pace: { firstMilliseconds: 10_000, longestMilliseconds: 40_000 },
  });
  expect(await stale.askDue(regionId)).toBe(0);
  const after = await view(code);
  expect(after.stateCode).toBe('approving');
  expect(after.lastSeq).toBe(lastSeq + 2);
});
