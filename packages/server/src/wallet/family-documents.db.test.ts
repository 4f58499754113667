import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { KnownApplicant } from '../cases/dependencies.ts';
import { arrangeCases, codeOf, masterKeys, value } from '../cases/testing/arrange.ts';
import { gardener, gardenFamily, officerCaller } from '../cases/testing/fakes.ts';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import { createFiles } from '../files/files.ts';
import type { FileStore } from '../files/index.ts';
import type { Caller } from '../types.ts';
import { createWallet } from './index.ts';

/** A deed on which the family stands, as the pack says of it. */
const world = await arrangeCases({
  packFiles: gardenPack().map(({ path, text }) => ({
    path,
    text: text.replaceAll('"issuer": "register"', '"issuer": "register", "showsFamily": true'),
  })),
});
const { officers, resident, services } = world;
const regionId = '9901';
const matched: KnownApplicant = {
  applicant: gardener,
  household: [gardenFamily.sari, gardenFamily.rizky],
  identity: 'matched',
};
const proven = (): void => void world.people.applicants.set('sari', matched);
const unproven = (): void => void world.people.applicants.set('sari', { ...matched, isFamilyHidden: true });
afterEach(proven);

const content = Buffer.from('%PDF-the family');
/** Every file of the case's product; one of them lent to a draft and to another case too. */
const store = {
  find: async ({ fileId }: { fileId: string }) => ({
    fileId,
    caseId,
    requirement: 'product.deed',
    uploaderId: null,
    name: 'Akta.pdf',
    mediaType: 'application/pdf',
    draftIds: lent ? [randomUUID()] : [],
    lentTo: [],
  }),
  read: async () => content,
} as unknown as FileStore;
let lent = false;
let caseId = '';
let code = '';
let fileId = '';
beforeAll(async () => {
  proven();
  code = await world.sendNew(resident);
  value(await world.act(officers.reader, code, 'accept', world.allChecked));
  value(await world.record(code));
  value(await world.act(officers.judge, code, 'approve'));
  const seen = value(await services.cases.view(resident, code));
  caseId = seen.caseId;
  fileId = seen.products.find((product) => product.code === 'deed')?.fileId ?? '';
});

const wallet = createWallet({ ...world.dependencies, masterKeys, cases: services, store });
const files = createFiles({
  store,
  masterKeys,
  now: world.dependencies.now,
  regions: { region: () => ({ slug: 'kebun' }) },
  cases: {
    drafts: services.drafts,
    mayReadFile: (caller, file) => (lent ? Promise.resolve(false) : services.mayReadFile(caller, file)),
    mayEditDraft: async () => lent,
    isHiddenFamilyDocument: services.isHiddenFamilyDocument,
  },
  lookInto: async () => ({ ok: true, value: undefined }),
});
const named = () => ({ code, product: 'deed' });
const deedSeenBy = async (caller: Caller) =>
  value(await services.cases.view(caller, code)).products.find((product) => product.code === 'deed');
const pathOf = async (caller: Caller) => {
  const link = value(await files.link(caller, fileId));
  return link.path.split('/').at(-1) ?? '';
};
const share = () => wallet.share(resident, { key: randomUUID(), ...named(), lasts: 'day' });

describe('a document that shows the family', () => {
  test('is told of on the page of its case, without its number and its file', async () => {
    expect(await deedSeenBy(resident)).toMatchObject({ released: true, fileId, number: expect.any(String) });
    unproven();
    const shown = await deedSeenBy(resident);
    expect(shown).toMatchObject({ released: true, isFamilyHidden: true });
    expect(shown).not.toHaveProperty('fileId');
    expect(shown).not.toHaveProperty('number');
  });

  test('has no address, and one that was made before opens no more', async () => {
    const before = await pathOf(resident);
    expect(value(await files.openLink(resident, before)).content).toEqual(content);
    unproven();
    expect(codeOf(await files.link(resident, fileId))).toBe('family-proof-needed');
    expect(codeOf(await files.openLink(resident, before))).toBe('family-proof-needed');
  });

  test('does not open by way of a draft that it is lent to', async () => {
    lent = true;
    try {
      expect(codeOf(await files.link(resident, fileId))).toBe('ok');
      unproven();
      expect(codeOf(await files.link(resident, fileId))).toBe('family-proof-needed');
    } finally {
      lent = false;
    }
  });

  test('stands in the wallet closed, and is not shared', async () => {
    expect(value(await wallet.document(resident, named()))).toMatchObject({
      fileId,
      isFamilyHidden: false,
      mayShare: true,
    });
    unproven();
    expect(value(await wallet.open(resident))).toMatchObject([
      { code, product: 'deed', fileId: null, isFamilyHidden: true },
    ]);
    const opened = value(await wallet.document(resident, named()));
    expect(opened).toMatchObject({ fileId: null, mayShare: false });
    expect(codeOf(await share())).toBe('family-proof-needed');
  });

  test('ends every link of an account whose proof has ended', async () => {
    const { shareId } = value(await share());
    const { shares } = value(await wallet.document(resident, named()));
    const token =
      shares
        .find((each) => each.shareId === shareId)
        ?.path?.split('/')
        .at(-1) ?? '';
    const opener = { name: 'Bank Kebun', purpose: 'Membuka rekening' };
    const { opening } = value(await wallet.openShared(regionId, token, opener));
    expect(Buffer.from(value(await wallet.sharedFile(regionId, { token, opening })).content)).toEqual(
      content,
    );
    unproven();
    for (const outcome of [
      await wallet.shared(regionId, token),
      await wallet.openShared(regionId, token, opener),
      await wallet.sharedFile(regionId, { token, opening }),
    ])
      expect(codeOf(outcome)).toBe('share-over');
  });

  test('stays open to the officers of the case, and is printed at a counter for whoever comes with the card', async () => {
    unproven();
    expect(await deedSeenBy(officers.judge)).toMatchObject({ fileId });
    expect(value(await files.openLink(officers.judge, await pathOf(officers.judge))).content).toEqual(
      content,
    );
    const counter = officerCaller('dina', [{ role: 'front-desk', officeId: 'south-office' }]);
    value(await wallet.print(counter, { key: randomUUID(), ...named() }));
    expect(Buffer.from(value(await wallet.printFile(counter, named())).content)).toEqual(content);
  });

  test.each<[string, Partial<KnownApplicant> | null]>([
    ['has claimed who it is and was not believed yet', { identity: 'pending', household: [] }],
    ['is matched, while the register did not tell of a family', { isFamilyHidden: true, household: [] }],
    ['has said nothing of who it is', null],
  ])('is closed to an account that %s', async (_, change) => {
    if (change === null) world.people.applicants.delete('sari');
    else world.people.applicants.set('sari', { ...matched, ...change });
    expect(await deedSeenBy(resident)).toMatchObject({ isFamilyHidden: true });
    expect(codeOf(await files.link(resident, fileId))).toBe('family-proof-needed');
  });
});
