import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { checkFile } from './check.ts';
import type { FileVerdict } from './report.ts';
import { type Issued, issue, makeAuthority, makeKeys, type TestAuthority } from './testing/authority.ts';
import { appended, assembled, plainPdf, signed } from './testing/documents.ts';
import { hasPdfsig, hasQpdf, pdfsigSays, qpdfExit, resavedByQpdf } from './testing/other-judges.ts';

const at = new Date('2026-11-22T03:00:00Z');
const now = new Date('2026-11-25T03:00:00Z');
let authority: TestAuthority;
let stranger: TestAuthority;
let secondOfficial: Issued;
let expired: Issued;
let pdf: Buffer;
let archived: Buffer;
let unextended: Buffer;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([makeAuthority('Otoritas Uji'), makeAuthority('Otoritas Asing')]);
  const keys = await makeKeys();
  const { issuing: issuer } = authority;
  secondOfficial = await issue({ name: 'Budi Kebun', kind: 'person', keys, issuer });
  expired = await issue({
    name: 'Lama Kebun',
    kind: 'person',
    keys,
    issuer,
    until: new Date('2026-06-30T00:00:00Z'),
  });
  pdf = await signed(plainPdf(), { authority, at });
  unextended = await signed(plainPdf(), { authority, at: null, claims: at });
  archived = await signed(plainPdf(), { authority, at, level: 'B-LTA' });
});

const check = (content: Uint8Array) =>
  checkFile(content, { signatures: [authority.root.der], timestamps: [authority.root.der] }, now);

function replaced(content: Buffer, from: string, to: string): Buffer {
  const text = content.toString('latin1');
  if (!text.includes(from)) throw new Error(`The file has no ${from}.`);
  return Buffer.from(text.replace(from, to), 'latin1');
}

const other = '<< /Length 41 >>\nstream\nBT /Plain 12 Tf 56 700 Td (Lain) Tj ET     \n\nendstream';

/** What pdfsig says of each signature; undefined where it judges otherwise than the standard, with the reason. */
type Row = [
  name: string,
  make: () => Buffer | Promise<Buffer>,
  verdict: FileVerdict,
  pdfsig?: readonly ('valid' | 'broken')[] | undefined,
  qpdf?: 0 | 2 | 3 | undefined,
];

const rows: readonly Row[] = [
  ['signed, with a time stamp', () => pdf, 'genuine', ['valid'], 0],
  ['signed, without a time stamp', () => unextended, 'genuine', ['valid'], 0],
  [
    'with the data for checking it later',
    () => signed(plainPdf(), { authority, at, level: 'B-LT' }),
    'genuine',
    ['valid'],
    0,
  ],
  ['sealed for the archive', () => archived, 'genuine', ['valid'], 0],
  [
    'signed by two',
    async () => signed(pdf, { authority, by: secondOfficial, at }),
    'genuine',
    ['valid', 'valid'],
    0,
  ],
  [
    'signed by two after the seal',
    () => signed(archived, { authority, by: secondOfficial, at }),
    'genuine',
    ['valid', 'valid'],
    0,
  ],
  ['unsigned', () => plainPdf(), 'unsigned', [], 0],
  [
    'one byte of the text changed',
    () => replaced(pdf, 'Surat', 'Surut'),
    'changed-after-signing',
    ['broken'],
    0,
  ],
  [
    'saved anew by another program',
    () => (hasQpdf ? resavedByQpdf(pdf) : replaced(pdf, '%PDF-1.7', '%PDF-1.4')),
    'changed-after-signing',
    ['broken'],
    0,
  ],
  // pdfsig looks at the bytes that are covered only; that something else is shown now it leaves to its reader.
  ['another text appended', () => appended(pdf, { 4: other }), 'changed-after-signing', ['valid'], 0],
  [
    'another page appended',
    () =>
      appended(pdf, {
        2: '<< /Type /Pages /Kids [3 0 R 90 0 R] /Count 2 >>',
        90: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      }),
    'changed-after-signing',
    ['valid'],
    0,
  ],
  [
    'a text appended after the second signature',
    async () => appended(await signed(pdf, { authority, at }), { 4: other }),
    'changed-after-signing',
    ['valid', 'valid'],
    0,
  ],
  [
    'a picture laid over the page as an empty signature field',
    () => withOverlay(pdf),
    'changed-after-signing',
  ],
  [
    'a page put in between the signature and the seal',
    async () => signed(appended(pdf, { 4: other }), { authority, at, level: 'B-LTA' }),
    'changed-after-signing',
    ['valid', 'valid'],
    0,
  ],
  [
    'its form taken away',
    () => appended(pdf, { 1: '<< /Type /Catalog /Pages 2 0 R >>' }),
    'changed-after-signing',
    [],
    0,
  ],
  [
    'bytes after its end',
    () => Buffer.concat([pdf, Buffer.from('1 0 obj\n<< >>\nendobj\n')]),
    'incomplete',
    ['valid'],
  ],
  ['a blank line after its end', () => Buffer.concat([pdf, Buffer.from('\r\n')]), 'genuine', ['valid'], 0],
  ['half of it downloaded', () => pdf.subarray(0, Math.floor(pdf.length / 2)), 'incomplete'],
  ['all but its last line downloaded', () => pdf.subarray(0, pdf.length - 8), 'incomplete'],
  ['the signature cut out with the rest', () => pdf.subarray(0, pdf.indexOf('%%EOF') + 6), 'unsigned', [], 0],
  [
    'signed by a stranger',
    () => signed(plainPdf(), { authority: stranger, at }),
    'signed-by-stranger',
    ['valid'],
    0,
  ],
  [
    'signed by a stranger after us',
    () => signed(pdf, { authority: stranger, at }),
    'signed-by-stranger',
    ['valid', 'valid'],
    0,
  ],
  [
    'signed before the certificate was valid',
    () => signed(plainPdf(), { authority, at: new Date('2025-11-22T03:00:00Z') }),
    'certificate-not-valid-then',
    ['valid'],
    0,
  ],
  [
    'signed after it had expired',
    () => signed(plainPdf(), { authority, by: expired, at }),
    'certificate-not-valid-then',
    ['valid'],
    0,
  ],
  [
    'dated back to when it was valid',
    () => signed(plainPdf(), { authority, by: expired, at, claims: new Date('2026-06-01T00:00:00Z') }),
    'certificate-not-valid-then',
    ['valid'],
    0,
  ],
  [
    'dated back without a time stamp, with a certificate that has expired since',
    () => signed(plainPdf(), { authority, by: expired, at: null, claims: new Date('2026-06-01T00:00:00Z') }),
    'wrongly-dated',
    ['valid'],
    0,
  ],
  [
    'dated back without a time stamp, with a certificate that was revoked since',
    async () => signed(await signed(plainPdf(), { authority, at: null, claims: at }), revokedSince()),
    'wrongly-dated',
    ['valid', 'valid'],
    0,
  ],
  [
    'dated without a time stamp, sealed before its certificate expired',
    async () => {
      const june = new Date('2026-06-01T00:00:00Z');
      const dated = await signed(plainPdf(), { authority, by: expired, at: null, claims: june });
      return signed(dated, { authority, at: june, level: 'B-LTA' });
    },
    'genuine',
    ['valid', 'valid'],
    0,
  ],
  [
    'a time that the time stamp contradicts',
    () => signed(plainPdf(), { authority, at, claims: new Date('2026-11-20T03:00:00Z') }),
    'wrongly-dated',
    ['valid'],
    0,
  ],
  [
    'revoked before',
    () =>
      signed(plainPdf(), {
        authority,
        at,
        level: 'B-LT',
        revoked: [{ certificate: authority.official, since: new Date('2026-11-01T00:00:00Z') }],
      }),
    'certificate-revoked',
    ['valid'],
    0,
  ],
  [
    'revoked afterwards',
    () =>
      signed(plainPdf(), {
        authority,
        at,
        level: 'B-LT',
        revoked: [{ certificate: authority.official, since: new Date('2026-11-23T00:00:00Z') }],
      }),
    'genuine',
    ['valid'],
    0,
  ],
  [
    'the signature cut short',
    () => replaced(pdf, /\/Contents <(.{400})/.exec(pdf.toString('latin1'))![1]!, '0'.repeat(400)),
    'signature-unreadable',
  ],
  ['something hidden in the gap', () => withGap(pdf), 'changed-after-signing'],
  ['no PDF', () => Buffer.from('Surat keterangan'), 'not-a-pdf'],
  ['nothing at all', () => Buffer.alloc(0), 'not-a-pdf'],
  [
    'locked',
    () =>
      assembled(
        ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'],
        '/Encrypt << /Filter /Standard >>',
      ),
    'locked',
  ],
  ['too large', () => Buffer.concat([plainPdf(), Buffer.alloc(20_000_000)]), 'too-large'],
];

/** A second official’s, with the list on which the first one’s certificate stands: revoked after what it claims. */
const revokedSince = (): Parameters<typeof signed>[1] => ({
  authority,
  by: secondOfficial,
  at,
  level: 'B-LT',
  revoked: [{ certificate: authority.official, since: new Date('2026-11-23T00:00:00Z') }],
});

/** A range that leaves out more than the signature itself. */
function withGap(content: Buffer): Buffer {
  return Buffer.from(
    content
      .toString('latin1')
      .replace(/\/ByteRange \[0 (\d+) /, (whole, first: string) =>
        whole.replace(first, String(Number(first) - 1).padEnd(first.length)),
      ),
    'latin1',
  );
}

function withOverlay(content: Buffer): Buffer {
  const text = content.toString('latin1');
  const page = [...text.matchAll(/3 0 obj\s*(<<[\s\S]*?)\s*endobj/g)].at(-1)![1]!;
  const widget =
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Baru) /Rect [0 0 595 842] /F 4 /AP << /N 91 0 R >> >>';
  const look =
    '<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 20 >>\nstream\n0 0 595 842 re f    \nendstream';
  const annotated = /\/Annots/.test(page)
    ? page.replace(/\/Annots \[/, '/Annots [90 0 R ')
    : page.replace(/>>$/, '/Annots [90 0 R] >>');
  return appended(content, { 3: annotated, 90: widget, 91: look });
}

describe('the verdict', () => {
  test.each(rows)('%s', async (_name, make, verdict, pdfsig, qpdf) => {
    const content = await make();
    expect(check(content).verdict).toBe(verdict);
    if (hasPdfsig && pdfsig) expect(pdfsigSays(content)).toEqual(pdfsig);
    if (hasQpdf && qpdf !== undefined) expect(qpdfExit(content)).toBe(qpdf);
  });

  it('says who signed, when and how long it can be checked', () => {
    expect(check(archived).signatures).toEqual([
      {
        verdict: 'genuine',
        signer: { name: 'Sari Kebun', title: null, organisation: 'Kota Kebun', authority: 'Otoritas Uji' },
        claimedAt: at.toISOString(),
        timestampedAt: at.toISOString(),
        level: 'B-LTA',
        coversWhole: false,
        revocation: 'good',
        reason: 'Diterbitkan',
      },
    ]);
    expect(check(unextended).signatures[0]).toMatchObject({
      level: 'B-B',
      timestampedAt: null,
      coversWhole: true,
    });
  });

  it('does not believe a time that a stranger has stamped', async () => {
    const content = await signed(plainPdf(), { authority, at });
    const roots = { signatures: [authority.root.der], timestamps: [stranger.root.der] };
    const { signatures } = checkFile(content, roots, now);
    expect(signatures[0]).toMatchObject({ verdict: 'genuine', level: 'B-B', timestampedAt: null });
  });

  it('is never genuine once a byte is another, but for what the signature does not need', () => {
    const text = pdf.toString('latin1');
    const from = text.indexOf('/Contents <') + '/Contents '.length;
    const to = text.indexOf('>', from) + 1;
    const { signatures } = check(pdf);
    const untimed = signatures.map((each) => ({ ...each, level: 'B-B', timestampedAt: null }));
    fc.assert(
      fc.property(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), (place, difference) => {
        const changed = Buffer.from(pdf);
        changed[place] = pdf[place]! ^ difference;
        const report = check(changed);
        // The message carries a copy of the root, which counts for nothing, and the timestamp, which the signature does
        // not cover: whoever changes these changes nothing of what is signed, and may only lose the time.
        if (place >= from && place < to && report.verdict === 'genuine') {
          expect([signatures, untimed]).toContainEqual(report.signatures);
        } else expect(report.verdict).not.toBe('genuine');
      }),
      { numRuns: 150 },
    );
  });

  it('is never genuine when the end is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: pdf.length - 2 }), (length) => {
        expect(check(pdf.subarray(0, length)).verdict).not.toBe('genuine');
      }),
      { numRuns: 60 },
    );
  });

  it('knows the file that was published in one that was extended', async () => {
    const [whole] = check(pdf).digests;
    const extended = await signed(pdf, { authority, by: secondOfficial, at });
    expect(check(extended).digests).toContain(whole);
  });
});

/** Files made to cost more than they should; each must end by a limit, and soon. */
const hostile: readonly (readonly [string, () => Buffer, FileVerdict])[] = [
  [
    'arrays in arrays',
    () => assembled([`<< /Type /Catalog /AcroForm ${'['.repeat(100_000)} >>`]),
    'too-complex',
  ],
  [
    'dictionaries in dictionaries',
    () => assembled([`<< /Type /Catalog /AcroForm ${'<< /A '.repeat(100_000)} >>`]),
    'too-complex',
  ],
  [
    'a table of a billion objects',
    () => Buffer.from('%PDF-1.7\nxref\n0 1000000000\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n'),
    'too-complex',
  ],
  ['cross-references in a circle', () => circle(), 'unreadable'],
  [
    'a length that points at itself',
    () => assembled(['<< /Type /Catalog /AcroForm 2 0 R >>', '<< /Length 2 0 R >>\nstream\n\nendstream']),
    'unreadable',
  ],
  [
    'references in a circle',
    () => assembled(['<< /Type /Catalog /AcroForm 2 0 R >>', '3 0 R', '2 0 R']),
    'unreadable',
  ],
  [
    'fields that are their own children',
    () => assembled(['<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>', '<< /Kids [2 0 R 2 0 R] >>']),
    'unsigned',
  ],
  ['a bomb of packed objects', () => bomb(), 'too-complex'],
  ['a thousand signatures', () => manySignatures(1000), 'too-complex'],
  [
    'nothing but brackets',
    () => Buffer.from(`%PDF-1.7\n${'<<'.repeat(500_000)}\nstartxref\n9\n%%EOF\n`),
    'unreadable',
  ],
  ['a thousand packed objects that are one long text', () => sharedText(), 'too-complex'],
];

function circle(): Buffer {
  const head = '%PDF-1.7\n';
  return Buffer.from(
    `${head}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev ${head.length} >>\nstartxref\n${head.length}\n%%EOF\n`,
  );
}

function bomb(): Buffer {
  const content = deflateSync(Buffer.alloc(100_000_000, 0x20)).toString('latin1');
  const head = '%PDF-1.7\n';
  const stream = `1 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
  return Buffer.from(`${head}${stream}startxref\n${head.length}\n%%EOF\n`, 'latin1');
}

function manySignatures(count: number): Buffer {
  const fields = Array.from({ length: count }, (_, index) => `${index + 2} 0 R`).join(' ');
  const field = '<< /FT /Sig /V << /Type /Sig /Contents <00> /ByteRange [0 1 2 3] >> >>';
  return assembled([
    `<< /Type /Catalog /AcroForm << /Fields [${fields}] >> >>`,
    ...Array<string>(count).fill(field),
  ]);
}

/** Each is read for itself, so that a few bytes of a table would cost gigabytes of reading. */
function sharedText(): Buffer {
  const count = 1000;
  const numbers = Array.from({ length: count }, (_, index) => index + 3);
  const header = numbers.map((number) => `${number} 0`).join(' ');
  const packed = deflateSync(`${header} (${'x'.repeat(1_000_000)})`).toString('latin1');
  const catalogue = `1 0 obj\n<< /Type /Catalog /AcroForm << /Fields [3 0 R] >> >>\nendobj\n`;
  const objects = `2 0 obj\n<< /Type /ObjStm /N ${count} /First ${header.length + 1} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`;
  const head = '%PDF-1.7\n';
  const row = (kind: number, place: number, detail: number): Buffer => {
    const bytes = Buffer.alloc(7);
    bytes.writeUInt8(kind, 0);
    bytes.writeUInt32BE(place, 1);
    bytes.writeUInt16BE(detail, 5);
    return bytes;
  };
  const rows = [
    row(0, 0, 0),
    row(1, head.length, 0),
    row(1, head.length + catalogue.length, 0),
    ...numbers.map((_, index) => row(2, 2, index)),
  ];
  const table = Buffer.concat(rows).toString('latin1');
  const start = head.length + catalogue.length + objects.length;
  const size = count + 3;
  const references = `${size} 0 obj\n<< /Type /XRef /Size ${size} /W [1 4 2] /Root 1 0 R /Length ${table.length} >>\nstream\n${table}\nendstream\nendobj\n`;
  return Buffer.from(`${head}${catalogue}${objects}${references}startxref\n${start}\n%%EOF\n`, 'latin1');
}

describe('a hostile file', () => {
  test.each(hostile)('%s', (_name, make, verdict) => {
    expect(check(make()).verdict).toBe(verdict);
  });

  it('of any bytes ends with a verdict', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(2000), (noise, place) => {
        const content = Buffer.from(plainPdf());
        content.set(
          noise.subarray(0, Math.max(0, content.length - (place % content.length))),
          place % content.length,
        );
        expect(check(content).verdict).not.toBe('genuine');
      }),
      { numRuns: 200 },
    );
  });
});
