import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer, type RenderOutcome } from './renderer.ts';

const renderer = createRenderer();
const impatient = createRenderer({ timeoutMilliseconds: 1_500, memoryMegabytes: 1024 });
afterAll(async () => {
  await renderer.close();
  await impatient.close();
});

const letter =
  '#let data = json(bytes(sys.inputs.data))\n#set document(title: "Surat " + data.number)\n= Surat #data.number\nNama: #data.name';
const request = {
  template: letter,
  data: { number: '470/KB-1', name: 'Dewi "Ani" \\ #read("x") Putri' },
  createdAt: '2026-11-21T03:00:00.000Z',
};

const codeOf = (outcome: RenderOutcome): string => (outcome.ok ? 'made' : outcome.error.code);

test('the same input gives the same bytes, a PDF/A with the date of creation that was given', async () => {
  const first = await renderer.render(request);
  const second = await renderer.render(request);
  if (!first.ok || !second.ok) throw new Error(`${codeOf(first)} ${codeOf(second)}`);
  expect(first.value.sha256).toEqual(second.value.sha256);
  expect(first.value.pages).toBe(1);
  const text = first.value.pdf.toString('latin1');
  expect(text).toContain('(D:20261121030000Z)');
  expect(text).toMatch(/pdfaid:part(?:>|=")2/);
});

test('another date of creation gives other bytes', async () => {
  const first = await renderer.render(request);
  const later = await renderer.render({ ...request, createdAt: '2026-11-22T03:00:00.000Z' });
  if (!first.ok || !later.ok) throw new Error('not made');
  expect(first.value.sha256).not.toEqual(later.value.sha256);
});

/** Typst stops a `while` after some thousand turns; loops in loops go on for years. */
const endless = '#for a in range(9000) { for b in range(9000) { for c in range(9000) { } } }';

describe('a hostile template is stopped', () => {
  test.each([
    ['reads a file of the system', '#read("/etc/passwd")', 'template-broken'],
    ['climbs out of its folder', '#read("../../../../../../etc/passwd")', 'template-broken'],
    ['imports a package', '#import "@preview/cetz:0.3.1"', 'template-imports-package'],
    [
      'imports a package by a built name',
      '#let at = str.from-unicode(64)\n#import (at + "preview/cetz:0.3.1")',
      'template-broken',
    ],
    ['loads a plug-in', '#let p = plugin("a.wasm")', 'template-uses-plugin'],
    ['asks for the date', '#datetime.today().display()', 'template-asks-date'],
    ['asks for the date by import', '#import datetime: *\n#today()', 'template-asks-date'],
    ['makes code of text', '#eval("1 + 1")', 'template-evaluates-text'],
    [
      'reads a file through a picture',
      '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"><image href=\\"/etc/passwd\\" width=\\"9\\" height=\\"9\\"/></svg>"), alt: "x")',
      'template-broken',
    ],
    ['imports a piece that its pack has not', '#import "shared/other.typ": *', 'template-broken'],
    ['uses a letter that no font has', 'ꦗꦮ', 'document-letter-missing'],
    ['uses a font that is not shipped', '#set text(font: "Comic Sans MS")\nhalo', 'template-font-missing'],
    ['does not compile', '#let x = ', 'template-broken'],
  ])('%s', async (_, template, code) => {
    expect(codeOf(await renderer.render({ ...request, template }))).toBe(code);
  });

  test('runs without end', async () => {
    expect(codeOf(await impatient.render({ ...request, template: endless }))).toBe('template-took-too-long');
  });

  test('takes all memory', async () => {
    const template =
      '#let x = "0123456789abcdef" * 1048576\n#let all = ()\n#for i in range(100000) { all.push(x + str(i)) }\n#all.len()';
    expect(codeOf(await impatient.render({ ...request, template }))).toMatch(
      /^template-took-too-(?:much|long)$/,
    );
  });

  test('and the next document is made by a new child', async () => {
    const outcomes = await Promise.all([
      impatient.render({ ...request, template: endless }),
      impatient.render(request),
    ]);
    expect(outcomes.map(codeOf)).toEqual(['template-took-too-long', 'made']);
  });
});

describe('the file that is made', () => {
  const whole = `#set document(title: "Surat")
#set text(font: "Arimo", lang: "id")
= Surat
#image(bytes(sys.inputs.emblem), alt: "Lambang")
#table(columns: 2, table.header[Nama][NIK], ..range(160).map(n => [#n]))
`;
  const emblem = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';

  /** What a checker of PDF/A or PDF/UA looks at first, as far as it stands in the open in a file. */
  const told = (pdf: Buffer) => {
    const text = pdf.toString('latin1');
    return {
      archive: /pdfaid:part>2</.test(text) && /pdfaid:conformance>B</.test(text),
      accessible: /pdfuaid:part>1</.test(text),
      intent: text.includes('/OutputIntents'),
      tagged: text.includes('/StructTreeRoot') && /\/Marked true/.test(text),
      language: /\/Lang \(id\b/.test(text),
      title: /\/DisplayDocTitle true/.test(text),
      described: /\/Alt \(Lambang\)/.test(text),
      headers: (text.match(/\/S \/TH\b/g) ?? []).length >= 2,
      fonts: (text.match(/\/FontFile[23]? /g) ?? []).length > 0,
    };
  };
  const every = { intent: true, tagged: true, language: true, described: true, headers: true, fonts: true };

  test.each([
    ['archive', undefined, { ...every, archive: true, accessible: false }],
    ['accessible', undefined, { ...every, archive: false, accessible: true, title: true, intent: false }],
    ['accessible', 'specimen', { ...every, archive: false, accessible: true, title: true, intent: false }],
    ['accessible', 'preview', { ...every, archive: false, accessible: true, title: true, intent: false }],
  ] as const)('%s, marked %s', async (standard, mark, expected) => {
    const made = await renderer.render({
      ...request,
      template: whole,
      emblem,
      standard,
      ...(mark && { mark }),
    });
    if (!made.ok) throw new Error(`${codeOf(made)} ${made.error.detail}`);
    expect(made.value.pages).toBeGreaterThan(1);
    expect(told(made.value.pdf)).toMatchObject(expected);
  });

  test('what stays unsigned has a title, and a text for each picture', async () => {
    const accessible = { ...request, emblem, standard: 'accessible' as const };
    const untitled = await renderer.render({ ...accessible, template: '= Surat' });
    const undescribed = await renderer.render({
      ...accessible,
      template: whole.replace(', alt: "Lambang"', ''),
    });
    expect([untitled, undescribed].map(codeOf)).toEqual(['template-broken', 'template-broken']);
  });

  test('letters of names in every Latin alphabet are there', async () => {
    const ranges = [
      [0xc0, 0x17f],
      [0x1ea0, 0x1ef9],
      [0x218, 0x21b],
    ] as const;
    const letters = ranges
      .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
      .map((code) => String.fromCodePoint(code))
      .join(' ');
    const template = '#set text(font: "Arimo", fallback: false)\n#json(bytes(sys.inputs.data)).name';
    expect(codeOf(await renderer.render({ ...request, template, data: { name: letters } }))).toBe('made');
  });

  test('the place of a signature is told in points from the lower left corner', async () => {
    const template = `#set page(width: 200pt, height: 300pt, margin: 0pt)
#place(dx: 20pt, dy: 30pt, context [#metadata((page: here().page(), x: here().position().x.pt(),
  y: here().position().y.pt(), width: 50, height: 40, pageHeight: 300)) <signature>])`;
    const made = await renderer.render({ ...request, template });
    if (!made.ok) throw new Error(made.error.detail);
    expect(made.value.signaturePlace).toEqual({ page: 1, x: 20, y: 230, width: 50, height: 40 });
  });

  test('the picture of a page is of the same making as its bytes', async () => {
    const seen = await renderer.renderSeen(request);
    const made = await renderer.render(request);
    if (!seen.ok || !made.ok) throw new Error('not made');
    expect(seen.value.sha256).toEqual(made.value.sha256);
    expect(seen.value.svg).toMatch(/^<svg/);
    // Outlines only: an address or a script in it would reach whoever looks.
    expect(seen.value.svg).not.toMatch(/<script|<foreignObject|href="(?!#|data:)/);
  });

  test('a signature that it is about to get reaches the template with its QR code', async () => {
    const signature = {
      documentCode: '7Q4F',
      url: 'https://contoh.invalid/cek/7Q4F',
      name: 'Ratna',
      title: 'Camat',
    };
    const template =
      '#let given = json(bytes(sys.inputs.signature))\n#image(bytes(given.qr), alt: given.url)\n#given.name';
    expect(codeOf(await renderer.render({ ...request, template, signature }))).toBe('made');
    expect(codeOf(await renderer.render({ ...request, template }))).toBe('template-broken');
  });
});
