import { describe, expect, test } from 'vitest';
import { pathWithin } from './paths.ts';
import { groupAction, postedForm, postedWords, withoutItem } from './posted.ts';

describe('a posted step', () => {
  test('that is too large is told apart from one that is broken', async () => {
    const failing = (caught: unknown) => ({ formData: () => Promise.reject(caught) }) as unknown as Request;
    expect(await postedForm(failing(Object.assign(new Error('too large'), { status: 413 })))).toBeNull();
    await expect(postedForm(failing(new TypeError('broken')))).rejects.toThrow('broken');
  });

  test('keeps words, leaves files to the upload', () => {
    const form = new FormData();
    form.append('anak.nama', 'Siti Aminah');
    form.append('pilihan', 'a');
    form.append('pilihan', 'b');
    form.append('file:surat-lahir', new File(['x'], 'x.jpg'));
    expect(postedWords(form)).toEqual({ 'anak.nama': 'Siti Aminah', pilihan: ['a', 'b'] });
  });

  test('takes in no more names than any form has, whatever they are called', () => {
    const form = new FormData();
    form.append('__proto__', 'a');
    form.append('__proto__', 'b');
    for (let index = 0; index < 5000; index += 1) form.append(`saksi[${index}].nama`, 'A');
    const words = postedWords(form);
    expect(Object.keys(words)).toHaveLength(2000);
    expect(Object.getPrototypeOf(words)).toBe(Object.prototype);
  });

  test('knows which button of a group was pressed', () => {
    const form = new FormData();
    expect(groupAction(form)).toBeNull();
    form.set('remove', 'saksi[1]');
    expect(groupAction(form)).toEqual({ kind: 'remove', item: 'saksi[1]' });
    form.set('add', 'saksi');
    expect(groupAction(form)).toEqual({ kind: 'add', group: 'saksi' });
  });

  test('removes one item and moves the others up', () => {
    const words = {
      'saksi[0].nama': 'A',
      'saksi[1].nama': 'B',
      'saksi[2].nama': 'C',
      'saksi[2].lahir.day': '1',
      lain: 'x',
    };
    expect(withoutItem(words, 'saksi[1]')).toEqual({
      'saksi[0].nama': 'A',
      'saksi[1].nama': 'C',
      'saksi[1].lahir.day': '1',
      lain: 'x',
    });
  });

  test('posts a group empty once its last item is gone, so that its answers are forgotten', () => {
    expect(withoutItem({ 'saksi[0].nama': 'A', lain: 'x' }, 'saksi[0]')).toEqual({ saksi: '', lain: 'x' });
  });
});

describe('where to go on after signing in', () => {
  test.each([
    ['/kota-bekasi/draf/1/periksa?a=b', '/kota-bekasi/draf/1/periksa?a=b'],
    ['/kabupaten-bekasi/akun', '/kota-bekasi/akun'],
    ['https://jahat.example/', '/kota-bekasi/akun'],
    ['//jahat.example/kota-bekasi/', '/kota-bekasi/akun'],
    ['/kota-bekasi/../x', '/kota-bekasi/akun'],
    ['/kota-bekasi/\\jahat.example', '/kota-bekasi/akun'],
    [null, '/kota-bekasi/akun'],
  ])('%s leads to %s', (asked, expected) => {
    expect(pathWithin('kota-bekasi', asked)).toBe(expected);
  });
});
