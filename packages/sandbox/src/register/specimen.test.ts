import { describe, expect, it } from 'vitest';
import { specimenPdf } from './specimen.ts';

const pdf = specimenPdf({
  title: 'KUTIPAN AKTA KELAHIRAN',
  number: '3275-LU-21112026-0001',
  lines: [['Nama', 'René (Ani) \\ Đặng 王']],
  issuedOn: '2026-11-21',
}).toString('latin1');

describe('the specimen', () => {
  it('says across the page that it is one', () => {
    expect(pdf).toContain('(CONTOH / SPECIMEN) Tj');
    expect(pdf).toContain('bukan dokumen resmi');
    expect(pdf).toContain('3275-LU-21112026-0001');
  });

  it('escapes what PDF strings treat specially and replaces what the font lacks', () => {
    expect(pdf).toContain('(Ren\xe9 \\(Ani\\) \\\\ ?ang ?) Tj');
  });

  it('has a cross-reference table whose offsets meet the objects', () => {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
    expect(pdf.slice(start, start + 4)).toBe('xref');
    const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((row) => Number(row[1]));
    expect(offsets).toHaveLength(6);
    expect(offsets.map((offset) => pdf.slice(offset, offset + 7))).toEqual([
      '1 0 obj',
      '2 0 obj',
      '3 0 obj',
      '4 0 obj',
      '5 0 obj',
      '6 0 obj',
    ]);
  });

  it('tells the true length of its content', () => {
    const [, length, content] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(pdf) ?? [];
    expect(content).toHaveLength(Number(length));
  });
});
