import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { arrangeCases, codeOf, masterKeys, value } from '../cases/testing/arrange.ts';
import {
  gardener,
  gardenFamily,
  guestCaller,
  officerCaller,
  residentCaller,
} from '../cases/testing/fakes.ts';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import type { PackFile } from '../packs/index.ts';
import type { Caller } from '../types.ts';
import { createWallet } from './index.ts';

/** The family has the letters, and of the deeds only where they are. */
const world = await arrangeCases({ packFiles: gardenPack().map(withOpenLetters) });
function withOpenLetters({ path, text }: PackFile): PackFile {
  if (path !== 'services/plot-letter.yaml') return { path, text };
  const letter = JSON.parse(text);
  const { approve } = letter.flow.actions;
  letter.household.sees = 'status-and-products';
  letter.flow.actions.reopen = {
    ...approve,
    from: ['finished'],
    to: 'approving',
    needs: ['reason'],
    releases: undefined,
    tone: 'other',
  };
  return { path, text: JSON.stringify(letter) };
}
const { officers, resident, advance } = world;
const stranger = residentCaller('rizky');
world.people.applicants.set('rizky', { applicant: gardener, household: [], identity: 'matched' });
const counter = officerCaller('dina', [{ role: 'front-desk', officeId: 'south-office' }]);
const regionId = '9901';
const here = world.region(regionId);
const wallet = createWallet({
  ...world.dependencies,
  masterKeys,
  cases: world.services,
  store: {
    find: async ({ fileId }) => ({ fileId, name: 'Akta.pdf' }) as never,
    read: async ({ fileId }) => Buffer.from(`%PDF-${fileId}`),
  },
  documents: {
    ofCase: async () => [
      { fileId: 'another', documentCode: '8Q4FX2MN0ZK3V8RT' },
      ...(signedFile === null ? [] : [{ fileId: signedFile, documentCode: '7Q4FX2MN0ZK3V8RT' }]),
    ],
  },
});
let signedFile: string | null = null;
const opener = { name: ' Bank Kebun ', purpose: 'Membuka rekening', network: '203.0.113.7' };
const key = () => randomUUID();

async function deedOf(caller = resident): Promise<string> {
  const code = await world.sendNew(caller);
  value(await world.act(officers.reader, code, 'accept', world.allChecked));
  value(await world.record(code));
  value(await world.act(officers.judge, code, 'approve'));
  return code;
}

async function letterOf(): Promise<string> {
  const sent = await world.sendNew(resident, undefined, 'plot-letter');
  value(await world.act(officers.judge, sent, 'approve'));
  const { case_id: caseId } = await caseOf(sent);
  const letter = world.files.uploadResult(caseId, 'surat.pdf');
  await world.database.transaction().execute((transaction) =>
    world.services.recordDocumentMade(transaction, {
      regionId,
      caseId,
      product: 'letter',
      fileId: letter.fileId,
      sha256: letter.sha256,
      signed: false,
    }),
  );
  return sent;
}

async function caseOf(code: string) {
  return here.selectFrom('case_current').selectAll().where('code', '=', code).executeTakeFirstOrThrow();
}

let code: string;
beforeAll(async () => {
  code = await deedOf();
});
const page = async () => value(await wallet.document(resident, { code, product: 'deed' }));
const tokenOf = (path: string | null) => path?.split('/').at(-1) ?? '';

async function shareFor(lasts: 'hour' | 'day' | 'week' | 'month') {
  advance(1);
  const { shareId } = value(await wallet.share(resident, { key: key(), code, product: 'deed', lasts }));
  const made = (await page()).shares.find((share) => share.shareId === shareId)!;
  return { shareId, token: tokenOf(made.path) };
}

describe('a wallet', () => {
  test('holds what was handed out, and nothing before', async () => {
    const unfinished = await world.sendNew();
    const documents = value(await wallet.open(resident));
    expect(documents).toMatchObject([
      { code, product: 'deed', title: { id: 'Akta' }, issuer: 'register', standing: 'valid', openLinks: 0 },
    ]);
    expect(documents.some((document) => document.code === unfinished)).toBe(false);
    expect((await page()).life.map(({ kind }) => kind)).toEqual(['arrived', 'delivered']);
    expect(codeOf(await wallet.document(resident, { code: unfinished, product: 'deed' }))).toBe(
      'document-unknown',
    );
  });

  test('tells the code of what was signed as people read it', async () => {
    expect((await page()).documentCode).toBeNull();
    signedFile = (await page()).fileId;
    expect((await page()).documentCode).toBe('7Q4F-X2MN-0ZK3-V8RT');
    signedFile = null;
  });

  test('is nobody else’s', async () => {
    expect(value(await wallet.open(stranger))).toEqual([]);
    const which = { code, product: 'deed' };
    expect(codeOf(await wallet.document(stranger, which))).toBe('document-unknown');
    expect(codeOf(await wallet.share(stranger, { key: key(), ...which, lasts: 'day' }))).toBe(
      'document-unknown',
    );
    const { shareId } = await shareFor('day');
    expect(codeOf(await wallet.endShare(stranger, { key: key(), shareId }))).toBe('share-unknown');
    expect(codeOf(await wallet.open(guestCaller('token')))).toBe('sign-in-needed');
  });
});

describe('documents of the family', () => {
  const husband = residentCaller('husband');
  const { sari, rizky } = gardenFamily;
  const household = [sari, rizky];
  const stand = (applicant: object, viewer: object): void => {
    world.people.applicants.set('sari', {
      applicant: gardener,
      household,
      identity: 'matched',
      ...applicant,
    });
    world.people.applicants.set('husband', {
      applicant: { ...gardener, nik: rizky.nik, name: rizky.name },
      household,
      identity: 'matched',
      ...viewer,
    });
  };
  let shared: string;
  let statusOnly: string;
  beforeAll(async () => {
    stand({}, {});
    statusOnly = code;
    shared = await letterOf();
  });

  const seen = async () => value(await wallet.open(husband)).map((each) => [each.code, each.ofFamily]);
  test('stand in the wallet where the pack lets the family have them, to be read and not to be shared', async () => {
    expect(await seen()).toEqual([[shared, true]]);
    const which = { code: shared, product: 'letter' };
    const opened = value(await wallet.document(husband, which));
    expect(opened).toMatchObject({ ofFamily: true, mayShare: false, shares: [] });
    expect(opened.life.map(({ kind }) => kind)).toContain('delivered');
    expect(codeOf(await wallet.share(husband, { key: key(), ...which, lasts: 'day' }))).toBe(
      'document-unknown',
    );
    expect(codeOf(await wallet.document(husband, { code: statusOnly, product: 'deed' }))).toBe(
      'document-unknown',
    );
    expect(value(await wallet.open(resident)).every(({ ofFamily }) => !ofFamily)).toBe(true);
  });

  test('stand there without a file once the case is opened again, for as long as its applicant sees them', async () => {
    advance(6);
    value(await world.act(officers.judge, shared, 'reopen', { reason: 'Salah ketik.' }));
    const which = { code: shared, product: 'letter' };
    const opened = value(await wallet.document(husband, which));
    expect(opened).toMatchObject({
      ofFamily: true,
      standing: 'being-replaced',
      fileId: null,
      isFamilyHidden: false,
      mayShare: false,
    });
    expect(opened.life.map(({ kind }) => kind)).toEqual(['delivered', 'made', 'reopened']);
    expect(await seen()).toEqual([[shared, true]]);
    value(await world.act(officers.judge, shared, 'approve'));
    expect(value(await wallet.document(husband, which))).toMatchObject({ standing: 'valid', ofFamily: true });
  });

  test.each<[string, object, object]>([
    ['has only matched what circulates widely', {}, { isFamilyHidden: true }],
    ['is not on the family card any more', { household: [sari] }, {}],
    ['has only claimed to be family', {}, { identity: 'pending' }],
  ])('are not shown to someone who %s', async (_, applicant, viewer) => {
    stand(applicant, viewer);
    expect(await seen()).toEqual([]);
    expect(codeOf(await wallet.document(husband, { code: shared, product: 'letter' }))).toBe(
      'document-unknown',
    );
  });
});

describe('a link', () => {
  test('opens for whoever says who they are, and the owner sees it', async () => {
    const { token } = await shareFor('week');
    const told = value(await wallet.shared(regionId, token));
    expect(told).toEqual({ title: { id: 'Akta', en: 'Deed' }, expiresAt: expect.any(String) });
    for (const [given, problem] of [
      [{ ...opener, name: '  ' }, 'opener-name-missing'],
      [{ ...opener, name: 'x'.repeat(101) }, 'opener-name-missing'],
      [{ ...opener, purpose: '' }, 'opener-purpose-missing'],
    ] as const) {
      expect(codeOf(await wallet.openShared(regionId, token, given))).toBe(problem);
    }
    const { opening } = value(await wallet.openShared(regionId, token, opener));
    const file = value(await wallet.sharedFile(regionId, { token, opening }));
    expect(Buffer.from(file.content).toString()).toMatch(/^%PDF-/);
    advance(1);
    value(
      await wallet.openShared(regionId, token, { name: 'Sri', purpose: 'Melihat', network: '203.0.113.8' }),
    );
    advance(1);
    value(await wallet.openShared(regionId, token, { ...opener, name: 'Bank Kebun II' }));
    const [share] = (await page()).shares;
    expect(share).toMatchObject({ state: 'open', opened: 3 });
    expect(share?.openings.map(({ name, purpose, network }) => [name, purpose, network])).toEqual([
      ['Bank Kebun II', 'Membuka rekening', 1],
      ['Sri', 'Melihat', 2],
      ['Bank Kebun', 'Membuka rekening', 1],
    ]);
  });

  test('keeps neither the link nor an address, and no name in clear', async () => {
    const { shareId, token } = await shareFor('day');
    value(await wallet.openShared(regionId, token, opener));
    const share = await world.admin.query('select * from document_share where id = $1', [shareId]);
    const opening = await world.admin.query('select * from document_share_opening where share_id = $1', [
      shareId,
    ]);
    const written = JSON.stringify([share.rows, opening.rows], (_, each) =>
      each?.type === 'Buffer' ? Buffer.from(each.data).toString('latin1') : each,
    );
    for (const secret of [token, '203.0.113', 'Bank Kebun', 'rekening'])
      expect(written).not.toContain(secret);
  });

  test('works until its time is over, or until its owner ends it', async () => {
    const first = await shareFor('hour');
    const second = await shareFor('month');
    const { opening } = value(await wallet.openShared(regionId, second.token, opener));
    advance(31);
    expect(codeOf(await wallet.sharedFile(regionId, { token: second.token, opening }))).toBe('opening-over');
    expect(codeOf(await wallet.shared(regionId, first.token))).toBe('ok');
    advance(30);
    expect(codeOf(await wallet.shared(regionId, first.token))).toBe('share-over');
    expect(codeOf(await wallet.openShared(regionId, first.token, opener))).toBe('share-over');
    const again = value(await wallet.openShared(regionId, second.token, opener));
    const end = { key: key(), shareId: second.shareId };
    value(await wallet.endShare(resident, end));
    value(await wallet.endShare(resident, end));
    for (const outcome of [
      await wallet.shared(regionId, second.token),
      await wallet.sharedFile(regionId, { token: second.token, opening: again.opening }),
    ])
      expect(codeOf(outcome)).toBe('share-over');
    const states = new Map((await page()).shares.map(({ shareId, state, path }) => [shareId, [state, path]]));
    expect(states.get(first.shareId)).toEqual(['expired', null]);
    expect(states.get(second.shareId)).toEqual(['ended', null]);
  });

  test('opens nothing of another link, of another region, or that was made up', async () => {
    const one = await shareFor('day');
    const other = await shareFor('day');
    const { opening } = value(await wallet.openShared(regionId, one.token, opener));
    expect(codeOf(await wallet.sharedFile(regionId, { token: other.token, opening }))).toBe('opening-over');
    expect(codeOf(await wallet.sharedFile(regionId, { token: one.token, opening: 'x.y' }))).toBe(
      'opening-over',
    );
    expect(codeOf(await wallet.shared('9902', one.token))).toBe('share-unknown');
    for (const madeUp of ['', 'x', `${one.token.slice(0, -1)}${one.token.endsWith('A') ? 'B' : 'A'}`])
      expect(codeOf(await wallet.shared(regionId, madeUp))).toBe('share-unknown');
  });

  test('is made once for a key, and only so many are open', async () => {
    const twice = { key: key(), code, product: 'deed', lasts: 'day' } as const;
    const [one, other] = [await wallet.share(resident, twice), await wallet.share(resident, twice)];
    expect(value(one)).toEqual(value(other));
    const never = { ...twice, key: key(), lasts: 'century' as never };
    expect(codeOf(await wallet.share(resident, never))).toBe('share-lasts-unknown');
    let last = 'ok';
    for (let made = 0; made < 20 && last === 'ok'; made += 1)
      last = codeOf(await wallet.share(resident, { ...twice, key: key() }));
    expect(last).toBe('too-many-shares');
    const open = value(await wallet.open(resident)).find((document) => document.code === code)?.openLinks;
    expect(open).toBe(20);
  });
});

describe('at a counter', () => {
  test('whoever shows the code gets a print; the record and the stream of looks tell of it', async () => {
    const which = { code, product: 'deed' };
    expect(codeOf(await wallet.printable(officers.reader, code))).toBe('not-allowed');
    expect(value(await wallet.printable(counter, code.toLowerCase()))).toMatchObject({
      code,
      name: gardener.name,
      documents: [{ product: 'deed', standing: 'valid', printed: 0 }],
    });
    expect(codeOf(await wallet.printFile(counter, which))).toBe('print-first');
    const command = { key: key(), ...which };
    value(await wallet.print(counter, command));
    value(await wallet.print(counter, command));
    expect(codeOf(await wallet.printFile(counter, which))).toBe('ok');
    const other = officerCaller('dono', [{ role: 'front-desk', officeId: 'north-office' }]);
    expect(codeOf(await wallet.printFile(other, which))).toBe('print-first');
    const { life } = await page();
    expect(life.filter(({ kind }) => kind === 'printed')).toMatchObject([
      { office: { id: expect.any(String) } },
    ]);
    const { case_id: caseId } = await caseOf(code);
    const looks = await here
      .selectFrom('reveal')
      .select(['account_id', 'office_id', 'purpose'])
      .where('case_id', '=', caseId)
      .where('purpose', '=', 'printing')
      .execute();
    // What the same officer opens again on the same day for the same purpose is one look.
    expect(looks).toEqual([{ account_id: 'dina', office_id: 'south-office', purpose: 'printing' }]);
    advance(16);
    expect(codeOf(await wallet.printFile(counter, which))).toBe('print-first');
  });

  test('there is nothing of a case that has not come to its end, and of a code that nobody has', async () => {
    const unfinished = await world.sendNew();
    expect(codeOf(await wallet.printable(counter, unfinished))).toBe('nothing-to-print');
    expect(codeOf(await wallet.print(counter, { key: key(), code: unfinished, product: 'deed' }))).toBe(
      'nothing-to-print',
    );
    expect(codeOf(await wallet.printable(counter, 'x'))).toBe('code-unreadable');
  });
});

describe('withdrawn', () => {
  const reason = 'Namanya salah.';
  const givenBy = (caller: Caller, which: string, more: object = {}) =>
    wallet.withdraw(caller, { key: key(), code: which, product: 'deed', reason, ...more });

  test('by who heads the office, with a reason, once nothing can be undone any more', async () => {
    const unfinished = await world.sendNew();
    const fresh = await deedOf(stranger);
    expect(codeOf(await givenBy(officers.judge, unfinished))).toBe('nothing-handed-out');
    expect(codeOf(await givenBy(officers.judge, fresh))).toBe('still-undoable');
    advance(6);
    expect(codeOf(await givenBy(officers.reader, fresh))).toBe('not-allowed');
    expect(codeOf(await givenBy(resident, fresh))).toBe('not-allowed');
    const elsewhere = officerCaller('wati', [{ role: 'head', officeId: 'south-office' }]);
    expect(codeOf(await givenBy(elsewhere, fresh))).toBe('outside-your-office');
    expect(codeOf(await wallet.withdrawable(elsewhere, fresh))).toBe('outside-your-office');
    expect(codeOf(await givenBy(officers.judge, fresh, { reason: ' ' }))).toBe('reason-missing');
    expect(value(await wallet.withdrawable(officers.judge, fresh)).documents).toMatchObject([
      { product: 'deed', standing: 'valid' },
    ]);
    value(await givenBy(officers.judge, fresh));
    expect(codeOf(await givenBy(officers.judge, fresh))).toBe('withdrawn-before');
    expect(value(await world.services.cases.track(regionId, fresh, 'id')).story.id).toBe(
      'Dokumen dari permohonan ini sudah ditarik dan tidak berlaku lagi.',
    );
  });

  test('it tells why, and is neither shared nor printed', async () => {
    const second = await deedOf(stranger);
    advance(6);
    const which = { code: second, product: 'deed' };
    const { shareId } = value(await wallet.share(stranger, { key: key(), ...which, lasts: 'day' }));
    const before = value(await wallet.document(stranger, which));
    const token = tokenOf(before.shares.find((share) => share.shareId === shareId)!.path);
    value(await givenBy(officers.judge, second));
    expect(value(await wallet.document(stranger, which))).toMatchObject({
      standing: 'withdrawn',
      mayShare: false,
      life: [{ kind: 'arrived' }, { kind: 'delivered' }, { kind: 'withdrawn', words: reason }],
      shares: [{ state: 'ended', path: null }],
    });
    expect(codeOf(await wallet.shared(regionId, token))).toBe('share-over');
    expect(codeOf(await wallet.share(stranger, { key: key(), ...which, lasts: 'day' }))).toBe(
      'document-not-valid',
    );
    expect(codeOf(await wallet.print(counter, { key: key(), ...which }))).toBe('document-not-valid');
  });

  test('a case that is opened again keeps its document here, as one that is being replaced', async () => {
    const code = await deedOf(stranger);
    advance(6);
    const which = { code, product: 'deed' };
    const own = async () =>
      value(await wallet.open(stranger))
        .filter((document) => document.code === code)
        .map(({ product, standing, fileId }) => [product, standing, fileId === null]);
    const { shareId } = value(await wallet.share(stranger, { key: key(), ...which, lasts: 'day' }));
    const shared = value(await wallet.document(stranger, which)).shares.find(
      (one) => one.shareId === shareId,
    );
    expect(await own()).toEqual([['deed', 'valid', false]]);
    value(await world.act(officers.judge, code, 'reopen', { reason: 'Salah ketik.' }));
    expect(await own()).toEqual([['deed', 'being-replaced', true]]);
    expect(value(await wallet.document(stranger, which))).toMatchObject({
      standing: 'being-replaced',
      fileId: null,
      mayShare: false,
      ofFamily: false,
    });
    expect(codeOf(await wallet.shared(regionId, tokenOf(shared!.path)))).toBe('share-over');
    expect(codeOf(await wallet.document(resident, which))).toBe('document-unknown');
    // What was never handed out is no document of anyone.
    const fresh = await world.sendNew(stranger);
    expect(codeOf(await wallet.document(stranger, { code: fresh, product: 'deed' }))).toBe(
      'document-unknown',
    );
  });

  test.each([
    ['refused', officers.reader, 'refuse', { reason: 'Petaknya tidak ada.' }],
    ['cancelled', stranger, 'cancel', {}],
  ] as const)(
    'a case that is opened again and ends %s has withdrawn it',
    async (_, caller, action, needs) => {
      const code = await deedOf(stranger);
      advance(6);
      value(await world.act(officers.judge, code, 'reopen', { reason: 'Salah ketik.' }));
      value(await world.act(caller, code, action, needs));
      const opened = value(await wallet.document(stranger, { code, product: 'deed' }));
      expect(opened).toMatchObject({
        standing: 'withdrawn',
        fileId: null,
        isFamilyHidden: false,
        shares: [],
      });
      expect(opened.life.map(({ kind }) => kind)).toEqual(['arrived', 'delivered', 'reopened']);
      expect(value(await wallet.open(stranger)).filter((each) => each.code === code)).toMatchObject([
        { product: 'deed', standing: 'withdrawn', fileId: null },
      ]);
    },
  );

  test('or replaced by a newer one of the same kind', async () => {
    const [older, newer] = [await deedOf(stranger), await deedOf(stranger)];
    advance(6);
    for (const wrong of [older, await world.sendNew(), 'x'])
      expect(codeOf(await givenBy(officers.judge, older, { replacedBy: wrong }))).toBe('replacement-unknown');
    value(await givenBy(officers.judge, older, { replacedBy: newer }));
    expect(value(await wallet.document(stranger, { code: older, product: 'deed' }))).toMatchObject({
      standing: 'replaced',
      replacedBy: { code: newer, product: 'deed' },
    });
  });
});
