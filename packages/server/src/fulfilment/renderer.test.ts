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
