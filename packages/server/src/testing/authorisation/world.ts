import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answers, type Region, success } from '@satuloket/engine';
import pg from 'pg';
import type { KnownApplicant } from '../../cases/index.ts';
import { programScopes } from '../../integrations/contract.ts';
import { readPackFolder } from '../../packs/folder.ts';
import { createPackRegistry } from '../../packs/index.ts';
import { fakeRegister, inventedHousehold } from '../../people/fake-register.ts';
import { createPeopleDirectory, seedOfficers } from '../../people/index.ts';
import { loadRegions } from '../../places/index.ts';
import { connectDatabase, inTransaction } from '../../platform/database/index.ts';
import { createHttp, type HttpApp } from '../../platform/http/index.ts';
import { createMetrics } from '../../platform/observability/index.ts';
import type { MasterKeys } from '../../record/index.ts';
import { regionTables } from '../../region-tables.ts';
import { createServer, type Server } from '../../server.ts';
import type { Caller } from '../../types.ts';
import type { TestDatabase } from '../test-database.ts';

/** Someone who asks: nobody known, a resident, an account that holds one role, or another system. */
export type Party = {
  /** The role with its reach beyond an office, `guest`, `applicant`, `resident`, `overseer` or `program, scope`. */
  readonly name: string;
  /** An officer of the other region, let into the first. */
  readonly isFromNeighbour?: true;
  readonly token?: string;
};

/** What is asked about: a case with the office that has it. */
export type Target = { readonly code: string; readonly officeId: string; readonly villageCode: string };

/** The server as it is installed in both regions, with somebody in each role and cases in three places. */
export type AuthorisationWorld = {
  readonly app: HttpApp;
  /** Nobody, residents, officers of the first region, one a role and reach, an overseer, programs by scope. */
  readonly parties: readonly Party[];
  readonly home: Region;
  readonly neighbour: Region;
  /** At the office of the parties, and of the applicant. */
  readonly own: Target;
  /** At another office of the same region, another's. */
  readonly other: Target;
  /** In the other region. */
  readonly foreign: Target;
  /** Of the applicant, as typed when the world was made: what must stand nowhere in clear. */
  readonly planted: readonly string[];
  /** Every statement that the server has sent to the database until now. */
  readonly statements: readonly string[];
  /** How many messages have gone out until now. */
  readonly messages: () => number;
  readonly masterKeys: MasterKeys;
  /** All that the server has logged and measured until now. */
  readonly told: () => Promise<string>;
  /** The server behind it, which keeps what it does, and one of the parties as it knows them. */
  readonly real: Server;
  readonly callerOf: (party: string) => Promise<Caller>;
  /** One more case of the applicant, at the office of the parties. */
  readonly fileAnother: () => Promise<Target>;
  close(): Promise<void>;
};

const root = join(import.meta.dirname, '..', '..', '..', '..', '..');
const password = 'a long enough password';
const masterKeys: MasterKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(9) } };
/** Numbers that nobody has. */
const phones = { applicant: '+6281200000101', resident: '+6281200000199' };
/** Offices of the first region whose officers ask, and whose case is another's. */
const ownVillage = '32.75.01.1002';
const otherVillage = '32.75.05.1002';
const foreignVillage = '32.16.01.2001';
const now = (): Date => new Date('2026-11-17T03:00:00.000Z');

export async function createAuthorisationWorld(
  test: TestDatabase,
  outside: { readonly webhookStandIn?: string } = {},
): Promise<AuthorisationWorld> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'satuloket-authorisation-'));
  const loaded = await loadRegions(join(root, 'regions'));
  if (!loaded.ok) throw new Error('The regions can not be read.');
  const places = loaded.value;
  const [home, neighbour] = ['kota-bekasi', 'kabupaten-bekasi'].map((slug) => {
    const region = places.region(slug);
    if (region === undefined) throw new Error(`There is no region ${slug}.`);
    return region;
  }) as [Region, Region];
  const packs = await createPackRegistry({ database: test.database, places, now });
  for (const region of [home, neighbour]) {
    for (const { pack } of region.installed) {
      const files = await readPackFolder(join(root, 'packs', pack));
      if (!files.ok || !(await packs.install(region.id, files.value)).ok)
        throw new Error(`${pack} is refused.`);
    }
  }
  const texts: string[] = [];
  const channel = <Kind extends string>(kind: Kind) => ({
    kind,
    status: () => ({ available: true }),
    async send(message: { readonly text: string }) {
      texts.push(message.text);
      return success({ providerId: randomUUID() });
    },
  });
  const open = (pool: pg.Pool): Server =>
    createServer({
      mode: 'demo',
      database: connectDatabase(pool, regionTables),
      pool,
      masterKeys,
      places,
      packs,
      register: fakeRegister(inventedHousehold),
      channels: { whatsapp: channel('whatsapp'), email: channel('email'), sms: channel('sms') },
      publicUrl: 'http://localhost:1234',
      dataFolder,
      now,
      ...outside,
    });
  const pools = [openPool(test.url('satuloket_runtime')), openPool(test.url('satuloket_runtime'))] as const;
  const [pool, undoing] = pools;
  const statements: string[] = [];
  undoEverything(undoing, statements);
  const real = open(pool);
  const accounts = { database: test.database, accounts: real.people.accounts, mode: 'demo' as const, now };
  await seedOfficers(accounts, home, password);
  await seedOfficers(accounts, neighbour, password);
  const lines: string[] = [];
  const log = { write: (line: string) => void lines.push(line) };
  const metrics = createMetrics({
    pool,
    queues: async () => [],
    outages: async () => [],
    backupAgeSeconds: () => undefined,
    isDraining: () => false,
    openPages: () => 0,
    version: 'test',
  });
  const signingIn = await appOf(real, log);
  const parties: Party[] = [{ name: 'guest' }];
  for (const [name, phone] of Object.entries(phones)) {
    await post(signingIn, home, 'sign-in-codes', { phone });
    const code = /\d{6}/.exec(texts.at(-1) ?? '')?.[0];
    const { token } = await post<{ token: string }>(signingIn, home, 'sessions', { phone, code });
    parties.push({ name, token });
  }
  const [mother] = inventedHousehold.members;
  if (mother === undefined) throw new Error('The invented household is empty.');
  const applicantToken = parties[1]?.token ?? '';
  const claim = { nik: mother.nik, kk: inventedHousehold.kk, name: mother.name, birthDate: mother.birthDate };
  await post(signingIn, home, 'identity', claim, applicantToken);
  const callerOf = (name: string): Promise<Caller> =>
    real.people.callerOf({
      regionId: home.id,
      headers: new Headers({
        authorization: `Bearer ${parties.find((party) => party.name === name)?.token}`,
      }),
      requestId: name,
      locale: 'id',
    });
  const applicant = await callerOf('applicant');
  if (applicant.who.kind !== 'resident') throw new Error('The applicant is not signed in.');
  const { accountId } = applicant.who;
  const directory = createPeopleDirectory({ database: test.database, masterKeys, now });
  const known = await directory.applicantOf(home.id, accountId);
  if (known === null) throw new Error('The applicant is not known.');
  const file = (region: Region, villageCode: string, applicantAccountId: string | null) =>
    fileLetter(test, real, { region, villageCode, applicantAccountId, known });
  const filed = {
    own: await file(home, ownVillage, accountId),
    other: await file(home, otherVillage, null),
    foreign: await file(neighbour, foreignVillage, null),
  };
  for (const { role, reach, username } of holdersOf(home, filed.own.officeId)) {
    const { token } = await post<{ token: string }>(signingIn, home, 'sessions', { username, password });
    parties.push({ name: reach === 'office' ? role : `${role}, ${reach}`, token });
  }
  const keeper = parties.find(({ name }) => name === 'admin, region')?.token;
  parties.push(await overseerOf(signingIn, { home, neighbour, keeper }));
  parties.push(...(await programsOf(signingIn, { home, officeId: filed.own.officeId, keeper })));
  await signingIn.close();
  const asked = open(undoing);
  const app = await appOf(asked, log);
  return {
    app,
    parties,
    home,
    neighbour,
    ...filed,
    planted: [
      ...Object.values(claim),
      ...Object.values(phones),
      ...Object.values(phones).map((phone) => phone.slice(1)),
    ],
    statements,
    messages: () => texts.length,
    masterKeys,
    real,
    callerOf,
    fileAnother: () => file(home, ownVillage, accountId),
    told: async () => `${lines.join('')}\n${await metrics.text()}`,
    async close() {
      metrics.close();
      await app.close();
      await real.fulfilment.close();
      await asked.fulfilment.close();
      await Promise.all(pools.map((each) => each.end()));
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, options: '-c timezone=UTC' });
  pool.on('error', () => undefined);
  return pool;
}

/** What a command that is let through does is taken back, so that the next one finds everything as it was. */
function undoEverything(pool: pg.Pool, statements: string[]): void {
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
    Object.assign(client, {
      query: async (...asked: unknown[]) => {
        statements.push(String(asked[0]));
        if (asked[0] !== 'commit') return ask(...asked);
        await ask('rollback');
        return { command: 'COMMIT', rowCount: null, rows: [] };
      },
    });
  });
}

async function appOf(server: Server, logDestination: { write(line: string): void }): Promise<HttpApp> {
  const { app } = await createHttp({
    services: server.services,
    config: { logLevel: 'debug', logDestination },
    routes: server.routes,
    rootRoutes: server.rootRoutes,
  });
  await app.ready();
  return app;
}

async function post<Value>(
  app: HttpApp,
  region: Region,
  path: string,
  body: unknown,
  token?: string,
): Promise<Value> {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/regions/${region.slug}/${path}`,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    payload: JSON.stringify(body),
  });
  if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
  return answer.body === '' ? (undefined as Value) : (answer.json() as Value);
}

/**
 * For each role, and for each reach in which it is held, whoever holds the fewest roles besides: of those who serve one
 * office, somebody of this one.
 */
function holdersOf(
  region: Region,
  officeId: string,
): readonly { readonly role: string; readonly reach: string; readonly username: string }[] {
  const held = region.accounts.flatMap(({ username, post: id }) => {
    const found = region.posts.find((each) => each.id === id);
    return found === undefined ? [] : [{ username, post: found }];
  });
  return region.roles.flatMap(({ id: role }) =>
    (['office', 'agency', 'region'] as const).flatMap((reach) => {
      const [first] = held
        .filter(({ post: { covers, roles } }) => covers === reach && roles.includes(role))
        .sort((left, right) => farOf(left.post) - farOf(right.post));
      return first === undefined ? [] : [{ role, reach, username: first.username }];
    }),
  );
  function farOf({ office, roles }: Region['posts'][number]): number {
    return (office === officeId ? 0 : 100) + roles.length;
  }
}

/** An officer of the other region whom the first lets look at everything, for a day. */
async function overseerOf(
  app: HttpApp,
  { home, neighbour, keeper }: { home: Region; neighbour: Region; keeper: string | undefined },
): Promise<Party> {
  const role = home.roles.find(({ oversees }) => oversees === true)?.id ?? '';
  const isOf = (region: Region) => (post: Region['posts'][number]) =>
    post.covers === 'region' && post.roles.includes(role) && region.posts.includes(post);
  const officeId = home.posts.find(isOf(home))?.office ?? '';
  const own = neighbour.posts.find(isOf(neighbour))?.id;
  const username = neighbour.accounts.find(({ post: id }) => id === own)?.username ?? '';
  const [from, until] = ['2026-11-17', '2026-11-17'];
  const grant = { homeRegionId: neighbour.id, username, role, officeId, from, until, letterNumber: '700/1' };
  await post(app, home, 'staff/oversight', grant, keeper);
  const { token } = await post<{ token: string }>(app, neighbour, 'sessions', { username, password });
  return { name: `overseer, ${role}`, token, isFromNeighbour: true };
}

/** Other systems of the agency whose office has the case: one a scope, by a key or by a token for its client. */
async function programsOf(
  app: HttpApp,
  { home, officeId, keeper }: { home: Region; officeId: string; keeper: string | undefined },
): Promise<readonly Party[]> {
  const agencyId = home.offices.find(({ id }) => id === officeId)?.agency ?? '';
  const parties: Party[] = [];
  for (const [index, scope] of programScopes.entries()) {
    const kind = index % 2 === 0 ? 'key' : 'client';
    const asked = { kind, name: scope, agencyId, scopes: [scope], callsPerMinute: 6000, lastsDays: 30 };
    const made = await post<{ programId: string; secret: string }>(app, home, 'programs', asked, keeper);
    const token = kind === 'key' ? made.secret : await tokenFor(app, home, made);
    parties.push({ name: `program, ${scope}`, token });
  }
  return parties;
}

async function tokenFor(
  app: HttpApp,
  region: Region,
  { programId, secret }: { programId: string; secret: string },
): Promise<string> {
  const asked = { grant_type: 'client_credentials', client_id: programId, client_secret: secret };
  const answer = await app.inject({
    method: 'POST',
    url: `/api/regions/${region.slug}/oauth/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(asked).toString(),
  });
  if (answer.statusCode !== 200) throw new Error(`A token is refused: ${answer.body}`);
  return (answer.json() as { access_token: string }).access_token;
}

/** A domicile letter of somebody of this village, with its papers at the office. */
async function fileLetter(
  test: TestDatabase,
  server: Server,
  input: {
    readonly region: Region;
    readonly villageCode: string;
    readonly applicantAccountId: string | null;
    readonly known: KnownApplicant;
  },
): Promise<Target> {
  const { region, villageCode, applicantAccountId, known } = input;
  const { nik, name, birthDate } = known.applicant;
  const answers: Answers = {
    subject: { source: 'register', nik, name, birthDate, relation: 'wife' },
    occupation: 'Karyawan swasta',
    home: { street: 'Jalan Mawar 7', rt: '003', rw: '004', villageCode },
    since: '2024-02-01',
    tenure: 'own',
    purpose: 'school',
    truth: true,
  };
  const filed = await inTransaction(test.database, (transaction) =>
    server.cases.fileCase(transaction, {
      regionId: region.id,
      service: 'surat-domisili',
      channel: 'event',
      actor: { kind: 'system', name: 'test' },
      applicantAccountId,
      known,
      answers,
      papersAtOffice: true,
    }),
  );
  if (!filed.ok) throw new Error(`${filed.error.code} ${JSON.stringify(filed.error.fields ?? [])}`);
  const { code } = filed.value;
  const { office_id: officeId } = await test
    .region(region.id)
    .selectFrom('case_current')
    .select('office_id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return { code, officeId, villageCode };
}
