import { randomUUID } from 'node:crypto';
import type { Region, Result } from '@satuloket/engine';
import { createPackRegistry, type PackFile } from '../../packs/index.ts';
import { placesOf } from '../../places/index.ts';
import { testDatabase } from '../../testing/test-database.ts';
import type { ActionInputs, Caller } from '../../types.ts';
import { createCases } from '../index.ts';
import { fakeFiles, fakePeople, gardener, officerCaller, residentCaller } from './fakes.ts';
import { gardenPack } from './invented-pack.ts';
import { gardenRegion } from './invented-region.ts';

export const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };

/** Everything of this part over a real database, with people and files in memory and a clock that tests set. */
export async function arrangeCases(
  options: { readonly packFiles?: readonly PackFile[]; readonly regions?: readonly Region[] } = {},
) {
  const test = await testDatabase();
  // A Monday, nine o'clock in Jakarta.
  const clock = { now: new Date('2026-11-16T02:00:00.000Z') };
  const now = () => clock.now;
  const places = placesOf(options.regions ?? [gardenRegion('9901'), gardenRegion('9902')]);
  const packs = await createPackRegistry({ database: test.database, places, now });
  for (const regionId of ['9901', '9902']) {
    const installed = await packs.install(regionId, options.packFiles ?? gardenPack());
    if (!installed.ok) {
      throw new Error(
        installed.error.map(({ file, line, message }) => `${file}:${line} ${message.en}`).join('\n'),
      );
    }
  }
  const people = fakePeople();
  const files = fakeFiles();
  people.applicants.set('sari', { applicant: gardener, household: [], identity: 'matched' });
  const dependencies = { database: test.database, places, packs, masterKeys, now, people, files };
  const cases = createCases(dependencies);

  const officers = {
    reader: officer('ani', 'Ani Pemeriksa', 'checker', 'north-office'),
    otherReader: officer('budi', 'Budi Pemeriksa', 'checker', 'north-office'),
    southReader: officer('cici', 'Cici Pemeriksa', 'checker', 'south-office'),
    recorder: officer('dodi', 'Dodi Pencatat', 'recorder', 'north-office'),
    judge: officer('eka', 'Eka Camat', 'head', 'north-office'),
    chief: officer('ratna', 'Ratna Dewi', 'head', 'registry'),
    porter: officer('farid', 'Farid Penjaga', 'porter', 'north-office'),
  };
  function officer(accountId: string, name: string, role: string, officeId: string): Caller {
    people.officers.push({ accountId, name, posts: [{ role, officeId }] });
    return officerCaller(accountId, [{ role, officeId }]);
  }
  const resident = residentCaller('sari');

  /** Fills in a whole draft of the deed. */
  async function fillIn(caller: Caller = resident, villageCode = '99.01.01.1001', service = 'plot-deed') {
    const { id } = value(await cases.drafts.start(caller, service));
    const plot = {
      size: 'large',
      plants: 'Cabai',
      home: { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode },
    };
    value(await cases.drafts.saveStep(caller, id, 'plot', { answers: plot }));
    files.upload(id, 'sketch');
    const saved = value(await cases.drafts.saveStep(caller, id, 'papers', { answers: { truth: true } }));
    return { draftId: id, version: saved.version };
  }

  async function sendNew(caller: Caller = resident, villageCode?: string, service?: string): Promise<string> {
    const draft = await fillIn(caller, villageCode, service);
    return value(await cases.cases.send(caller, { key: randomUUID(), ...draft })).code;
  }

  /** Takes an action with what the case looks like now. */
  async function act(caller: Caller, code: string, action: string, given: ActionInputs = {}) {
    const { lastSeq } = value(await cases.cases.view(caller, code));
    return cases.cases.act(caller, { key: randomUUID(), code, lastSeq, action, with: given });
  }

  const allChecked = { checklist: ['sketch.clear'] };

  async function record(code: string) {
    const { caseId } = value(await cases.cases.view(officers.recorder, code));
    const { fileId } = files.uploadResult(caseId);
    return act(officers.recorder, code, 'record', {
      results: [{ product: 'deed', number: 'AKTA-1', fileId }],
    });
  }

  const advance = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  };

  return {
    ...test,
    dependencies,
    clock,
    advance,
    places,
    packs,
    people,
    files,
    services: cases,
    officers,
    resident,
    fillIn,
    sendNew,
    act,
    record,
    allChecked,
  };
}

/** The value of a result that the test takes for granted. */
export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}
