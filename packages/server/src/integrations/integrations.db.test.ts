import { createHmac, randomUUID } from 'node:crypto';
import { failure, type Result, success } from '@satuloket/engine';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { arrangeCases, codeOf, value } from '../cases/testing/arrange.ts';
import { gardener, officerCaller } from '../cases/testing/fakes.ts';
import { gardenRegion } from '../cases/testing/invented-region.ts';
import type { RegisterHousehold } from '../people/register-adapter/index.ts';
import type { GuardedAnswer, GuardedFailure } from '../platform/outbound/guarded-post.ts';
import type { Caller, ProgramScope, WebhookEvent } from '../types.ts';
import { createIntegrations, type Integrations } from './index.ts';
import { newWebhookSecret } from './signature.ts';

type Dependencies = Parameters<typeof createIntegrations>[0];

let all: Awaited<ReturnType<typeof arrangeCases>>;
let integrations: Integrations;
const calls: { url: string; headers: Readonly<Record<string, string>>; body: string }[] = [];
let answer: () => Result<GuardedAnswer, GuardedFailure>;

const stale = officerCaller(randomUUID(), [{ role: 'admin', officeId: 'registry' }]);
const administrator = justProven(stale);
const ofAgency = justProven(officerCaller(randomUUID(), [{ role: 'admin', officeId: 'north-office' }]));
const elsewhere = { ...administrator, regionId: '9902' };

/** Proof never gets old in these tests: the clock moves by days. */
function justProven(caller: Caller): Caller {
  const { who } = caller;
  if (who.kind !== 'officer') throw new Error('Only officers prove again.');
  return { ...caller, who: { ...who, session: { id: randomUUID(), provenAt: '2036-01-01T00:00:00.000Z' } } };
}

const household = {
  kk: gardener.kk,
  address: { street: 'Jalan Mawar 1', rt: '001', rw: '002' },
  villageCode: '99.01.01.1001',
  villageName: 'Mawar',
  districtName: 'Utara',
  members: [
    {
      nik: gardener.nik,
      kk: gardener.kk,
      name: gardener.name,
      birthDate: gardener.birthDate,
      birthPlace: 'KEBUN',
      sex: 'female',
      relation: 'head',
      maritalStatus: 'single',
      religion: 'ISLAM',
      occupation: 'PEKEBUN',
      citizenship: 'WNI',
      motherName: 'IBU',
      fatherName: 'AYAH',
      card: { state: 'held' },
      status: 'active',
      address: { street: 'Jalan Mawar 1', rt: '001', rw: '002' },
      villageCode: '99.01.01.1001',
    },
  ],
} satisfies RegisterHousehold;

function withAdministrators(region: ReturnType<typeof gardenRegion>): typeof region {
  const [post] = region.posts;
  if (post === undefined) throw new Error('The garden has no posts.');
  return {
    ...region,
    posts: [
      ...region.posts,
      { ...post, id: 'admin', office: 'registry', agency: 'gardens', roles: ['admin'], covers: 'region' },
      { ...post, id: 'admin-n', office: 'north-office', agency: 'north', roles: ['admin'], covers: 'agency' },
      { ...post, id: 'admin-s', office: 'south-office', agency: 'south', roles: ['admin'], covers: 'office' },
    ],
  };
}

beforeAll(async () => {
  all = await arrangeCases({ regions: [withAdministrators(gardenRegion('9901')), gardenRegion('9902')] });
  integrations = createIntegrations({
    ...all.dependencies,
    publicUrl: 'https://layanan.example',
    register: {
      match: async ({ nik, name }: { nik: string; name: string }) =>
        success({ match: nik === gardener.nik && name.toLowerCase() === gardener.name.toLowerCase() }),
      household: async () => success(household),
    } as unknown as Dependencies['register'],
    cases: all.services,
    store: {
      accept: async ({ requirement, name }) =>
        success({ file: all.files.upload('held', requirement, name), warnings: [] }),
    },
    accountOf: async () => undefined,
    post: {
      mayBeCalled: async (url) =>
        url.startsWith('https://dalam.')
          ? failure({ kind: 'address-refused' })
          : url.startsWith('https://')
            ? success(undefined)
            : failure({ kind: 'url-refused' }),
      post: async (call) => {
        calls.push(call);
        return answer();
      },
    },
  });
  all.services.registerFollower(integrations.follow);
});

beforeEach(async () => {
  calls.length = 0;
  await all.admin.query('update webhook set ended_at = made_at where ended_at is null');
  answer = () => success({ status: 200, beginning: 'ok' });
});

const allScopes: readonly ProgramScope[] = ['cases:read', 'cases:file', 'reports:read', 'webhooks'];

async function made(
  given: Partial<Parameters<typeof integrations.service.makeProgram>[1]> = {},
  by: Caller = administrator,
) {
  const told = value(
    await integrations.service.makeProgram(by, {
      key: randomUUID(),
      kind: 'key',
      name: 'SIMRS Taman',
      agencyId: 'gardens',
      scopes: allScopes,
      callsPerMinute: 1000,
      lastsDays: 30,
      ...given,
    }),
  );
  if (told.secret === null) throw new Error('A new program has a secret.');
  return { programId: told.programId, secret: told.secret };
}

const knock = (secret: string, regionId = '9901') => integrations.service.programOf({ regionId, secret });

async function as(secret: string): Promise<Caller> {
  return { regionId: '9901', requestId: 'test', locale: 'id', face: 'api', who: value(await knock(secret)) };
}

const filing = (changes: object = {}) => ({
  key: randomUUID(),
  service: 'plot-deed',
  applicant: { nik: gardener.nik, name: gardener.name, birthDate: gardener.birthDate },
  answers: {
    size: 'large',
    plants: 'Cabai',
    home: { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' },
    truth: true,
  },
  files: [{ requirement: 'sketch', name: 'denah.jpg', content: 'AAAA' }],
  ...changes,
});

describe('keys', () => {
  test('open until they are revoked, in their region only, and stand nowhere in the database', async () => {
    const { programId, secret } = await made();
    expect((await knock(secret)).ok).toBe(true);
    expect(codeOf(await knock(secret, '9902'))).toBe('key-refused');
    expect(codeOf(await knock(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`))).toBe(
      'key-refused',
    );
    const { rows } = await all.admin.query(
      'select (select json_agg(p) from program p)::text || (select json_agg(c) from command_result c)::text as kept',
    );
    expect(rows[0].kept).toContain(programId);
    // By length: the separator may be among the letters that are made by chance.
    expect(rows[0].kept).not.toContain(secret.slice(-20));
    value(await integrations.service.revokeProgram(administrator, { key: randomUUID(), programId }));
    expect(codeOf(await knock(secret))).toBe('key-refused');
  });

  test('the same command again makes no second program and tells no secret', async () => {
    const command = {
      key: randomUUID(),
      kind: 'key',
      name: 'Sekali',
      agencyId: 'gardens',
      scopes: ['webhooks'],
      callsPerMinute: 5,
      lastsDays: 1,
    } as const;
    const first = value(await integrations.service.makeProgram(administrator, command));
    const second = value(await integrations.service.makeProgram(administrator, command));
    expect(second).toEqual({ programId: first.programId, secret: null });
  });

  test('a renewed key and the one of before open for a day, then the new one alone, then neither', async () => {
    const before = await made();
    const { programId } = before;
    const renewed = value(
      await integrations.service.renewProgram(administrator, { key: randomUUID(), programId, lastsDays: 3 }),
    );
    expect([(await knock(before.secret)).ok, (await knock(renewed.secret ?? '')).ok]).toEqual([true, true]);
    all.advance(25 * 60);
    expect([(await knock(before.secret)).ok, (await knock(renewed.secret ?? '')).ok]).toEqual([false, true]);
    all.advance(3 * 24 * 60);
    expect((await knock(renewed.secret ?? '')).ok).toBe(false);
  });

  test('each minute has its calls', async () => {
    const { secret, programId } = await made({ callsPerMinute: 2 });
    expect([codeOf(await knock(secret)), codeOf(await knock(secret)), codeOf(await knock(secret))]).toEqual([
      'ok',
      'ok',
      'key-limit',
    ]);
    all.advance(1);
    expect(codeOf(await knock(secret))).toBe('ok');
    const { program } = value(await integrations.service.program(administrator, programId));
    expect(program.lastUsedAt).toBe(all.clock.now.toISOString());
  });

  test.each([
    ['a name of nothing', { name: ' ' }, 'name'],
    ['an agency of nowhere', { agencyId: 'moon' }, 'agencyId'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope of nothing', { scopes: ['everything' as ProgramScope] }, 'scopes'],
    ['a term of two years', { lastsDays: 730 }, 'lastsDays'],
    ['no calls', { callsPerMinute: 0 }, 'callsPerMinute'],
  ])('%s is refused', async (_what, changes, path) => {
    const result = await integrations.service.makeProgram(administrator, {
      key: randomUUID(),
      kind: 'key',
      name: 'SIMRS',
      agencyId: 'gardens',
      scopes: allScopes,
      callsPerMinute: 10,
      lastsDays: 30,
      ...changes,
    });
    expect(result.ok ? [] : result.error.fields?.map((field) => field.path)).toEqual([path]);
  });

  test('a session that was left open hands out no secret, and can still revoke', async () => {
    const { programId } = await made();
    const key = randomUUID();
    const service = integrations.service;
    expect(codeOf(await service.renewProgram(stale, { key, programId, lastsDays: 3 }))).toBe('proof-needed');
    expect(
      codeOf(
        await service.makeWebhook(stale, {
          key,
          programId,
          url: 'https://simrs.example',
          events: ['case.filed'],
        }),
      ),
    ).toBe('proof-needed');
    expect(codeOf(await service.revokeProgram(stale, { key, programId }))).toBe('ok');
  });

  test('an administrator of an agency keeps the programs of that agency', async () => {
    const { programId } = await made();
    expect(codeOf(await integrations.service.program(ofAgency, programId))).toBe('program-unknown');
    expect(codeOf(await integrations.service.revokeProgram(ofAgency, { key: randomUUID(), programId }))).toBe(
      'program-unknown',
    );
    const own = await made({ agencyId: 'north' }, ofAgency);
    const { programs, agencies } = value(await integrations.service.programs(ofAgency, {}));
    expect(programs.map(({ id }) => id)).toEqual([own.programId]);
    expect(agencies.map(({ id }) => id)).toEqual(['north']);
    expect(codeOf(await integrations.service.programs(elsewhere, {}))).toBe('not-allowed');
  });

  test('what administrators do is written into the stream', async () => {
    const { programId } = await made();
    value(await integrations.service.revokeProgram(administrator, { key: randomUUID(), programId }));
    const { rows } = await all.admin.query<{ kind: string }>(
      "select kind from stream_entry where detail->>'program' = $1 order by kind",
      [programId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'administration.program-made',
      'administration.program-revoked',
    ]);
  });
});

describe('client credentials', () => {
  test('a client gets a token of ten minutes with the scopes that it asks for', async () => {
    const { programId, secret } = await made({ kind: 'client', scopes: ['cases:read', 'webhooks'] });
    const asked = { regionId: '9901', clientId: programId, clientSecret: secret };
    const given = value(await integrations.service.giveToken({ ...asked, scopes: ['cases:read'] }));
    expect(given).toMatchObject({ expiresInSeconds: 600, scopes: ['cases:read'] });
    expect(value(await knock(given.accessToken)).scopes).toEqual(['cases:read']);
    expect(codeOf(await integrations.service.giveToken({ ...asked, scopes: ['reports:read'] }))).toBe(
      'scope-refused',
    );
    expect(
      codeOf(await integrations.service.giveToken({ ...asked, clientSecret: 'satu_secret_x', scopes: [] })),
    ).toBe('client-refused');
    expect(codeOf(await knock(secret))).toBe('key-refused');
    all.advance(10);
    expect(codeOf(await knock(given.accessToken))).toBe('key-refused');
  });

  test('revoking the client ends its tokens', async () => {
    const { programId, secret } = await made({ kind: 'client' });
    const { accessToken } = value(
      await integrations.service.giveToken({
        regionId: '9901',
        clientId: programId,
        clientSecret: secret,
        scopes: [],
      }),
    );
    value(await integrations.service.revokeProgram(administrator, { key: randomUUID(), programId }));
    expect(codeOf(await knock(accessToken))).toBe('key-refused');
  });
});

describe('cases', () => {
  test('a program files once for a person whom the register knows, and the case names it', async () => {
    const { secret } = await made();
    const caller = await as(secret);
    const command = filing();
    const filed = value(await integrations.service.fileCase(caller, command));
    expect(value(await integrations.service.fileCase(caller, command))).toEqual(filed);
    const view = value(await all.services.cases.view(all.officers.reader, filed.code));
    expect(view.entries[0]?.by.id).toBe('Sistem SIMRS Taman');
    expect(view.applicant.name).toBe(gardener.name);
  });

  test.each([
    [
      'someone else’s name',
      { applicant: { ...filing().applicant, name: 'Orang Lain' } },
      'identity-mismatch',
    ],
    ['a form that is not whole', { answers: {} }, 'draft-incomplete'],
    ['without its document', { files: [] }, 'draft-incomplete'],
    ['a service of nowhere', { service: 'nothing' }, 'service-unknown'],
  ])('%s is not filed', async (_what, changes, code) => {
    const caller = await as((await made()).secret);
    expect(codeOf(await integrations.service.fileCase(caller, filing(changes)))).toBe(code);
  });

  test('a file of somebody else can not be named in the answers', async () => {
    const caller = await as((await made()).secret);
    const stolen = { ...filing().answers, sketchFile: [all.files.upload('another', 'sketch')] };
    expect(codeOf(await integrations.service.fileCase(caller, filing({ answers: stolen, files: [] })))).toBe(
      'draft-incomplete',
    );
  });

  test('a program reads what its agency answers for, and what it filed, page by page', async () => {
    all.advance(60);
    const ours = await as((await made()).secret);
    const filed = value(await integrations.service.fileCase(ours, filing())).code;
    const north = await as((await made({ agencyId: 'north' })).secret);
    const filer = await as((await made({ agencyId: 'north', scopes: ['cases:file'] })).secret);
    expect(codeOf(await integrations.service.readCase(ours, filed))).toBe('ok');
    expect(codeOf(await integrations.service.readCase(north, filed))).toBe('case-unknown');
    expect(codeOf(await integrations.service.readCase(filer, filed))).toBe('case-unknown');
    all.advance(1);
    const own = value(await integrations.service.fileCase(filer, filing())).code;
    expect(codeOf(await integrations.service.readCase(filer, own))).toBe('ok');
    const list = value(await integrations.service.cases(filer, {}));
    expect(list.rows.map(({ code }) => code)).toEqual([own]);

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = value(
        await integrations.service.cases(ours, { limit: 2, ...(cursor === undefined ? {} : { cursor }) }),
      );
      seen.push(...page.rows.map(({ code }) => code));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen.slice(0, 2)).toEqual([own, filed]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(value(await integrations.service.cases(north, {})).rows).toEqual([]);
    const numbers = value(await integrations.service.numbers(ours));
    expect(numbers.reduce((sum, { open }) => sum + open, 0)).toBe(seen.length);
    expect(JSON.stringify([list, numbers])).not.toContain(gardener.name);
  });
});

describe('webhooks', () => {
  async function listening(events: readonly WebhookEvent[] = ['case.filed', 'case.state-changed']) {
    const program = await made();
    const caller = await as(program.secret);
    const { webhookId, secret } = value(
      await integrations.service.makeWebhook(caller, {
        key: randomUUID(),
        url: 'https://simrs.example/kait',
        events,
      }),
    );
    return { program, caller, webhookId, secret: secret ?? '' };
  }

  const mine = (webhookId: string, caller: Caller) =>
    integrations.service.webhookMessages(caller, { webhookId }).then(value);

  const signedBy = (secret: string, call: (typeof calls)[number]): string => {
    const { 'webhook-id': id, 'webhook-timestamp': at } = call.headers;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${at}.${call.body}`).digest('base64')}`;
  };

  test('what happens is told once, signed, without anything personal', async () => {
    const { caller, webhookId, secret } = await listening();
    const code = await all.sendNew();
    await integrations.deliverDue('9901');
    const call = calls.find((each) => each.headers['webhook-signature'] === signedBy(secret, each));
    expect(call).toBeDefined();
    const told = JSON.parse(call?.body ?? '{}');
    expect(told).toMatchObject({ type: 'case.filed', data: { region: 'kota-kebun', case: code } });
    expect(call?.body).not.toMatch(/Sari|\d{16}|\+62/);
    calls.length = 0;
    await integrations.deliverDue('9901');
    expect(calls).toEqual([]);
    const log = await mine(webhookId, caller);
    expect(log.rows.map(({ state, event }) => [state, event])).toEqual([['delivered', 'case.filed']]);
    expect(log.rows[0]?.attempts).toMatchObject([{ status: 200, answer: 'ok' }]);
  });

  test('a command that is taken back tells nothing', async () => {
    const { caller, webhookId } = await listening();
    const incomplete = await integrations.service.fileCase(caller, filing({ answers: {} }));
    expect(incomplete.ok).toBe(false);
    expect((await mine(webhookId, caller)).rows).toEqual([]);
  });

  test('waits grow, then it is given up with a notice, and it can be sent again by hand', async () => {
    const { caller, webhookId } = await listening(['case.filed']);
    answer = () => success({ status: 503, beginning: 'NIK 3275015403967001\n sibuk' });
    await all.sendNew();
    const waits: number[] = [];
    for (;;) {
      await integrations.deliverDue('9901');
      const [row] = (await mine(webhookId, caller)).rows;
      if (row?.nextTryAt == null) break;
      waits.push(Date.parse(row.nextTryAt) - all.clock.now.getTime());
      all.clock.now = new Date(row.nextTryAt);
    }
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(waits).toHaveLength(8);
    const [dead] = (await mine(webhookId, caller)).rows;
    expect(dead).toMatchObject({ state: 'dead' });
    expect(dead?.attempts).toHaveLength(9);
    expect(dead?.attempts[0]).toMatchObject({ status: 503, answer: 'NIK … sibuk' });
    const { rows, next } = value(await integrations.service.webhooks(caller, {}));
    expect(rows[0]).toMatchObject({ dead: 1, waiting: 0 });
    expect(next).toBeNull();
    answer = () => success({ status: 204, beginning: '' });
    const messageId = dead?.id ?? '';
    value(await integrations.service.replayMessage(caller, { key: randomUUID(), webhookId, messageId }));
    await integrations.deliverDue('9901');
    const [again] = (await mine(webhookId, caller)).rows;
    expect(again).toMatchObject({ id: messageId, state: 'delivered' });
    expect(again?.attempts).toHaveLength(10);
  });

  test('an address that may not be called counts as a failed attempt', async () => {
    const { caller, webhookId } = await listening(['case.filed']);
    answer = () => failure({ kind: 'address-refused' });
    await all.sendNew();
    await integrations.deliverDue('9901');
    expect((await mine(webhookId, caller)).rows[0]?.attempts).toMatchObject([{ failure: 'address-refused' }]);
  });

  test('after a rotation both secrets sign for a day', async () => {
    const { caller, webhookId, secret } = await listening(['case.filed']);
    const renewed = value(
      await integrations.service.renewWebhookSecret(caller, { key: randomUUID(), webhookId }),
    ).secret;
    await all.sendNew();
    await integrations.deliverDue('9901');
    const [call] = calls;
    expect(call?.headers['webhook-signature']?.split(' ')).toEqual([
      signedBy(renewed ?? '', call!),
      signedBy(secret, call!),
    ]);
    all.advance(24 * 60);
    calls.length = 0;
    await all.sendNew();
    await integrations.deliverDue('9901');
    expect(calls[0]?.headers['webhook-signature']).toBe(signedBy(renewed ?? '', calls[0]!));
  });

  test('an ended webhook is told nothing more', async () => {
    const { caller, webhookId } = await listening(['case.filed']);
    await all.sendNew();
    value(await integrations.service.endWebhook(caller, { key: randomUUID(), webhookId }));
    await integrations.deliverDue('9901');
    expect(calls).toEqual([]);
    expect((await mine(webhookId, caller)).rows.map(({ state }) => state)).toEqual(['dead']);
  });

  test('a revoked program hears nothing more, and another’s webhook is unknown', async () => {
    const { program, caller, webhookId } = await listening();
    const other = await as((await made()).secret);
    expect(codeOf(await integrations.service.webhookMessages(other, { webhookId }))).toBe('webhook-unknown');
    expect(codeOf(await integrations.service.endWebhook(other, { key: randomUUID(), webhookId }))).toBe(
      'webhook-unknown',
    );
    value(
      await integrations.service.revokeProgram(administrator, {
        key: randomUUID(),
        programId: program.programId,
      }),
    );
    await all.sendNew();
    await integrations.deliverDue('9901');
    expect(calls).toEqual([]);
    expect(caller.who.kind).toBe('program');
  });

  test('an eleventh webhook, an address without https and a name that leads inward are refused', async () => {
    const caller = await as((await made()).secret);
    const make = (url: string) =>
      integrations.service.makeWebhook(caller, { key: randomUUID(), url, events: ['case.filed'] });
    expect(codeOf(await make('http://simrs.example'))).toBe('program-wrong');
    const inward = await make('https://dalam.example/kait');
    expect(inward).toMatchObject({ error: { fields: [{ path: 'url', code: 'address-refused' }] } });
    for (let index = 0; index < 10; index += 1) value(await make('https://simrs.example'));
    expect(codeOf(await make('https://simrs.example'))).toBe('too-many-webhooks');
  });

  test('a secret is what Standard Webhooks asks for', () => {
    expect(newWebhookSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});
