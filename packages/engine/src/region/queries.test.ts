import { describe, expect, it } from 'vitest';
import {
  agencyResponsible,
  calendarOf,
  headOf,
  officesForService,
  officesServing,
  postMayAct,
  postOf,
  postsFor,
  roleBinding,
} from './queries.ts';
import { readRegion } from './read.ts';
import { sampleRegionFiles } from './sample-region.ts';

const read = readRegion(sampleRegionFiles());
if (!read.ok) throw new Error(JSON.stringify(read.error));
const region = read.value;

describe('offices for a village', () => {
  it.each<[village: string, work: string, offices: readonly string[]]>([
    ['99.01.01.1001', 'registering', ['north-office', 'centre']],
    ['99.01.02.1001', 'registering', ['south-office', 'centre']],
    ['99.01.01.2002', 'letters', ['north-office']],
    ['98.01.01.1001', 'letters', []],
    ['99.01.01.1001', 'gardening', []],
    ['99.01.01.1001', 'constructor', []],
    ['constructor', 'letters', []],
  ])('%s, %s: %j', (village, work, offices) => {
    expect(officesServing(region, village, work).map((office) => office.id)).toEqual(offices);
  });

  it('are found by service through the installed packs', () => {
    expect(officesForService(region, '99.01.02.1001', 'letter').map((office) => office.id)).toEqual([
      'south-office',
    ]);
    expect(officesForService(region, '99.01.02.1001', 'trophy')).toEqual([]);
  });
});

describe('the agency responsible', () => {
  it.each([
    ['member-card', 'north-office', 'register'],
    ['letter', 'north-office', 'north'],
    ['trophy', 'north-office', undefined],
    ['letter', 'east-office', undefined],
  ])('%s at %s is %s', (service, office, agency) => {
    expect(agencyResponsible(region, service, office)?.id).toBe(agency);
  });
});

describe('who may act', () => {
  const pack = 'sports-club';
  it.each<[post: string, role: string, service: string, office: string, may: boolean]>([
    ['north-checker', 'reader', 'member-card', 'north-office', true],
    ['north-checker', 'reader', 'member-card', 'south-office', false],
    ['north-checker', 'judge', 'member-card', 'north-office', false],
    ['chief', 'judge', 'member-card', 'north-office', true],
    ['chief', 'judge', 'member-card', 'centre', true],
    ['chief', 'judge', 'letter', 'north-office', false],
    ['north-chief', 'judge', 'member-card', 'north-office', false],
    ['mawar', 'reader', 'member-card', 'north-office', false],
  ])('%s as %s of %s at %s: %s', (postId, role, service, officeId, may) => {
    expect(postMayAct(region, postOf(region, postId)!, { pack, role, service, officeId })).toBe(may);
  });

  it('is listed for an office', () => {
    const wanted = { pack, role: 'judge', service: 'member-card', officeId: 'south-office' };
    expect(postsFor(region, wanted).map((post) => post.id)).toEqual(['chief']);
  });

  it('knows the binding of a role for its services only', () => {
    expect(roleBinding(region, { pack, role: 'judge', service: 'member-card' })).toEqual({
      role: 'chief',
      agency: 'register',
    });
    expect(roleBinding(region, { pack, role: 'judge', service: 'letter' })).toBeUndefined();
  });
});

it('names the head of an office', () => {
  expect(headOf(region, 'centre')).toBeUndefined();
});

describe('calendars', () => {
  it('let what an office says win over a holiday', () => {
    expect(calendarOf(region, 'centre').exceptions).toEqual([
      {
        date: '2026-08-17',
        kind: 'special-hours',
        hours: [['09:00', '10:00']],
        title: { id: 'Buka sebentar', en: 'Open briefly' },
      },
    ]);
    expect(calendarOf(region, 'north-office').exceptions[0]).toMatchObject({
      kind: 'public-holiday',
      hours: [],
    });
  });

  it('are one object with one version for offices of the same hours', () => {
    const north = calendarOf(region, 'north-office');
    expect(north.version).toMatch(/^[0-9a-f]{64}$/);
    expect(calendarOf(region, 'south-office')).toBe(north);
    expect(calendarOf(region, 'centre').version).not.toBe(north.version);
  });

  it.each(['east-office', 'constructor', '__proto__'])(
    'of %s, which is no office, is a broken invariant',
    (id) => {
      expect(() => calendarOf(region, id)).toThrow('kota-contoh has no office');
    },
  );
});
