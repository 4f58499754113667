import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { success } from '@satuloket/engine';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { caseRoutes } from '../../server/src/cases/index.ts';
import { arrangeCases, value } from '../../server/src/cases/testing/arrange.ts';
import { gardener, officerCaller } from '../../server/src/cases/testing/fakes.ts';
import { gardenRegion } from '../../server/src/cases/testing/invented-region.ts';
import { createIntegrations, integrationRoutes } from '../../server/src/integrations/index.ts';
import { createHttp, type Http } from '../../server/src/platform/http/index.ts';
import type { ApiClient } from '../src/index.ts';
import { createClient } from '../src/index.ts';
import * as examples from './examples.ts';

type Integrating = Parameters<typeof createIntegrations>[0];

const region = 'kota-kebun';
const sent: { headers: Readonly<Record<string, string>>; body: string }[] = [];
const told: string[] = [];
let integrations: ReturnType<typeof createIntegrations>;
let http: Http;
let baseUrl: string;
let program: ApiClient;
let webhookSecret: string;

const administrator = officerCaller(randomUUID(), [{ role: 'admin', officeId: 'registry' }]);
const proven = {
  ...administrator,
  who: { ...administrator.who, session: { id: 'session', provenAt: '2036-01-01T00:00:00.000Z' } },
} as typeof administrator;

beforeAll(async () => {
  const garden = gardenRegion('9901');
  const [post] = garden.posts;
  const keeper = { ...post!, id: 'admin', office: 'registry', roles: ['admin'], covers: 'region' as const };
  const all = await arrangeCases({
    regions: [{ ...garden, posts: [...garden.posts, keeper] }, gardenRegion('9902')],
  });
  integrations = createIntegrations({
    ...all.dependencies,
    publicUrl: 'https://layanan.example',
    register: {
      match: async () => success({ match: true }),
      household: async () =>
        success({
          kk: gardener.kk,
          address: gardener.address,
          villageCode: gardener.address.villageCode,
          members: [{ ...gardener, status: 'active', relation: 'head' }],
        }),
    } as unknown as Integrating['register'],
    cases: all.services,
    store: {
      accept: async ({ requirement, name }) =>
        success({ file: all.files.upload('held', requirement, name), warnings: [] }),
    },
    accountOf: async () => undefined,
    post: {
      mayBeCalled: async () => success(undefined),
      post: async (call) => {
        sent.push(call);
        return success({ status: 200, beginning: '' });
      },
    },
  });
  all.services.registerFollower(integrations.follow);
  http = await createHttp({
    services: {
      ...all.services,
      integrations: integrations.service,
      people: { callerOf: async () => ({ ...administrator, who: { kind: 'guest', browserToken: null } }) },
    } as unknown as Parameters<typeof createHttp>[0]['services'],
    config: { logLevel: 'silent' },
    routes: [caseRoutes, integrationRoutes],
  });
  baseUrl = `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`;
  vi.spyOn(console, 'log').mockImplementation((words) => void told.push(String(words)));
});
afterAll(() => http.close());

test('the README shows the examples that are run here', async () => {
  const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');
  const source = await readFile(join(import.meta.dirname, 'examples.ts'), 'utf8');
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const blocks = [...readme.matchAll(/```ts run=(\w+)\n([\s\S]*?)```/g)];
  expect(blocks.map(([, name]) => name)).toEqual(['track', 'token', 'file', 'list', 'webhook']);
  for (const [, name, block = ''] of blocks) {
    const withoutImports = block.replaceAll(/^import .*$/gm, '');
    expect(plain(source), name).toContain(plain(withoutImports));
  }
});

test('a code that nobody has is told as a problem', async () => {
  expect(await examples.track({ guest: createClient({ baseUrl }), region })).toBe('code-unreadable');
  expect(told.at(-1)).toMatch(/^code-unreadable: /);
});

test('a client signs in, files, follows, lists, and knows a webhook again', async () => {
  const made = value(
    await integrations.service.makeProgram(proven, {
      key: randomUUID(),
      kind: 'client',
      name: 'SIMRS Taman',
      agencyId: 'gardens',
      scopes: ['cases:file'],
      callsPerMinute: 100,
      lastsDays: 1,
    }),
  );
  const hook = value(
    await integrations.service.makeWebhook(proven, {
      key: randomUUID(),
      programId: made.programId,
      url: 'https://simrs.example',
      events: ['case.filed'],
    }),
  );
  webhookSecret = hook.secret ?? '';
  const credentials = { baseUrl, region, clientId: made.programId, clientSecret: made.secret ?? '' };
  program = await examples.token(credentials);
  await expect(examples.token({ ...credentials, clientSecret: 'wrong' })).rejects.toThrow('invalid_client');

  const home = { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' };
  const { code, where } = await examples.file({
    program,
    region,
    service: 'plot-deed',
    person: gardener,
    answers: { size: 'large', plants: 'Cabai', home, truth: true },
    photo: Buffer.from('picture'),
  });
  expect(where?.code).toBe(code);
  expect(await examples.list({ program, region })).toEqual([code]);

  await integrations.deliverDue('9901');
  const { headers, body } = sent[0]!;
  vi.setSystemTime(new Date(Number(headers['webhook-timestamp']) * 1000));
  const message = await examples.webhook({ secret: webhookSecret, headers, body });
  vi.useRealTimers();
  expect(message?.data.case).toBe(code);
  expect(told).toContain(code);
});

test('a key opens its own operations only; one that is revoked opens nothing', async () => {
  const { secret, programId } = value(
    await integrations.service.makeProgram(proven, {
      key: randomUUID(),
      kind: 'key',
      name: 'Pelapor',
      agencyId: 'gardens',
      scopes: ['reports:read'],
      callsPerMinute: 100,
      lastsDays: 1,
    }),
  );
  const call = async (path: string) => {
    const answer = await fetch(`${baseUrl}/api/regions/${region}${path}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  expect(await call('/agency/numbers')).toEqual([200, undefined]);
  expect(await call('/agency/cases')).toEqual([403, 'scope-missing']);
  expect(await call('/work')).toEqual([403, 'operation-not-for-programs']);
  expect(await call('/services')).toEqual([403, 'operation-not-for-programs']);
  value(await integrations.service.revokeProgram(proven, { key: randomUUID(), programId }));
  expect(await call('/agency/numbers')).toEqual([401, 'key-refused']);
});
