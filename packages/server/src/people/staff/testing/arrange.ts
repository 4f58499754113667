import { type Region, type Result, success } from '@satuloket/engine';
import pg from 'pg';
import { afterAll } from 'vitest';
import { gardenRegion } from '../../../cases/testing/invented-region.ts';
import type { OutgoingMessage } from '../../../notices/channels/index.ts';
import { placesOf } from '../../../places/index.ts';
import { testDatabase } from '../../../testing/test-database.ts';
import type { Caller } from '../../../types.ts';
import { fakeRegister, inventedHousehold } from '../../fake-register.ts';
import { seedOfficers } from '../../officers.ts';
import { createPasskeys } from '../../passkeys.ts';
import { createPeople } from '../../people.ts';
import { createStaff } from '../staff.ts';
import { codeAt, stepAt } from '../totp.ts';

const roles = ['checker', 'recorder', 'head', 'admin', 'auditor'];
const post = (id: string, office: string, role: string, covers: string, name: string): string =>
  `  - { id: ${id}, title: { id: ${id}, en: ${id} }, office: ${office}, roles: [${role}], covers: ${covers}, holder: { name: ${name} } }`;

const postsFile = `roles:
${roles.map((id) => `  - { id: ${id}, name: { id: ${id}, en: ${id} }, does: { id: '-', en: '-' }, oversees: ${id === 'auditor'} }`).join('\n')}
posts:
${[
  post('north-head', 'north-office', 'head', 'office', 'Hana'),
  post('north-checker', 'north-office', 'checker', 'office', 'Citra'),
  post('north-recorder', 'north-office', 'recorder', 'office', 'Rudi'),
  post('south-head', 'south-office', 'head', 'office', 'Sari'),
  post('south-checker', 'south-office', 'checker', 'office', 'Bowo'),
  post('south-recorder', 'south-office', 'recorder', 'office', 'Tono'),
  post('keeper', 'registry', 'admin', 'region', 'Kiki'),
  post('inspector', 'registry', 'auditor', 'region', 'Ibnu'),
].join('\n')}
`;
const region = { ...gardenRegion('9901', [], { 'posts.yaml': postsFile }), staff: { unusedDays: 90 } };

/** Another region of the same installation. */
const neighbour = gardenRegion('9902', [], { 'posts.yaml': postsFile });

export const demoPassword = 'satu-loket-demo';
export const goodPassword = 'kopi hujan jendela biru';

/** Staff's side over an empty database: an invented city with two offices, its officers, and a clock to turn. */
export async function arrangeStaff(secondFactor: 'required' | 'offered' = 'offered') {
  const { database, admin, url } = await testDatabase();
  const pool = new pg.Pool({ connectionString: url('satuloket_runtime'), max: 4 });
  pool.on('error', () => undefined);
  afterAll(() => pool.end());
  const masterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(7) } };
  const publicUrl = 'https://layanan.contoh.id';
  const clock = { at: new Date('2026-11-23T03:00:00.000Z') };
  const now = (): Date => clock.at;
  const later = (seconds: number): void => {
    clock.at = new Date(clock.at.getTime() + seconds * 1000);
  };
  const messages: OutgoingMessage[] = [];
  const told: { to: unknown; template: string }[] = [];
  const channel = (kind: 'whatsapp' | 'email' | 'sms') => ({
    kind,
    status: () => ({ available: true }),
    async send(message: OutgoingMessage) {
      messages.push(message);
      return success({ providerId: 'm1' });
    },
  });
  const channels = { whatsapp: channel('whatsapp'), sms: channel('sms'), email: channel('email') };
  const places = placesOf([region, neighbour]);
  const passkeys = createPasskeys({ database, masterKeys, now, publicUrl, title: 'Satuloket' });
  const people = createPeople({
    database,
    passkeys,
    pool,
    masterKeys,
    now,
    isHttps: true,
    mode: 'demo',
    secondFactor,
    regions: places,
    register: fakeRegister(inventedHousehold),
    codeChannels: [],
    claimDrafts: async () => 0,
    identityFollowers: [],
  });
  const staff = createStaff({
    database,
    passkeys,
    masterKeys,
    now,
    places,
    channels,
    publicUrl,
    accounts: people.accounts,
    secondFactor,
    tell: async (_transaction, { to, template }) => {
      told.push({ to, template });
      return 1;
    },
  });
  const seed = (seeded: Region) =>
    seedOfficers(
      { database, accounts: people.accounts, mode: 'demo', now },
      { ...seeded, accounts: seeded.posts.map(({ id }) => ({ username: id, post: id })) },
      demoPassword,
    );
  const accounts = await seed(region);
  const accountOf = (username: string): string =>
    accounts.find((account) => account.username === username)?.accountId ?? '';

  const guest: Caller = {
    regionId: region.id,
    requestId: 'r',
    locale: 'id',
    from: { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0', address: '103.12.44.9' },
    who: { kind: 'guest', browserToken: null },
  };
  const callerOf = (bearerToken: string): Promise<Caller> =>
    people.callerOf({
      regionId: region.id,
      requestId: 'r',
      locale: 'id',
      headers: new Headers({
        authorization: `Bearer ${bearerToken}`,
        'user-agent': guest.from?.userAgent ?? '',
      }),
      address: '103.12.44.9',
    });
  async function signIn(username: string, password = demoPassword): Promise<Caller> {
    return callerOf(must(await people.signInOfficer(guest, username, password)).bearerToken);
  }
  /** As an authenticator app would show it. */
  const codeOf = (secret: string, steps = 0): string => codeAt(readSecret(secret), stepAt(now()) + steps);
  /** The token of the link in the latest message. */
  const linkToken = (): string => messages.at(-1)?.text.match(/undangan\/([\w-]+)/)?.[1] ?? '';
  const streamKinds = async (): Promise<readonly string[]> =>
    (await admin.query<{ kind: string }>('select kind from stream_entry order by id')).rows.map(
      ({ kind }) => kind,
    );
  return {
    admin,
    database,
    region,
    people,
    passkeys,
    publicUrl,
    staff: staff.service,
    inviteFirst: staff.inviteFirst,
    clock,
    later,
    messages,
    told,
    guest,
    accountOf,
    callerOf,
    signIn,
    neighbour,
    seedNeighbour: () => seed(neighbour),
    codeOf,
    linkToken,
    streamKinds,
  };
}

export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.fields ?? '')}`);
  return result.value;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function readSecret(written: string): Buffer {
  const bits = [...written].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
