import { describe, expect, it } from 'vitest';
import { findRegencies } from './find-regencies.ts';
import { provinceByCode, provinces, regencies, regencyByCode } from './indonesia.ts';

describe('all Indonesia', () => {
  it('has 38 provinces and 514 kabupaten and kota, each in its province', () => {
    expect(provinces).toHaveLength(38);
    expect(regencies).toHaveLength(514);
    expect(new Set(regencies.map((regency) => regency.code)).size).toBe(514);
    expect(regencies.filter((regency) => !/^(Kabupaten|Kota) /.test(regency.name))).toEqual([]);
    expect(new Set(regencies.map((regency) => regency.provinceName)).size).toBe(38);
  });

  it('is found by code', () => {
    expect(regencyByCode('32.75')).toEqual({
      code: '32.75',
      name: 'Kota Bekasi',
      provinceCode: '32',
      provinceName: 'Jawa Barat',
    });
    expect(regencyByCode('32.99')).toBeUndefined();
    expect(provinceByCode('32')?.name).toBe('Jawa Barat');
    expect(provinceByCode('99')).toBeUndefined();
  });
});

describe('a birth place as people type it', () => {
  it.each([
    ['kota bekasi', 'Kota Bekasi'],
    ['kab bekasi', 'Kabupaten Bekasi'],
    ['surabya', 'Kota Surabaya'],
    ['jakarta timur', 'Kota Administrasi Jakarta Timur'],
    ['Yogyakarta', 'Kota Yogyakarta'],
    ['tasikmlaya', 'Kabupaten Tasikmalaya'],
  ])('%s: %s first', (typed, name) => {
    expect(findRegencies(typed)[0]?.name).toBe(name);
  });

  it.each(['', '   ', 'kabupaten', 'qqqqqq', '---'])('%j finds nothing', (typed) => {
    expect(findRegencies(typed)).toEqual([]);
  });

  it('gives no more than asked', () => {
    expect(findRegencies('kota', 3)).toHaveLength(3);
  });
});
