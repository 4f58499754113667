import { describe, expect, test } from 'vitest';
import { collectFaults, faultPlaces, withMark, withPhrase } from './faults.ts';

const same = (words: string) => ({ id: words, en: words });
const view = {
  documents: [
    { requirement: 'letter', title: same('Surat'), files: [], checks: [] },
    { requirement: 'card', title: same('Kartu'), files: [], checks: [] },
  ],
  sections: [
    {
      step: 'one',
      title: same('Satu'),
      rows: [
        { path: 'name', label: same('Nama'), shown: same('Rina') },
        { path: 'letterFile', label: same('Foto surat'), shown: same(''), files: [] },
        { path: 'witnesses[1].nik', label: same('NIK saksi'), shown: same('32…') },
      ],
    },
  ],
};

describe('places', () => {
  test('documents first, then answers; a file is marked as a document only', () => {
    expect(faultPlaces(view, 'id').map(({ at }) => at)).toEqual([
      'requirement.letter',
      'requirement.card',
      'form.name',
      'form.witnesses[1].nik',
    ]);
  });
});

describe('collecting', () => {
  const places = faultPlaces(view, 'id');

  test.each`
    what                                 | marks                                                          | found
    ${'nothing marked'}                  | ${{}}                                                          | ${[]}
    ${'all at once, in the order shown'} | ${{ 'form.name': 'Salah ketik', 'requirement.card': 'Buram' }} | ${['requirement.card: Buram', 'form.name: Salah ketik']}
    ${'a mark without words'}            | ${{ 'form.name': '  ' }}                                       | ${['form.name?']}
    ${'a place that is not there'}       | ${{ 'form.gone': 'Salah' }}                                    | ${[]}
  `('$what', ({ marks, found }) => {
    const collected = collectFaults(places, marks).map(({ at, words, complete }) =>
      complete ? `${at}: ${words}` : `${at}?`,
    );
    expect(collected).toEqual(found);
  });

  test('a mark is set, changed and taken away', () => {
    const marked = withMark(withMark({}, 'form.name', 'a'), 'form.name', 'b');
    expect(marked).toEqual({ 'form.name': 'b' });
    expect(withMark(marked, 'form.name', null)).toEqual({});
  });
});

test.each`
  before           | phrase          | after
  ${''}            | ${'Foto buram'} | ${'Foto buram'}
  ${'Foto buram'}  | ${'Foto buram'} | ${'Foto buram'}
  ${'Foto buram.'} | ${'Foto ulang'} | ${'Foto buram. Foto ulang'}
`('“$phrase” behind “$before” is “$after”', ({ before, phrase, after }) => {
  expect(withPhrase(before, phrase)).toBe(after);
});
