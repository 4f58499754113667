import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createCases } from '../../cases/index.ts';
import { masterKeys, value } from '../../cases/testing/arrange.ts';
import { fakePeople, gardener, officerCaller, residentCaller } from '../../cases/testing/fakes.ts';
import { gardenPack } from '../../cases/testing/invented-pack.ts';
import { gardenRegion } from '../../cases/testing/invented-region.ts';
import { createCaseFiles, createFileStore } from '../../files/index.ts';
import { inventedPdf } from '../../files/invented-files.ts';
import { createPackRegistry } from '../../packs/index.ts';
import { placesOf } from '../../places/index.ts';
import { regionDatabase } from '../../platform/database/index.ts';
import { testDatabase } from '../../testing/test-database.ts';
import type { ActionInputs, Caller } from '../../types.ts';
import { createExchange, type Partner } from '../index.ts';

/** The deed goes to the other garden city once it is approved; there a letter is opened for whoever moves. */
function movingPack(carried: Record<string, unknown>) {
  const words = (id: string) => ({ id, en: id });
  return gardenPack().map(({ path, text }) => {
    if (path === 'services/plot-deed.yaml') {
      const service = JSON.parse(text);
      service.flow.actions.approve.handsOver = {
        message: 'plot-move',
        to: "form.size == 'large' ? '99.02' : '99.07'",
        answers: { plants: { from: 'form.plants' }, sketch: { from: 'form.sketchFile' }, ...carried },
      };
      return { path, text: JSON.stringify(service) };
    }
    if (path === 'services/plot-letter.yaml') {
      const service = JSON.parse(text);
      service.receives = {
        message: 'plot-move',
        answers: {
          size: { value: 'small' },
          home: { from: 'message.address' },
          sketchFile: { from: 'message.products.deed' },
          truth: { value: true },
        },
      };
      service.flow.states.approving.story = words('Diperiksa di {office}.');
      return { path, text: JSON.stringify(service) };
    }
    return { path, text };
  });
}

/** Two garden cities over one database, with real files, and the exchange between them. */
export async function arrangeExchange(
  options: {
    readonly carried?: Record<string, unknown>;
    readonly regionIds?: readonly ('9901' | '9902')[];
    readonly partners?: readonly Partner[];
    readonly keys?: typeof masterKeys;
  } = {},
) {
  const test = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'satuloket-exchange-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const clock = { now: new Date('2026-11-16T02:00:00.000Z') };
  const now = () => clock.now;
  const keys = options.keys ?? masterKeys;
  const regionIds = options.regionIds ?? ['9901', '9902'];
  const places = placesOf(regionIds.map((id) => gardenRegion(id)));
  const packs = await createPackRegistry({ database: test.database, places, now });
  const carried = options.carried ?? {
    street: { value: 'Jalan Baru 1' },
    rt: { value: '003' },
    village: { value: 'Kelurahan Kenanga' },
    district: { value: 'SELATAN' },
  };
  for (const regionId of regionIds) {
    const installed = await packs.install(regionId, movingPack(carried));
    if (!installed.ok) throw new Error(installed.error.map(({ path, message }) => path + message.en).join());
  }
  const store = createFileStore({
    database: test.database,
    masterKeys: keys,
    now,
    folder: join(folder, 'files'),
    uploadFolder: join(folder, 'uploads'),
  });
  const files = createCaseFiles(store);
  const people = fakePeople();
  people.applicants.set('sari', { applicant: gardener, household: [], identity: 'matched' });
  const base = { database: test.database, places, packs, masterKeys: keys, now };
  const cases = createCases({ ...base, people, files });
  const accounts = new Map<string, string>();
  const exchange = createExchange({
    ...base,
    publicUrl: 'https://layanan.contoh.id',
    cases,
    files,
    store,
    accountOf: async (nik) => accounts.get(nik),
    ...(options.partners && { partners: options.partners }),
  });
  cases.registerFollower(exchange.follow);
  cases.hooks.viewParts.push(exchange.viewPart);

  const officer = (accountId: string, role: string, officeId: string, regionId = '9901'): Caller => {
    people.officers.push({ accountId, name: accountId, posts: [{ role, officeId }] });
    return officerCaller(accountId, [{ role, officeId }], regionId);
  };
  const officers = {
    reader: officer('ani', 'checker', 'north-office'),
    recorder: officer('dodi', 'recorder', 'north-office'),
    judge: officer('eka', 'head', 'north-office'),
    there: officer('gani', 'head', 'south-office', '9902'),
  };
  const resident = residentCaller('sari');
  const residentThere = residentCaller('sari', '9902');
  const bytes = inventedPdf();
  const advance = (minutes: number): void => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  };

  async function* content() {
    yield new Uint8Array(bytes);
  }

  async function act(caller: Caller, code: string, action: string, given: ActionInputs = {}) {
    const { lastSeq } = value(await cases.cases.view(caller, code));
    return cases.cases.act(caller, { key: randomUUID(), code, lastSeq, action, with: given });
  }

  /** A deed that has just been approved, so that it is about to be handed over. */
  async function approved(size = 'large'): Promise<string> {
    const { id: draftId } = value(await cases.drafts.start(resident, 'plot-deed'));
    const home = { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' };
    const plot = { size, plants: 'Cabai', home };
    value(await cases.drafts.saveStep(resident, draftId, 'plot', { answers: plot }));
    const limits = { accepts: ['pdf'] as const, maximumFiles: 2, maximumMegabytes: 5 };
    const file = { regionId: '9901', draftId, requirement: 'sketch', name: 'denah.pdf', limits };
    value(await store.accept({ ...file, content: content() }));
    const { version } = value(
      await cases.drafts.saveStep(resident, draftId, 'papers', { answers: { truth: true } }),
    );
    const { code } = value(await cases.cases.send(resident, { key: randomUUID(), draftId, version }));
    value(await act(officers.reader, code, 'accept', { checklist: ['sketch.clear'] }));
    const { caseId } = value(await cases.cases.view(officers.recorder, code));
    const result = {
      caseId,
      product: 'deed',
      typed: [],
      about: [],
      name: 'akta.pdf',
      content: stream(bytes),
      sizeBytes: bytes.length,
    };
    const { file: deed } = value(await files.acceptResult(officers.recorder, result));
    const results = [{ product: 'deed', number: 'AKTA-1', fileId: deed.fileId }];
    value(await act(officers.recorder, code, 'record', { results }));
    value(await act(officers.judge, code, 'approve'));
    return code;
  }

  /** Everything that is due, there and back, until nothing more happens. */
  async function exchangeAll(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const regionId of regionIds) await exchange.deliverDue(regionId);
      for (const regionId of regionIds) await exchange.openReceived(regionId);
    }
  }

  return {
    ...test,
    base,
    clock,
    advance,
    places,
    packs,
    people,
    accounts,
    files,
    store,
    cases,
    exchange,
    officers,
    resident,
    residentThere,
    bytes,
    act,
    approved,
    exchangeAll,
    here: (regionId: string) => regionDatabase(test.database, regionId),
  };
}

function stream(bytes: Buffer): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes));
      controller.close();
    },
  });
}
