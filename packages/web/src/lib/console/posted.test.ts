import { describe, expect, test } from 'vitest';
import { enteredWords, postedInputs, postedResults } from './posted.ts';

function formOf(...entries: readonly [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe('what an action is given', () => {
  test('reason, note, faults and checks, trimmed; empty ones are left out', () => {
    const form = formOf(
      ['reason', ' Bukan warga kota ini. '],
      ['note', ''],
      ['fault.form.childName', ' Salah ketik '],
      ['fault.requirement.letter', '  '],
      ['checklist', 'letter.signed'],
      ['checklist', 'letter.child'],
    );
    expect(postedInputs(form)).toEqual({
      reason: 'Bukan warga kota ini.',
      faults: [{ at: 'form.childName', words: 'Salah ketik' }],
      checklist: ['letter.signed', 'letter.child'],
    });
  });

  test('an empty form gives nothing', () => expect(postedInputs(formOf())).toEqual({}));
});

describe('results of the register', () => {
  const pdf = new File(['%PDF'], 'akta.pdf');
  test('number and file meet by product; an empty file box is no file', () => {
    const form = formOf(
      ['number.certificate', ' 3275-LU-1 '],
      ['file.certificate', pdf],
      ['number.card', ''],
      ['fileId.card', 'f1'],
      ['file.card', new File([], '')],
    );
    expect(postedResults(form)).toEqual([
      { product: 'certificate', number: '3275-LU-1', fileId: '', file: pdf },
      { product: 'card', number: '', fileId: 'f1' },
    ]);
  });
});

test('what was typed comes back, without the key and without files', () => {
  const form = formOf(['key', 'k'], ['reason', 'x'], ['file.a', new File(['x'], 'x')], ['checklist', 'a.b']);
  expect(enteredWords(form)).toEqual({ reason: 'x', checklist: 'a.b' });
});
