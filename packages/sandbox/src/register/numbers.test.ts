import { describe, expect, it } from 'vitest';
import { districtPrefix, kkStem, NumberIssuer, nikStem, regionPrefix } from './numbers.ts';

describe('the first twelve digits of a NIK', () => {
  it.each([
    ['a man', '1994-08-02', 'male', '327501020894'],
    ['a woman, day + 40', '1996-03-14', 'female', '327501540396'],
    ['a woman on the last of a month', '2000-01-31', 'female', '327501710100'],
    ['a year that begins with a nought', '2009-12-01', 'male', '327501011209'],
  ] as const)('%s', (_who, birthDate, sex, stem) => {
    expect(nikStem('327501', birthDate, sex)).toBe(stem);
  });
});

it('takes prefixes from village codes and has no + 40 in a KK number', () => {
  expect(districtPrefix('32.75.01.1002')).toBe('327501');
  expect(regionPrefix('32.16.09.2003')).toBe('3216');
  expect(kkStem('327501', '2023-09-18')).toBe('327501180923');
});

describe('the issuer', () => {
  it('counts each stem by itself, from a serial that no district reaches', () => {
    const issuer = new NumberIssuer();
    expect([
      issuer.issue('327501020894'),
      issuer.issue('327501020894'),
      issuer.issue('327501030894'),
    ]).toEqual(['3275010208947001', '3275010208947002', '3275010308947001']);
  });

  it('never issues what was reserved or used before, in whatever order that was told', () => {
    const issuer = new NumberIssuer();
    issuer.reserve('3275010208947005');
    issuer.reserve('3275010208947002');
    expect(issuer.issue('327501020894')).toBe('3275010208947006');
    expect(new NumberIssuer(issuer.used).issue('327501020894')).toBe('3275010208947007');
  });

  it('breaks rather than give a number of seventeen digits', () => {
    const issuer = new NumberIssuer();
    issuer.reserve('3275010208949999');
    expect(() => issuer.issue('327501020894')).toThrow('no serials left');
  });
});
