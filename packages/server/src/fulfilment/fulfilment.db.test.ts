import type { ActionBody, CaseAction, CaseState, Pack, Service } from '@satuloket/engine';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { CaseEvent, CaseProduct } from '../cases/index.ts';
import { inTransaction } from '../platform/database/index.ts';
import { newIdentifier } from '../record/index.ts';
import { testDatabase } from '../testing/index.ts';
import { createFulfilment } from './index.ts';
import { createRenderer, type RenderRequest } from './renderer.ts';

const { region, database } = await testDatabase();
const regionId = '3275';
const here = region(regionId);
const clock = { at: new Date('2026-11-23T03:00:00.000Z') };
const later = (seconds: number): void => {
  clock.at = new Date(clock.at.getTime() + seconds * 1000);
};

const service = {
  code: 'court-card',
  form: { steps: [] },
  requirements: [],
  facts: {},
  flow: {
    start: 'checking',
    states: {},
    actions: { approve: { releases: ['letter', 'card'] }, check: {} },
  },
  products: {
    letter: {
      title: { id: 'Surat Lapangan', en: 'Court Letter' },
      form: 'a4',
      issuer: 'local',
      template: 'templates/letter.typ',
      data: { date: 'today' },
    },
    card: { title: { id: 'Kartu', en: 'Card' }, form: 'card', issuer: 'register' },
  },
} as unknown as Service;
const pack = {
  templates: { 'templates/letter.typ': '#set document(title: "Surat")\n#set text(lang: "id")\n= Surat\n' },
} as unknown as Pack;

const rendering = { fails: '' as '' | 'for now' | 'for good', requests: [] as RenderRequest[] };
const real = createRenderer();
afterAll(() => real.close());
const kept = new Map<string, string>();
const made: { caseId: string; product: string; fileId: string; signed: boolean }[] = [];
const recording = { breaks: false, breaksFor: '' };

const fulfilment = createFulfilment({
  database,
  now: () => clock.at,
  places: { region: () => ({ zone: 'Asia/Jakarta' }) as never },
  renderer: {
    async render(request) {
      rendering.requests.push(request);
      if (rendering.fails === '') return real.render(request);
      const error = { code: 'template-broken', detail: 'unclosed', retryable: rendering.fails === 'for now' };
      return { ok: false, error };
    },
    renderSeen: () => Promise.reject(new Error('Nobody asked for a picture.')),
    close: async () => undefined,
  },
  store: {
    async keepDocument({ caseId, name, sha256, bytes, pages }) {
      const key = `${caseId} ${sha256.toString('hex')}`;
      const fileId = kept.get(key) ?? newIdentifier(clock.at);
      kept.set(key, fileId);
      const file = { fileId, name, sha256: sha256.toString('hex'), sizeBytes: bytes.length, pages };
      return { file: { ...file, mediaType: 'application/pdf' }, warnings: [] };
    },
  },
  cases: {
    cases: {} as never,
    lookInto: async () => ({ ok: true, value: undefined }),
    productValues: async () =>
      ({
        code: 'KB-7F3K9-2QXAM',
        pack,
        service,
        values: {
          answers: {},
          facts: {},
          context: {
            today: '2030-01-01',
            household: [],
            registerKnown: true,
            places: { name: () => undefined, isVillageHere: () => true },
          },
          applicant: {},
          office: {},
          case: {},
        },
      }) as unknown as CaseProduct,
    async recordDocumentMade(_transaction, record) {
      if (record.caseId === recording.breaksFor) throw new Error('no record for this one');
      if (recording.breaks) throw new Error('the server died here');
      made.push(record);
      return {} as CaseState;
    },
  },
});

beforeEach(() => {
  rendering.fails = '';
  rendering.requests.length = 0;
  recording.breaks = false;
  made.length = 0;
  kept.clear();
  later(86_400);
});

function newCase() {
  const caseId = newIdentifier(clock.at);
  let seq = 0;
  return {
    caseId,
    async happen(body: ActionBody): Promise<number> {
      seq += 1;
      const actor = { kind: 'system', name: 'test' } as const;
      const action = { regionId, caseId, seq, id: newIdentifier(clock.at), actor, body } as CaseAction;
      await inTransaction(here, async (tx) => {
        await tx
          .insertInto('case_action')
          .values({
            case_id: caseId,
            seq,
            id: action.id,
            at: clock.at,
            type: body.type,
            actor: JSON.stringify(actor),
            body: JSON.stringify(body),
            previous_hash: Buffer.alloc(32),
            hash: Buffer.alloc(32),
          })
          .execute();
        await fulfilment.follow({ tx, caseId, regionId, action, service, now: clock.at } as CaseEvent);
      });
      return seq;
    },
  };
}

const approved = (undoUntil?: string): ActionBody => ({
  type: 'taken',
  action: 'approve',
  from: 'approving',
  to: 'finished',
  undoUntil,
});
const inMinutes = (minutes: number): string => new Date(clock.at.getTime() + minutes * 60_000).toISOString();

test('a released local document is made after the undo time, unsigned; what the register issues is not made here', async () => {
  const one = newCase();
  await one.happen(approved(inMinutes(5)));
  expect(await fulfilment.makeDue(regionId)).toBe(0);
  later(300);
  expect(await fulfilment.makeDue(regionId)).toBe(1);
  expect(made).toMatchObject([{ caseId: one.caseId, product: 'letter', signed: false }]);
  expect(await fulfilment.makeDue(regionId)).toBe(0);
});

test('the document tells the day of its release, however late it is made', async () => {
  const releasedAt = clock.at.toISOString();
  await newCase().happen(approved());
  later(3 * 86_400);
  await fulfilment.makeDue(regionId);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date(releasedAt));
  expect(rendering.requests).toMatchObject([{ createdAt: releasedAt, data: { date: day } }]);
});

test('an undone release makes nothing', async () => {
  const one = newCase();
  const seq = await one.happen(approved(inMinutes(5)));
  await one.happen({ type: 'undone', seq });
  later(600);
  expect(await fulfilment.makeDue(regionId)).toBe(0);
});

test('an action that releases nothing makes nothing', async () => {
  await newCase().happen({ type: 'taken', action: 'check', from: 'a', to: 'b' });
  expect(await fulfilment.makeDue(regionId)).toBe(0);
});

test('a failure that may pass is tried again later and later', async () => {
  await newCase().happen(approved());
  rendering.fails = 'for now';
  expect(await fulfilment.makeDue(regionId)).toBe(0);
  later(59);
  await fulfilment.makeDue(regionId);
  expect(rendering.requests).toHaveLength(1);
  later(1);
  await fulfilment.makeDue(regionId);
  expect(rendering.requests).toHaveLength(2);
  rendering.fails = '';
  later(120);
  expect(await fulfilment.makeDue(regionId)).toBe(1);
});

test('a template that can not work is told as failed, and made once the pack is corrected', async () => {
  const one = newCase();
  await one.happen(approved());
  rendering.fails = 'for good';
  await fulfilment.makeDue(regionId);
  expect(await fulfilment.failed(regionId)).toMatchObject([
    { caseId: one.caseId, product: 'letter', failure: 'template-broken: unclosed' },
  ]);
  rendering.fails = '';
  expect(await fulfilment.makeDue(regionId)).toBe(0);
  expect(await fulfilment.retryFailed(regionId)).toBe(1);
  expect(await fulfilment.makeDue(regionId)).toBe(1);
  expect(await fulfilment.failed(regionId)).toEqual([]);
});

test('one document that can not be made does not keep the others from being made', async () => {
  const broken = newCase();
  await broken.happen(approved());
  recording.breaksFor = broken.caseId;
  for (const one of [newCase(), newCase()]) await one.happen(approved());
  await expect(fulfilment.makeDue(regionId)).rejects.toThrow('no record for this one');
  expect(made).toHaveLength(2);
  for (const _ of Array.from({ length: 6 })) {
    later(86_400);
    await fulfilment.makeDue(regionId).catch(() => undefined);
  }
  expect(await fulfilment.failed(regionId)).toMatchObject([
    { caseId: broken.caseId, failure: 'unexpected: no record for this one' },
  ]);
  recording.breaksFor = '';
  await fulfilment.retryFailed(regionId);
  expect(await fulfilment.makeDue(regionId)).toBe(1);
});

test('a server that dies before the record leaves one document, not two', async () => {
  await newCase().happen(approved());
  recording.breaks = true;
  await expect(fulfilment.makeDue(regionId)).rejects.toThrow('the server died here');
  recording.breaks = false;
  later(60);
  expect(await fulfilment.makeDue(regionId)).toBe(1);
  expect(kept.size).toBe(1);
  expect(made).toHaveLength(1);
});

test('two servers at the same moment make each document once', async () => {
  for (const one of [newCase(), newCase(), newCase()]) await one.happen(approved());
  const counts = await Promise.all([fulfilment.makeDue(regionId), fulfilment.makeDue(regionId)]);
  expect(counts[0] + counts[1]).toBe(3);
  expect(made).toHaveLength(3);
});
