import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createPackRegistry } from '../packs/index.ts';
import { placesOf } from '../places/index.ts';
import { actionsOf } from '../record/index.ts';
import { createCases } from './index.ts';
import { arrangeCases, value } from './testing/arrange.ts';
import { gardenPack } from './testing/invented-pack.ts';
import { gardenRegion } from './testing/invented-region.ts';

const world = await arrangeCases();
const { services, officers, resident, act, allChecked, sendNew, clock, packs } = world;
const { cases } = services;

const typesOf = async (code: string) => {
  const { caseId } = value(await cases.view(resident, code));
  const actions = await actionsOf(world.region('9901'), caseId);
  return actions.map(({ body }) => (body.type === 'escalated' ? `escalated ${body.level}` : body.type));
};
const at = (time: string) => {
  clock.now = new Date(time);
};

describe('timers', () => {
  test('tell the holder, then the head, then that the promise broke, each once', async () => {
    at('2026-11-16T02:00:00.000Z');
    const code = await sendNew();
    expect(await services.sweepTimers('9901')).toBe(0);
    at('2026-11-18T02:00:00.000Z');
    expect(await services.sweepTimers('9901')).toBe(1);
    expect(await services.sweepTimers('9901')).toBe(0);
    expect(await typesOf(code)).toEqual(['filed', 'escalated holder']);
    at('2026-11-19T06:00:00.000Z');
    await services.sweepTimers('9901');
    at('2026-11-19T09:00:00.000Z');
    await services.sweepTimers('9901');
    expect(await typesOf(code)).toEqual(['filed', 'escalated holder', 'escalated head', 'escalated broken']);
    expect(await services.sweepTimers('9901')).toBe(0);
    at('2026-11-19T10:00:00.000Z');
    expect(value(await cases.view(resident, code)).promise.state).toBe('late');
  });

  test('stand still while the applicant has the turn', async () => {
    at('2026-11-16T02:00:00.000Z');
    const code = await sendNew();
    value(
      await act(officers.reader, code, 'return', { faults: [{ at: 'form.plants', words: 'Kurang jelas.' }] }),
    );
    at('2026-12-16T02:00:00.000Z');
    expect(await services.sweepTimers('9901')).toBe(0);
    expect(value(await cases.view(resident, code)).promise).toMatchObject({ state: 'paused', dueAt: null });
  });

  test('that have not moved are not written again', async () => {
    at('2026-11-16T02:00:00.000Z');
    const code = await sendNew();
    const { caseId } = value(await cases.view(resident, code));
    const written = () =>
      world
        .region('9901')
        .selectFrom('timer')
        .select(['kind', 'due_at', sql<string>`xmin::text`.as('writer')])
        .where('case_id', '=', caseId)
        .orderBy('kind')
        .execute();
    const before = await written();
    expect(before).toHaveLength(3);
    at('2026-11-16T04:00:00.000Z');
    await world.database.transaction().execute((transaction) =>
      services.recordTold(transaction, {
        regionId: '9901',
        told: [{ caseId, message: 'received', messageId: 'm1', channel: 'whatsapp' }],
      }),
    );
    expect(await written()).toEqual(before);
    // With the applicant the clock stands still; afterwards the promise lies later.
    value(
      await act(officers.reader, code, 'return', { faults: [{ at: 'form.plants', words: 'Kurang jelas.' }] }),
    );
    expect(await written()).toEqual([]);
  });

  test('a sweep that comes late tells all that it missed', async () => {
    at('2026-11-16T02:00:00.000Z');
    const code = await sendNew();
    at('2026-11-30T02:00:00.000Z');
    await services.sweepTimers('9901');
    expect(await typesOf(code)).toEqual(['filed', 'escalated holder', 'escalated head', 'escalated broken']);
  });
});

test('a holiday declared later is told to running cases as a new action', async () => {
  at('2026-11-16T02:00:00.000Z');
  const running = await sendNew();
  const waiting = await sendNew();
  value(
    await act(officers.reader, waiting, 'return', {
      faults: [{ at: 'form.plants', words: 'Kurang jelas.' }],
    }),
  );
  expect(await services.amendPromises('9901')).toBe(0);
  const places = placesOf([gardenRegion('9901', ['2026-11-18']), gardenRegion('9902')]);
  const changed = createCases({ ...world.dependencies, places });
  at('2026-11-17T02:00:00.000Z');
  expect(await changed.amendPromises('9901')).toBeGreaterThan(0);
  expect(await changed.amendPromises('9901')).toBe(0);
  expect(value(await changed.cases.view(resident, running)).promise.dueAt).toBe('2026-11-20T09:00:00.000Z');
  expect(await typesOf(running)).toEqual(['filed', 'promise-amended']);
  expect(await typesOf(waiting)).toEqual(['filed', 'taken']);
});

test('a running case stays on the pack that it began with', async () => {
  at('2026-11-16T02:10:00.000Z');
  const old = await sendNew();
  const second = await packs.install('9901', gardenPack('2.0.0'));
  if (!second.ok) throw new Error(second.error[0]?.message.en);
  expect(second.value.manifest.version).toBe('2.0.0');
  const young = await sendNew();

  expect(value(await cases.view(resident, old)).promise.dueAt).toBe('2026-11-19T09:00:00.000Z');
  expect(value(await cases.view(resident, young)).promise.dueAt).toBe('2026-11-17T09:00:00.000Z');
  expect(value(await act(officers.reader, old, 'accept', allChecked)).state).toBe('recording');
  expect(value(await act(officers.reader, young, 'accept', allChecked)).state).toBe('inspecting');

  // A server that starts anew finds both versions in the database.
  const { dependencies } = world;
  const fresh = createCases({ ...dependencies, packs: await createPackRegistry(dependencies) });
  expect(value(await fresh.cases.view(resident, old)).stateCode).toBe('recording');
  expect(value(await fresh.cases.view(resident, young)).stateCode).toBe('inspecting');
  expect(fresh.catalogue.service('9901', 'plot-deed')?.packDigest).toBe(second.value.digest);
  // The neighbour still uses the first version.
  expect(fresh.catalogue.service('9902', 'plot-deed')?.packDigest).not.toBe(second.value.digest);
});
