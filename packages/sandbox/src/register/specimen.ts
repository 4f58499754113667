/** What a register's document says, beside its number and day. */
export type SpecimenText = {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
};

/** What stands on the specimen of a register's document. */
export type Specimen = SpecimenText & { readonly number: string; readonly issuedOn: string };

/**
 * A one-page A4 PDF (1.4, standard fonts, WinAnsi). It says across the page that it is a specimen: no document
 * of the sandbox may be taken for one of the register.
 */
export function specimenPdf(specimen: Specimen): Buffer {
  const content = [
    // Level and between two lines: letters across the page would stand amid what programs read of those lines.
    'q 0.88 0.36 0.30 rg BT /Bold 56 Tf 38 448 Td (CONTOH / SPECIMEN) Tj ET Q',
    text(56, 780, 'Bold', 11, 'CONTOH / SPECIMEN - bukan dokumen resmi'),
    text(56, 740, 'Bold', 18, specimen.title),
    text(56, 716, 'Plain', 12, `Nomor ${specimen.number}`),
    ...specimen.lines.flatMap(([label, value], index) => [
      text(56, 676 - index * 24, 'Plain', 11, label),
      text(236, 676 - index * 24, 'Bold', 11, value),
    ]),
    text(
      56,
      96,
      'Plain',
      10,
      `Dibuat oleh SIAK tiruan pada ${specimen.issuedOn}. Segelnya dari otoritas peragaan.`,
    ),
    text(56, 80, 'Plain', 10, 'Semua orang dan nomor di sini rekaan.'),
  ].join('\n');
  return assemble(content);
}

function text(x: number, y: number, font: 'Plain' | 'Bold', size: number, value: string): string {
  return `BT /${font} ${size} Tf ${x} ${y} Td (${escaped(value)}) Tj ET`;
}

/** WinAnsi shows Latin-1; what it lacks loses its diacritics or becomes a question mark. */
function escaped(value: string): string {
  return [...value.normalize('NFC')]
    .map((character) => {
      if (character.charCodeAt(0) < 256) return character;
      const plain = character.normalize('NFKD').replace(/\p{Mark}/gu, '');
      return /^[\x20-\x7e]+$/.test(plain) ? plain : '?';
    })
    .join('')
    .replace(/\p{Control}/gu, ' ')
    .replace(/[\\()]/g, (character) => `\\${character}`);
}

function assemble(content: string): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ' +
      '/Resources << /Font << /Plain 5 0 R /Bold 6 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ];
  // The comment of four high bytes tells transfer programs that the file is binary (ISO 32000-1, 7.5.2).
  let body = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(body, 'latin1');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(body, 'latin1');
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}
