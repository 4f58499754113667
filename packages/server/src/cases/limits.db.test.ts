import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { beginLimit, endLimit } from './limits.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';
import { gardener, gardenFamily, residentCaller } from './testing/fakes.ts';
import { gardenPack } from './testing/invented-pack.ts';

const world = await arrangeCases({
  packFiles: gardenPack().map(({ path, text }) => ({
    path,
    text: text.replace('"sees": "status"', '"sees": "status-and-products"'),
  })),
});
const { services, officers, resident, act, sendNew, people, files, clock } = world;
const { cases, workList } = services;
const { judge, porter } = officers;
const husband = residentCaller('husband');
const { sari, rizky } = gardenFamily;
const household = [sari, rizky];
people.applicants.set('sari', { applicant: gardener, household, identity: 'matched' });
people.applicants.set('husband', {
  applicant: { ...gardener, nik: rizky.nik, name: rizky.name },
  household,
  identity: 'matched',
});

const database = regionDatabase(world.database, '9901');
const limit = { requestId: randomUUID(), accountId: 'sari', kind: 'limitation' } as const;
const ended = { code: '', letter: '', caseId: '' };
const running = { code: '' };

beforeAll(async () => {
  ended.code = await sendNew(resident, undefined, 'plot-letter');
  running.code = await sendNew(resident, undefined, 'plot-letter');
  ended.caseId = value(await cases.view(resident, ended.code)).caseId;
  const { fileId, sha256 } = files.uploadResult(ended.caseId, 'surat.pdf');
  ended.letter = fileId;
  value(await act(judge, ended.code, 'approve'));
  await world.database.transaction().execute((transaction) =>
    services.recordDocumentMade(transaction, {
      regionId: '9901',
      caseId: ended.caseId,
      product: 'letter',
      fileId: ended.letter,
      sha256,
      signed: false,
    }),
  );
});

const found = async (search?: string) =>
  value(
    await workList.list(judge, {
      queue: search === undefined ? 'ended' : 'all',
      sort: 'newest',
      ...(search === undefined ? {} : { search }),
    }),
  ).rows;
const codesFound = async (search?: string) => (await found(search)).map(({ code }) => code);
const countEnded = async () =>
  value(await workList.counts(judge)).find(({ queue }) => queue === 'ended')?.count;
const letter = () => ({
  caseId: ended.caseId,
  fileId: ended.letter,
  requirement: 'product.letter',
  uploaderId: null,
});
const ofFamily = async () => value(await cases.mine(husband)).map(({ code }) => code);

describe('before anything is limited', () => {
  test('officers find and open what has ended, and the family sees it', async () => {
    expect(await codesFound()).toEqual([ended.code]);
    expect(await codesFound(gardener.name)).toContain(ended.code);
    expect(await countEnded()).toBe(1);
    expect(codeOf(await cases.view(judge, ended.code))).toBe('ok');
    expect(await ofFamily()).toContain(ended.code);
    expect(await services.mayReadFile(husband, letter())).toBe(true);
  });
});

describe('while the use of the applicant’s data is limited', () => {
  beforeAll(() => inTransaction(database, (transaction) => beginLimit(transaction, limit, clock.now)));

  test('nobody comes upon what has ended; whoever has its code sees no name', async () => {
    expect(await codesFound()).toEqual([]);
    expect(await countEnded()).toBe(0);
    expect(await codesFound(gardener.name)).toEqual([running.code]);
    expect(await codesFound(gardener.nik)).toEqual([running.code]);
    expect(await found(ended.code)).toMatchObject([{ code: ended.code, applicantName: '—' }]);
    expect(await found(running.code)).toMatchObject([{ applicantName: gardener.name }]);
  });

  test.each([
    ['opened', () => cases.view(judge, ended.code)],
    ['opened with a purpose', () => reveal(judge)],
    ['commented', () => comment(judge, 'inside')],
    ['linked', () => link(judge, ended.code, running.code)],
    ['linked from another', () => link(judge, running.code, ended.code)],
  ])('an officer is told why it can not be %s', async (_, attempt) => {
    expect(codeOf(await attempt())).toBe('case-only-kept');
  });

  test('its files stay shut to officers and family', async () => {
    expect(await services.mayReadFile(judge, letter())).toBe(false);
    expect(await services.mayReadFile(husband, letter())).toBe(false);
    expect(await services.mayReadFile(resident, letter())).toBe(true);
    expect(await ofFamily()).toEqual([running.code]);
  });

  test('who applied opens it, and what runs goes on', async () => {
    expect(codeOf(await cases.view(resident, ended.code))).toBe('ok');
    expect(codeOf(await comment(resident, 'applicant'))).toBe('ok');
    expect(value(await cases.mine(resident))).toHaveLength(2);
    expect(codeOf(await cases.view(judge, running.code))).toBe('ok');
  });

  test('an officer of elsewhere is told no more than before', async () => {
    expect(codeOf(await cases.view(porter, ended.code))).toBe('outside-your-office');
  });
});

describe('once it was ended', () => {
  test('all is as before, and it ends once', async () => {
    const end = () =>
      inTransaction(database, (transaction) =>
        endLimit(transaction, { requestId: limit.requestId, by: 'protector', now: clock.now }),
      );
    expect(await end()).toEqual({ kind: 'limitation' });
    expect(await end()).toBeUndefined();
    expect(await codesFound()).toEqual([ended.code]);
    expect(codeOf(await cases.view(judge, ended.code))).toBe('ok');
  });

  test('an objection leaves cases open', async () => {
    const objection = { ...limit, requestId: randomUUID(), kind: 'objection' } as const;
    await inTransaction(database, (transaction) => beginLimit(transaction, objection, clock.now));
    expect(await codesFound()).toEqual([ended.code]);
    expect(codeOf(await cases.view(judge, ended.code))).toBe('ok');
  });
});

const reveal = (caller: Caller) =>
  cases.reveal(caller, { key: randomUUID(), code: ended.code, purpose: 'complaint' });
const comment = (caller: Caller, audience: 'inside' | 'applicant') =>
  cases.comment(caller, { key: randomUUID(), code: ended.code, audience, words: 'Halo.', fileIds: [] });
const link = (caller: Caller, code: string, other: string) =>
  cases.link(caller, { key: randomUUID(), code, other, relation: 'related' });
