import { expect, test } from 'vitest';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import type { Caller, ProgramScope } from '../types.ts';
import { type IntegrationCommand, integrationPolicy, partyFor } from './policy.ts';

const garden = gardenRegion('9901');
const [anyPost] = garden.posts;
const region = {
  ...garden,
  posts: [
    {
      ...anyPost!,
      id: 'all',
      office: 'registry',
      agency: 'gardens',
      roles: ['admin'],
      covers: 'region' as const,
    },
    { ...anyPost!, id: 'own', office: 'south-office', roles: ['admin'], covers: 'office' as const },
  ],
};
const program = (...scopes: ProgramScope[]): Caller => ({
  regionId: '9901',
  requestId: 'test',
  locale: 'id',
  who: { kind: 'program', programId: 'p', name: 'SIMRS', agencyId: 'gardens', scopes },
});
const admin = officerCaller('hendra', [{ role: 'admin', officeId: 'registry' }]);

const callers = {
  guest: guestCaller(null),
  resident: residentCaller('sari'),
  'another officer': officerCaller('ani', [{ role: 'checker', officeId: 'registry' }]),
  'administrator of an office': officerCaller('galih', [{ role: 'admin', officeId: 'south-office' }]),
  'administrator elsewhere': { ...admin, regionId: '9902' },
  administrator: admin,
  'cases:read': program('cases:read'),
  'cases:file': program('cases:file'),
  'reports:read': program('reports:read'),
  webhooks: program('webhooks'),
} as const satisfies Record<string, Caller>;

const commands = Object.keys(integrationPolicy) as IntegrationCommand[];

test.each(
  commands.flatMap((command) =>
    Object.entries(callers).map(([name, caller]) => [command, name, caller] as const),
  ),
)('%s by %s', (command, name, caller) => {
  const expected = integrationPolicy[command].some((party) => party === name);
  expect(partyFor(caller, command, region).ok).toBe(expected);
});
