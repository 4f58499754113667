import { describe, expect, test } from 'vitest';
import type { Caller } from '../types.ts';
import { officerOf, type SigningCommand, signingPolicy } from './policy.ts';

const region = { id: '9901' };
const frame = { regionId: '9901', requestId: 'test', locale: 'id' } as const;
const callers: Readonly<Record<string, Caller>> = {
  guest: { ...frame, who: { kind: 'guest', browserToken: null } },
  resident: {
    ...frame,
    who: { kind: 'resident', accountId: 'sari', browserToken: null, identity: 'matched' },
  },
  officer: { ...frame, who: { kind: 'officer', accountId: 'eka', name: 'Eka Camat', posts: [] } },
  'officer of another region': {
    ...frame,
    regionId: '9902',
    who: { kind: 'officer', accountId: 'eka', name: 'Eka Camat', posts: [] },
  },
};

describe.each(Object.keys(signingPolicy) as SigningCommand[])('%s', (command) => {
  test.each([
    ['guest', 'sign-in-needed'],
    ['resident', 'not-allowed'],
    ['officer of another region', 'not-allowed'],
    ['officer', 'ok'],
  ])('asked by a %s: %s', (who, told) => {
    const asked = officerOf(callers[who]!, command, region);
    expect(asked.ok ? 'ok' : asked.error.code).toBe(told);
  });
});
