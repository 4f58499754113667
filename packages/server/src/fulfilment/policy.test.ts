import type { Region } from '@satuloket/engine';
import { expect, test } from 'vitest';
import type { Caller, Post } from '../types.ts';
import { looksAfter } from './policy.ts';

const post = (role: string): Post => ({ role, officeId: 'south' }) as unknown as Post;
const region = {
  id: '9901',
  slug: 'test',
  offices: [],
  installed: [],
  posts: [],
} as unknown as Region;

const officer = (...roles: string[]) => ({ kind: 'officer', accountId: 'a', posts: roles.map(post) });

test.each([
  ['a guest', { kind: 'guest' }, 'not-allowed'],
  ['a resident', { kind: 'resident', accountId: 'a' }, 'not-allowed'],
  ['an officer who verifies', officer('verifier'), 'not-allowed'],
  ['an officer who approves', officer('approver'), 'not-allowed'],
  ['the head of an office', officer('verifier', 'head'), 'own offices'],
  ['an administrator', officer('admin'), 'all offices'],
])('%s looks after what could not be made: %s', (_, who, expected) => {
  const may = looksAfter({ regionId: '9901', who } as unknown as Caller, region);
  const found = may.ok ? (may.value === undefined ? 'all offices' : 'own offices') : may.error.code;
  expect(found).toBe(expected);
});
