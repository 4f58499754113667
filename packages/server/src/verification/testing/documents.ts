import { PDF, type SignOptions } from '@libpdf/core';
import { clockOf, type Issued, revocationList, signerOf, type TestAuthority } from './authority.ts';

/** Documents for tests of verification, plain ones and signed ones. */

/** A page with some lines of text, one with a cross-reference table whose offsets are right. */
export function plainPdf(lines: readonly string[] = ['Surat keterangan']): Buffer {
  const content = lines
    .map((line, index) => `BT /Plain 12 Tf 56 ${780 - index * 20} Td (${line}) Tj ET`)
    .join('\n');
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /Plain 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

export function assembled(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(body, 'latin1');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(body, 'latin1');
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

export type Signing = {
  readonly authority: TestAuthority;
  /** The authority's official, without one. */
  readonly by?: Issued;
  /** What the clock of the time stamp authority says; no time stamp for null. */
  readonly at: Date | null;
  /** What the signing program writes; the same, without one. */
  readonly claims?: Date;
  readonly level?: SignOptions['level'];
  readonly revoked?: readonly { readonly certificate: Issued; readonly since: Date }[];
};

export async function signed(pdf: Uint8Array, signing: Signing): Promise<Buffer> {
  const { authority, by = authority.official, at, claims, level, revoked = [] } = signing;
  const document = await PDF.load(pdf);
  const lists = await Promise.all([
    revocationList(authority.issuing, revoked),
    revocationList(authority.root, []),
  ]);
  const { bytes } = await document.sign({
    signer: signerOf(by, authority),
    signingTime: claims ?? at ?? new Date(),
    reason: 'Diterbitkan',
    level: level ?? (at === null ? 'B-B' : 'B-T'),
    ...(at === null ? {} : { timestampAuthority: clockOf(authority, () => at) }),
    revocationProvider: {
      getCRL: async (certificate) =>
        lists[Buffer.from(certificate).equals(Buffer.from(authority.issuing.der)) ? 1 : 0] ?? null,
    },
  });
  return Buffer.from(bytes);
}

/** Appends objects as an incremental update (ISO 32000-2, 7.5.6); numbers that exist are replaced. */
export function appended(pdf: Buffer, objects: Readonly<Record<number, string>>): Buffer {
  const text = pdf.toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const root = [...text.matchAll(/\/Root (\d+ \d+ R)/g)].at(-1)?.[1];
  const size = Math.max(...[...text.matchAll(/\/Size (\d+)/g)].map((each) => Number(each[1])));
  const numbers = Object.keys(objects).map(Number);
  let body = `${text}\n`;
  let table = 'xref\n';
  for (const number of numbers) {
    table += `${number} 1\n${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += `${number} 0 obj\n${objects[number]}\nendobj\n`;
  }
  const start = body.length;
  const newSize = Math.max(size, ...numbers.map((number) => number + 1));
  body += `${table}trailer\n<< /Size ${newSize} /Root ${root} /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}
