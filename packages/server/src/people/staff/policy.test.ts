import type { Region } from '@satuloket/engine';
import { expect, test } from 'vitest';
import type { Caller, Post } from '../../types.ts';
import {
  coverageOf,
  mayGive,
  mayReset,
  officerFor,
  postsOf,
  reachOf,
  type StaffCommand,
  staffCommands,
  staffPolicy,
} from './policy.ts';

const name = (id: string) => ({ id, en: id });
const region = {
  id: '99',
  offices: [
    { id: 'east', agency: 'districts', name: name('East') },
    { id: 'west', agency: 'districts', name: name('West') },
    { id: 'registry', agency: 'registry', name: name('Registry') },
    { id: 'branch', agency: 'registry', name: name('Branch') },
    { id: 'hall', agency: 'secretariat', name: name('Hall') },
  ],
  roles: ['verifier', 'head', 'admin', 'auditor', 'village-officer'].map((id) => ({ id, name: name(id) })),
  villages: [{ code: '99.01', name: 'Riverside' }],
  posts: [
    { id: 'p1', office: 'east', roles: ['head'], covers: 'office', agency: 'districts' },
    { id: 'p2', office: 'east', roles: ['verifier'], covers: 'office', agency: 'districts' },
    { id: 'p3', office: 'east', roles: ['village-officer'], covers: 'office', village: '99.01' },
    { id: 'p4', office: 'registry', roles: ['head'], covers: 'agency', agency: 'registry' },
    { id: 'p5', office: 'hall', roles: ['admin'], covers: 'region', agency: 'secretariat' },
    { id: 'p6', office: 'hall', roles: ['auditor'], covers: 'region', agency: 'secretariat' },
    { id: 'p7', office: 'registry', roles: ['admin'], covers: 'office', agency: 'registry' },
    { id: 'p8', office: 'branch', roles: ['verifier'], covers: 'office', agency: 'registry' },
  ],
} as unknown as Region;

const post = (role: string, officeId: string): Post => ({ role, officeId });
const acting = (kind: 'plh' | 'emergency', held: Post): Post => ({
  ...held,
  acting: { kind, id: 'x', until: '2026-11-30T00:00:00.000Z' },
});
const callers: Record<string, Caller['who']> = {
  guest: { kind: 'guest', browserToken: null },
  resident: { kind: 'resident', accountId: 'a', browserToken: null, identity: 'matched' },
  verifier: { kind: 'officer', accountId: 'v', name: 'V', posts: [post('verifier', 'east')] },
  head: { kind: 'officer', accountId: 'h', name: 'H', posts: [post('head', 'east')] },
  admin: { kind: 'officer', accountId: 'k', name: 'K', posts: [post('admin', 'hall')] },
  auditor: { kind: 'officer', accountId: 'i', name: 'I', posts: [post('auditor', 'hall')] },
  'acting head': { kind: 'officer', accountId: 's', name: 'S', posts: [acting('plh', post('head', 'east'))] },
  'admin in an emergency': {
    kind: 'officer',
    accountId: 'e',
    name: 'E',
    posts: [post('verifier', 'east'), acting('emergency', post('admin', 'hall'))],
  },
};

const own: readonly StaffCommand[] = [
  'read-security',
  'change-second-factor',
  'change-password',
  'end-sessions',
  'read-overseen',
  'begin-emergency',
  'end-emergency',
];
const keeping: readonly StaffCommand[] = [
  'list-officers',
  'invite',
  'withdraw-invitation',
  'grant-post',
  'end-post',
  'reset-officer',
  'reopen-officer',
  'appoint-stand-in',
  'end-stand-in',
  'give-permit',
  'withdraw-permit',
  'list-emergencies',
];
const may: Record<string, readonly StaffCommand[]> = {
  guest: [],
  resident: [],
  verifier: own,
  head: [...own, ...keeping],
  admin: [...own, ...keeping, 'list-oversight', 'grant-oversight', 'end-oversight'],
  auditor: [...own, 'list-emergencies', 'review-emergency'],
  'acting head': own,
  'admin in an emergency': own,
};

test.each(Object.keys(callers).flatMap((who) => staffCommands.map((command) => [who, command] as const)))(
  '%s: %s',
  (who, command) => {
    const caller: Caller = { regionId: '99', requestId: 'r', locale: 'id', who: callers[who]! };
    const result = officerFor(caller, command, region);
    const refused = who === 'guest' ? 'not-signed-in' : 'not-allowed';
    expect(result.ok ? 'allowed' : result.error.code).toBe(
      (may[who] ?? []).includes(command) ? 'allowed' : refused,
    );
    expect(officerFor({ ...caller, regionId: '98' }, command, region).ok).toBe(false);
  },
);

test('every command has someone who may', () => {
  expect(staffCommands.filter((command) => staffPolicy[command].length === 0)).toEqual([]);
});

test('how far a post goes stands in the data of the region', () => {
  expect(coverageOf(region, post('head', 'east'))).toBe('office');
  expect(coverageOf(region, post('head', 'registry'))).toBe('agency');
  expect(coverageOf(region, post('admin', 'hall'))).toBe('region');
  expect(coverageOf(region, post('admin', 'nowhere'))).toBe('office');
  expect(reachOf(region, [post('head', 'east')])).toEqual(['east']);
  expect(reachOf(region, [post('head', 'registry')])).toEqual(['registry', 'branch']);
  expect(reachOf(region, [post('head', 'east'), post('admin', 'registry')])).toEqual(['east', 'registry']);
  expect(reachOf(region, [post('admin', 'hall')])).toHaveLength(5);
});

const giving: [string, Post, Post, boolean][] = [
  ['a head the work of the own office', post('head', 'east'), post('verifier', 'east'), true],
  ['a head that of another', post('head', 'east'), post('verifier', 'west'), false],
  ['a head of the agency that of its branch', post('head', 'registry'), post('verifier', 'branch'), true],
  ['a head of the agency that of a district', post('head', 'registry'), post('verifier', 'east'), false],
  ['a head another head', post('head', 'east'), post('head', 'east'), false],
  ['a head an administrator', post('head', 'east'), post('admin', 'east'), false],
  ['an administrator of an office its work', post('admin', 'registry'), post('verifier', 'registry'), true],
  ['an administrator of an office its head', post('admin', 'registry'), post('head', 'registry'), false],
  ['the administrator of the region a head', post('admin', 'hall'), post('head', 'east'), true],
  ['the administrator of the region an auditor', post('admin', 'hall'), post('auditor', 'hall'), true],
];

test.each(giving)('%s: %o gives %o: %s', (_name, by, given, allowed) => {
  expect(mayGive(region, [by], given)).toBe(allowed);
});

const resets: [string, Post[], boolean][] = [
  ['who works in the own office', [post('verifier', 'east')], true],
  ['who works elsewhere too', [post('verifier', 'east'), post('verifier', 'west')], false],
  ['who leads', [post('verifier', 'east'), post('head', 'east')], false],
  ['who holds no post', [], false],
];

test.each(resets)('a head lets begin anew %s: %o: %s', (_name, held, allowed) => {
  expect(mayReset(region, [post('head', 'east')], held)).toBe(allowed);
});

test('a post for a village is named with it', () => {
  expect(postsOf(region).find(({ villageCode }) => villageCode === '99.01')).toEqual({
    role: 'village-officer',
    officeId: 'east',
    villageCode: '99.01',
    title: { id: 'village-officer Riverside', en: 'village-officer Riverside' },
  });
});
