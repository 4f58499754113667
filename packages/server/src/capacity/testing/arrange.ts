import { randomUUID } from 'node:crypto';
import { arrangeCases, masterKeys, value } from '../../cases/testing/arrange.ts';
import { gardener, officerCaller, residentCaller } from '../../cases/testing/fakes.ts';
import type { ActionInputs, Caller } from '../../types.ts';
import { createCapacity } from '../index.ts';
import { tourPack, tourRegion } from './invented-tour.ts';

/** Cases with this part registered above them, over a real database; Monday, nine o'clock in Jakarta. */
export async function arrangeCapacity(
  world: NonNullable<Parameters<typeof arrangeCases>[0]> = {
    packFiles: tourPack(),
    regions: [tourRegion('9901'), tourRegion('9902')],
  },
) {
  const arranged = await arrangeCases(world);
  const { services: cases, dependencies, people, clock } = arranged;
  const capacity = createCapacity({
    ...dependencies,
    masterKeys,
    cases,
    people,
    publicUrl: 'https://kebun.example',
  });
  cases.registerFollower(capacity.follow);
  cases.hooks.slots = capacity.slots;
  cases.hooks.stock = capacity.stockRoom;
  cases.hooks.actionContext = capacity.actionContext;
  cases.hooks.viewParts.push(capacity.viewPart);

  /** A new applicant with a tour that was sent, at their turn to choose a time. */
  async function newTour(accountId: string = randomUUID(), options: { large?: boolean } = {}) {
    people.applicants.set(accountId, { applicant: gardener, household: [], identity: 'matched' });
    const caller = residentCaller(accountId);
    const { id } = value(await cases.drafts.start(caller, 'garden-tour'));
    const home = { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' };
    const size = (options.large ?? true) ? 'large' : 'small';
    value(await cases.drafts.saveStep(caller, id, 'plot', { answers: { size, plants: 'Cabai', home } }));
    arranged.files.upload(id, 'sketch');
    const saved = value(await cases.drafts.saveStep(caller, id, 'papers', { answers: { truth: true } }));
    const sent = await cases.cases.send(caller, { key: randomUUID(), draftId: id, version: saved.version });
    return { caller, code: value(sent).code };
  }

  async function act(caller: Caller, code: string, action: string, given: ActionInputs = {}) {
    const { lastSeq } = value(await cases.cases.view(caller, code));
    return cases.cases.act(caller, { key: randomUUID(), code, lastSeq, action, with: given });
  }

  const northRecorder = officerCaller('dodi', [{ role: 'recorder', officeId: 'north-office' }]);
  const enter = (
    count: number,
    entry: Record<string, unknown> = {},
    caller: Caller = northRecorder,
    officeId = 'north-office',
  ) =>
    capacity.service.enterStock(caller, {
      key: randomUUID(),
      officeId,
      stock: 'seeds',
      entry: { kind: 'received', count, ...entry } as never,
    });

  const undo = async (caller: Caller, code: string) => {
    const { undoable } = value(await cases.cases.view(caller, code));
    if (undoable === null) throw new Error(`Nothing of ${code} can be undone.`);
    return cases.cases.undo(caller, { key: randomUUID(), code, seq: undoable.seq });
  };

  return { ...arranged, capacity, cases, newTour, act, undo, enter, northRecorder, clock };
}

export const tuesday = (time: '0800' | '0830', office = 'north-office') =>
  `tours.${office}.2026-11-17.${time}`;
