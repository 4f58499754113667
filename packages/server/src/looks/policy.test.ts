import { describe, expect, test } from 'vitest';
import { codeOf } from '../cases/testing/arrange.ts';
import { guestCaller, officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import type { Caller } from '../types.ts';
import { type LooksCommand, looksPolicy, officerFor, residentFor } from './policy.ts';

const region = { id: '9901' };
const callers: Readonly<Record<string, Caller>> = {
  guest: guestCaller(null),
  resident: residentCaller('sari'),
  checker: officerCaller('ani', [{ role: 'checker', officeId: 'north-office' }]),
  head: officerCaller('eka', [{ role: 'head', officeId: 'north-office' }]),
  auditor: officerCaller('tuti', [{ role: 'auditor', officeId: 'registry' }]),
  'auditor of another region': {
    ...officerCaller('tuti', [{ role: 'auditor', officeId: 'registry' }]),
    regionId: '9902',
  },
};

describe('who may do what', () => {
  const auditors = ['auditor'];
  const officers = ['checker', 'head', 'auditor'];
  const expected: Readonly<Record<LooksCommand, readonly string[]>> = {
    'read-own': ['resident'],
    search: auditors,
    export: auditors,
    'list-flags': auditors,
    'settle-flag': auditors,
    protect: auditors,
    'list-own-flags': officers,
    'explain-flag': officers,
    'tell-ties': officers,
  };
  const commands = Object.keys(looksPolicy) as LooksCommand[];
  test.each(commands.flatMap((command) => Object.keys(callers).map((name) => [command, name] as const)))(
    '%s by %s',
    (command, name) => {
      const caller = callers[name]!;
      const asked = looksPolicy[command] === 'resident' ? residentFor : officerFor;
      const mayNot = name === 'guest' ? 'sign-in-needed' : 'not-allowed';
      expect(codeOf(asked(caller, command, region))).toBe(expected[command].includes(name) ? 'ok' : mayNot);
    },
  );
});
