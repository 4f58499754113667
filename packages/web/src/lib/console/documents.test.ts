import { expect, test } from 'vitest';
import { shownDocuments } from './documents.ts';

const same = (words: string) => ({ id: words, en: words });
const letter = { requirement: 'letter', title: same('Surat'), files: [], checks: [], isCompared: true };
const product = {
  code: 'certificate',
  title: same('Akta'),
  form: 'a4',
  issuer: 'register',
  released: false,
  signed: false,
} as const;

test('what was made comes first, and only once its file is there', () => {
  expect(shownDocuments({ products: [product], documents: [letter] })).toEqual([letter]);
  const made = shownDocuments({ products: [{ ...product, fileId: 'f1' }], documents: [letter] });
  expect(made.map(({ requirement }) => requirement)).toEqual(['product.certificate', 'letter']);
  expect(made[0]).toMatchObject({ files: [{ fileId: 'f1' }], isCompared: false, isProduct: true });
});

test('a receipt, which nobody signs, comes last', () => {
  const receipt = { ...product, code: 'receipt', issuer: 'local', fileId: 'f2' } as const;
  const shown = shownDocuments({ products: [receipt, { ...product, fileId: 'f1' }], documents: [letter] });
  expect(shown.map(({ requirement }) => requirement)).toEqual([
    'product.certificate',
    'letter',
    'product.receipt',
  ]);
});
