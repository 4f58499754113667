import type { Cases } from './cases/index.ts';
import { writeToOfficer } from './notices/index.ts';
import {
  createNationalLogin,
  createPasskeys,
  createPeople,
  createResidents,
  createStaff,
  type People,
  type Staff,
  secondFactorRule,
  tellWaitingCases,
} from './people/index.ts';
import type { ServerOptions } from './server-options.ts';
import type { DemoAccount, ResidentService } from './types.ts';

/** Whoever signs in: accounts and sessions of everyone, what residents do with theirs, and the posts of officers. */
export function joinPeople(
  options: ServerOptions,
  cases: Cases,
): { readonly people: People; readonly residents: ResidentService; readonly staff: Staff } {
  const { database, masterKeys, places, now, mode, publicUrl, register, channels } = options;
  const isHttps = publicUrl.startsWith('https:');
  const identityFollowers = [tellWaitingCases(cases, () => places.regions().map(({ id }) => id))];
  const passkeys = createPasskeys({ database, masterKeys, now, publicUrl, title: 'Satuloket' });
  const phoneChannels = [channels.whatsapp, channels.sms];
  const people = createPeople({
    database,
    passkeys,
    pool: options.pool,
    masterKeys,
    now,
    mode,
    isHttps,
    regions: places,
    register,
    codeChannels: phoneChannels,
    claimDrafts: cases.claimDrafts,
    identityFollowers,
    secondFactor: options.secondFactor,
    ...(options.demoAccounts && { demoAccounts: (regionId) => demoAccountsOf(options, regionId) }),
  });
  const staff = createStaff({
    database,
    passkeys,
    masterKeys,
    now,
    places,
    publicUrl,
    accounts: people.accounts,
    secondFactor: secondFactorRule(options),
    channels,
    tell: (transaction, notice) => writeToOfficer({ masterKeys }, transaction, { ...notice, urgent: true }),
  });
  const residents = createResidents({
    database,
    masterKeys,
    now,
    regions: places,
    accounts: people.accounts,
    passkeys,
    phoneChannels,
    emailChannel: channels.email,
    openSession: people.openSession,
    ...(options.nationalLogin && {
      nationalLogin: createNationalLogin({
        database,
        masterKeys,
        now,
        register,
        followers: identityFollowers,
        accounts: people.accounts,
        settings: options.nationalLogin,
        publicUrl,
        isHttps,
        regions: places,
      }),
    }),
  });
  return { people, residents, staff };
}

function demoAccountsOf({ places, demoAccounts }: ServerOptions, regionId: string): readonly DemoAccount[] {
  const region = places.region(regionId);
  return region && demoAccounts ? demoAccounts(region) : [];
}
