import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { SignedDocument } from '../signing/contract.ts';
import { createFileCheck, type FileCheck } from './guarded.ts';
import { prefixDigests } from './pdf/prefixes.ts';
import { issue, makeAuthority, makeKeys, type TestAuthority } from './testing/authority.ts';
import { appended, plainPdf, signed } from './testing/documents.ts';
import { trusting } from './trusted-roots.ts';
import { createVerificationService } from './verification.ts';

const at = new Date('2026-11-22T03:00:00Z');
let authority: TestAuthority;
let check: FileCheck;
let pdf: Buffer;
let extended: Buffer;
let published: SignedDocument[] = [];

beforeAll(async () => {
  authority = await makeAuthority('Otoritas Uji');
  check = createFileCheck(trusting([authority.root.der]));
  pdf = await signed(plainPdf(), { authority, at });
  extended = await signed(pdf, { authority, at });
});
afterAll(() => check.close());

const verification = (its: FileCheck = check) =>
  createVerificationService({
    check: its,
    documents: {
      byCode: async (_region, code) => published.find(({ documentCode }) => documentCode === code),
      byDigests: async (_region, digests) =>
        published.filter(
          ({ sha256, preparedSha256 }) => digests.includes(sha256) || digests.includes(preparedSha256),
        ),
    },
    officeName: () => ({ id: 'Kantor Kebun', en: 'Garden Office' }),
  });

function document(state: SignedDocument['state']): SignedDocument {
  return {
    regionId: 'kebun',
    documentCode: '7Q4FX2MN0ZK3V8RT',
    caseId: 'c1',
    caseCode: 'KB-7F3K9-2QXAM',
    service: 'letter',
    product: 'letter',
    title: { id: 'Surat keterangan', en: 'Letter' },
    fileId: 'f1',
    sha256: prefixDigests(pdf)[0] ?? '',
    sizeBytes: pdf.length,
    preparedSha256: prefixDigests(plainPdf())[0] ?? '',
    preparedSizeBytes: plainPdf().length,
    officeId: 'o1',
    signer: {
      name: 'Sari Kebun',
      title: { id: 'Kepala', en: 'Head' },
      rank: 'Pembina',
      nip: '197001011990011001',
    },
    signedAt: at.toISOString(),
    publishedAt: at.toISOString(),
    level: 'B-T',
    holderInitials: 'D. A.',
    state,
    stateSince: at.toISOString(),
    replacedBy: state === 'replaced' ? '8Q4FX2MN0ZK3V8RT' : null,
  };
}

const nothing = (): SignedDocument[] => [];
const one = (state: SignedDocument['state']) => (): SignedDocument[] => [document(state)];

describe('a file', () => {
  test.each([
    ['published and valid', () => pdf, one('valid'), 'genuine', 'valid', true],
    ['published and extended since', () => extended, one('valid'), 'genuine', 'valid', true],
    ['published and withdrawn', () => pdf, one('withdrawn'), 'withdrawn', 'invalid', true],
    ['published and replaced', () => extended, one('replaced'), 'replaced', 'invalid', true],
    ['signed elsewhere', () => pdf, nothing, 'genuine', 'valid', false],
    [
      'published, then changed',
      () => appended(pdf, { 4: '<< /Length 0 >>\nstream\n\nendstream' }),
      one('valid'),
      'changed-after-signing',
      'invalid',
      false,
    ],
    // The signature is what makes it valid: the same bytes before it say nothing yet.
    ['prepared, before it was signed', () => plainPdf(), one('valid'), 'unsigned', 'open', false],
  ] as const)('%s', async (_name, content, known, verdict, outcome, hasDocument) => {
    published = known();
    const answer = await verification().byFile('kebun', content());
    expect(answer).toMatchObject({ ok: true, value: { verdict, outcome } });
    expect(answer.ok && answer.value.document !== null).toBe(hasDocument);
  });
});

/** Of an authority of long ago, whose official's certificate is over: nothing but the claim tells when it was signed. */
test('without a time stamp, whose certificate has expired since, is believed only as what was published before', async () => {
  const claims = new Date('2010-06-01T03:00:00Z');
  const [from, until] = [new Date('2010-01-01T00:00:00Z'), new Date('2011-01-01T00:00:00Z')];
  const keys = await makeKeys();
  const root = await issue({ name: 'Otoritas Lama', kind: 'authority', keys, from });
  const official = await issue({ name: 'Sari Kebun', kind: 'person', keys, issuer: root, from, until });
  const old = { ...authority, root, issuing: root, official };
  const content = await signed(plainPdf(), { authority: old, at: null, claims });
  const itsCheck = createFileCheck(trusting([root.der]));
  const publishedAs = (publishedAt: string | null): Promise<unknown> => {
    const sha256 = prefixDigests(content)[0] ?? '';
    published = publishedAt === null ? [] : [{ ...document('valid'), sha256, publishedAt }];
    return verification(itsCheck).byFile('kebun', content);
  };
  try {
    for (const [publishedAt, verdict] of [
      [null, 'wrongly-dated'],
      ['2010-06-01T03:00:05Z', 'genuine'],
      ['2012-06-01T03:00:05Z', 'wrongly-dated'],
    ] as const)
      expect(await publishedAs(publishedAt)).toMatchObject({ ok: true, value: { verdict } });
  } finally {
    await itsCheck.close();
  }
});

describe('digests', () => {
  test.each([
    ['of a published file', () => pdf, one('valid'), 'genuine', true],
    ['of a withdrawn one', () => pdf, one('withdrawn'), 'withdrawn', true],
    // Of what follows the known beginning nothing is proven.
    ['of an extended one', () => extended, one('valid'), 'unknown', false],
    ['of a prepared one', () => plainPdf(), one('valid'), 'unknown', false],
    ['of nothing known', () => pdf, nothing, 'unknown', false],
  ] as const)('%s', async (_name, content, known, verdict, hasDocument) => {
    published = known();
    const answer = await verification().byDigests('kebun', prefixDigests(content()));
    expect(answer.verdict).toBe(verdict);
    expect(answer.document !== null).toBe(hasDocument);
  });
});

describe('a code', () => {
  it('tells no more of the person than the paper, and nothing of the official but name and office', async () => {
    published = [document('valid')];
    const answer = await verification().byCode('kebun', '7Q4FX2MN0ZK3V8RT');
    expect(answer.document).toEqual({
      code: '7Q4F-X2MN-0ZK3-V8RT',
      title: { id: 'Surat keterangan', en: 'Letter' },
      office: { id: 'Kantor Kebun', en: 'Garden Office' },
      signer: { name: 'Sari Kebun', title: { id: 'Kepala', en: 'Head' } },
      signedAt: at.toISOString(),
      publishedAt: at.toISOString(),
      holderInitials: 'D. A.',
      state: 'valid',
      stateSince: at.toISOString(),
      replacedBy: null,
    });
  });

  it('names the document that took its place', async () => {
    published = [document('replaced')];
    const answer = await verification().byCode('kebun', '7Q4FX2MN0ZK3V8RT');
    expect(answer).toMatchObject({ verdict: 'replaced', document: { replacedBy: '8Q4F-X2MN-0ZK3-V8RT' } });
  });

  it('that nobody has is told so', async () => {
    published = [];
    expect(await verification().byCode('kebun', 'APA')).toMatchObject({
      verdict: 'unknown',
      outcome: 'open',
    });
  });
});
