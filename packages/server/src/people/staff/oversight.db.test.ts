import type { Result } from '@satuloket/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../types.ts';
import { arrangeStaff, demoPassword, must } from './testing/arrange.ts';

const { people, staff, guest, later, signIn, seedNeighbour, streamKinds, region, neighbour } =
  await arrangeStaff();
const codeOfFailure = (result: Result<unknown>): string => (result.ok ? 'done' : result.error.code);
const rolesOf = ({ who }: Caller): readonly string[] =>
  who.kind === 'officer' ? who.posts.map(({ role, acting }) => `${acting?.kind ?? 'own'} ${role}`) : [];

let inspector = '';
const inspectorIn = (regionId: string): Promise<Caller> =>
  people.callerOf({ regionId, requestId: 'r', locale: 'id', headers: inspectorHeaders() });
const inspectorHeaders = (): Headers => new Headers({ authorization: `Bearer ${inspector}` });
const given = {
  homeRegionId: '9902',
  username: 'inspector',
  role: 'auditor',
  officeId: 'registry',
  from: '2026-11-23',
  until: '2026-11-30',
  letterNumber: '700/12',
};

beforeAll(async () => {
  await seedNeighbour();
  const there = { ...guest, regionId: '9902' };
  inspector = must(await people.signInOfficer(there, 'inspector', demoPassword)).bearerToken;
});

describe('an officer of another region', () => {
  test('is nobody here, and no head and no keeper of an office may change that', async () => {
    expect((await inspectorIn('9902')).who).toMatchObject({ kind: 'officer' });
    expect((await inspectorIn('9901')).who.kind).toBe('guest');
    const input = { regionId: '9901', headers: inspectorHeaders() };
    expect(codeOfFailure(await people.enterRegion(await inspectorIn('9902'), input))).toBe('region-closed');
    for (const username of ['north-head', 'inspector']) {
      const caller = await signIn(username);
      expect(codeOfFailure(await staff.grantOversight(caller, { ...given, key: 'a' }))).toBe('not-allowed');
      expect(codeOfFailure(await staff.oversight(caller))).toBe('not-allowed');
    }
  });

  test.each([
    ['a region that is not another', { homeRegionId: '9901' }, 'homeRegionId'],
    ['nobody of that name there', { username: 'nobody' }, 'username'],
    ['a role that does not oversee', { role: 'checker', officeId: 'north-office' }, 'role'],
    ['no order', { letterNumber: ' ' }, 'letterNumber'],
    ['more than a year', { until: '2028-01-01' }, 'until'],
    ['a time that is over', { from: '2026-10-01', until: '2026-10-02' }, 'until'],
  ])('is not let in by %s', async (_name, wrong, path) => {
    const keeper = await signIn('keeper');
    const refused = await staff.grantOversight(keeper, { ...given, ...wrong, key: 'b' });
    expect(refused).toMatchObject({ error: { code: 'oversight-invalid', fields: [{ path }] } });
  });

  test('oversees for the days that this region granted, in the role that it granted, and keeps no posts', async () => {
    const keeper = await signIn('keeper');
    const { oversightId } = must(await staff.grantOversight(keeper, { ...given, key: 'c' }));
    expect(must(await staff.grantOversight(keeper, { ...given, key: 'c' }))).toEqual({ oversightId });
    expect(codeOfFailure(await staff.grantOversight(keeper, { ...given, key: 'd' }))).toBe('oversight-held');
    expect(await streamKinds()).toContain('administration.oversight-granted');
    expect(must(await staff.oversight(keeper)).grants).toMatchObject([
      {
        id: oversightId,
        username: 'inspector',
        home: { en: 'Park City' },
        grantedBy: 'Kiki',
        state: 'current',
      },
    ]);
    const here = await inspectorIn('9901');
    expect(rolesOf(here)).toEqual(['oversight auditor']);
    expect(rolesOf(await inspectorIn('9902'))).toEqual(['own auditor']);
    expect(codeOfFailure(await staff.emergencies(here))).toBe('not-allowed');
    expect(must(await staff.overseen(await inspectorIn('9902')))).toMatchObject([{ slug: region.slug }]);
    expect(must(await staff.overseen(here))).toMatchObject([{ slug: neighbour.slug }]);
    const input = { regionId: '9901', headers: inspectorHeaders() };
    const entered = must(await people.enterRegion(await inspectorIn('9902'), input));
    expect(entered.setCookies.every((cookie) => cookie.includes(`/${region.slug}`))).toBe(true);
    // Who has no grant stays outside, whatever an other officer of theirs has.
    const there = { ...guest, regionId: '9902' };
    const { bearerToken } = must(await people.signInOfficer(there, 'north-checker', demoPassword));
    const headers = new Headers({ authorization: `Bearer ${bearerToken}` });
    const checker = await people.callerOf({ regionId: '9902', requestId: 'r', locale: 'id', headers });
    expect(must(await staff.overseen(checker))).toEqual([]);
    expect(codeOfFailure(await people.enterRegion(checker, { regionId: '9901', headers }))).toBe(
      'region-closed',
    );
  });

  test('is nobody again once the grant ends, by its day or at once', async () => {
    const keeper = await signIn('keeper');
    const [grant] = must(await staff.oversight(keeper)).grants;
    must(await staff.endOversight(keeper, { key: 'e', oversightId: grant?.id ?? '' }));
    expect(codeOfFailure(await staff.endOversight(keeper, { key: 'f', oversightId: grant?.id ?? '' }))).toBe(
      'oversight-unknown',
    );
    expect((await inspectorIn('9901')).who.kind).toBe('guest');
    expect(await streamKinds()).toContain('administration.oversight-ended');
    must(await staff.grantOversight(keeper, { ...given, until: '2026-11-23', key: 'g' }));
    expect((await inspectorIn('9901')).who.kind).toBe('officer');
    later(14.5 * 3600);
    const there = { ...guest, regionId: '9902' };
    inspector = must(await people.signInOfficer(there, 'inspector', demoPassword)).bearerToken;
    expect((await inspectorIn('9901')).who.kind).toBe('guest');
    expect(must(await staff.overseen(await inspectorIn('9902')))).toEqual([]);
  });
});
