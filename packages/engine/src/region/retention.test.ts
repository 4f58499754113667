import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRegion } from './read.ts';
import { dueBefore, retentionRule } from './retention.ts';
import { sampleRegionFiles } from './sample-region.ts';

describe('what is due', () => {
  test.each([
    ['24 hours', '2026-11-22T08:00:00.000Z', '2026-11-21T08:00:00.000Z'],
    ['90 days', '2026-11-22T08:00:00.000Z', '2026-08-24T08:00:00.000Z'],
    ['6 months', '2026-08-31T08:00:00.000Z', '2026-02-28T08:00:00.000Z'],
    ['1 years', '2028-02-29T08:00:00.000Z', '2027-02-28T08:00:00.000Z'],
    ['10 years', '2026-11-22T08:00:00.000Z', '2016-11-22T08:00:00.000Z'],
  ])('%s before %s began before %s', (keep, now, before) => {
    expect(dueBefore({ keep }, new Date(now)).toISOString()).toBe(before);
  });

  test('a longer time never makes more of it due', () => {
    const unit = fc.constantFrom('hours', 'days', 'months', 'years');
    const at = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), unit, at, (count, of, now) => {
        const shorter = dueBefore({ keep: `${count} ${of}` }, now);
        const longer = dueBefore({ keep: `${count + 1} ${of}` }, now);
        expect(longer.getTime()).toBeLessThan(shorter.getTime());
        expect(shorter.getTime()).toBeLessThan(now.getTime());
      }),
    );
  });
});

test('a case goes by the rule that names its service, anything else by the general one', () => {
  const read = readRegion(sampleRegionFiles());
  if (!read.ok) throw new Error('The sample is not sound.');
  expect(retentionRule(read.value, 'case', 'letter')?.services).toEqual(['letter']);
  expect(retentionRule(read.value, 'case', 'member-card')?.services).toBeUndefined();
  expect(retentionRule(read.value, 'draft')?.what).toBe('draft');
  expect(retentionRule({ retention: [] }, 'draft')).toBeUndefined();
});
