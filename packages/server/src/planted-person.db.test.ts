import { randomUUID } from 'node:crypto';
import { createServer as createReceiver, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Result } from '@satuloket/engine';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { webhookEvents } from './integrations/contract.ts';
import { askFor, type Operation, operationsOf } from './testing/authorisation/probe.ts';
import { createAuthorisationWorld, type Party } from './testing/authorisation/world.ts';
import { testDatabase } from './testing/index.ts';
import type { Caller } from './types.ts';

/**
 * A person whose number and phone were typed is looked for where things leave the system: tables and files that are
 * handed out, what other systems are told, public numbers, and addresses. Logs, figures and tables are the attacks'
 * test beside this one.
 */
const database = await testDatabase();
/** What another system is posted, as it arrives there. */
const posted: { headers: IncomingHttpHeaders; body: string }[] = [];
const receiver = createReceiver((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    posted.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
const world = await createAuthorisationWorld(database, { webhookStandIn: receiverUrl });
afterAll(async () => {
  await world.close();
  receiver.close();
});

const { operations: all, components } = await operationsOf(world.app);
const operations = all.filter(({ path }) => path.includes('{region}'));
const { slug } = world.home;
const planted = world.planted.filter((value) => /^\+?\d{10,}$/.test(value));
const takesMilliseconds = 120_000;

/** What these parts hand out is about work, counts and looks: of no person, whoever asks. */
const impersonal = new Set(['promises', 'looks', 'integrations', 'operations', 'log', 'post']);
/** Whoever may ask most of it, and one who is nobody here. */
const askers = ['guest', 'resident', 'verifier', 'auditor, region', 'admin, region', 'leader, region'];

const parties = world.parties.filter(({ name }) => askers.includes(name));

const holds = (text: string): readonly string[] =>
  planted.filter((value) => text.includes(value) || text.includes(Buffer.from(value).toString('base64')));

const value = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const accountIdOf = ({ who }: Caller): string => ('accountId' in who ? who.accountId : '');
const sweep = async (name: string): Promise<void> => {
  const found = world.real.sweeps.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no sweep ${name}.`);
  await found.run();
};

async function answerTo(operation: Operation, party: Party) {
  const asked = askFor(operation, components, { slug, target: world.own });
  const { statusCode, headers, rawPayload } = await world.app.inject({
    method: asked.method as 'GET',
    url: asked.url,
    headers: {
      'idempotency-key': randomUUID(),
      ...(party.token !== undefined && { authorization: `Bearer ${party.token}` }),
      ...(asked.mediaType !== undefined && { 'content-type': asked.mediaType }),
    },
    ...(asked.payload !== undefined && { payload: asked.payload }),
  });
  return { statusCode, headers, body: rawPayload.toString('latin1') };
}

describe('a planted person', () => {
  test('was planted: number, family card and phones', () => {
    expect(planted.length).toBeGreaterThan(3);
    expect(parties.length).toBeGreaterThan(3);
  });

  test(
    'leaves by no header, no table that is handed out, and no answer that is about nobody',
    async () => {
      const found: string[] = [];
      const tables: string[] = [];
      for (const operation of operations.filter(({ tag }) => impersonal.has(tag))) {
        for (const party of parties) {
          const { statusCode, headers, body } = await answerTo(operation, party);
          for (const value of holds(JSON.stringify(headers))) found.push(`${operation.id}, header: ${value}`);
          if (statusCode >= 300) continue;
          const isTable = /^text\/csv|spreadsheet|zip/.test(String(headers['content-type']));
          if (isTable) tables.push(operation.id);
          for (const value of holds(body)) found.push(`${operation.id} as ${party.name}: ${value}`);
        }
      }
      expect(found).toEqual([]);
      expect(new Set(tables)).toEqual(new Set(['exportLooks']));
    },
    takesMilliseconds,
  );

  test('is in nothing that another system is posted', async () => {
    const { integrations } = world.real.services;
    const admin = await world.callerOf('admin, region');
    const reader = value(await integrations.programs(admin, {})).programs.find(
      ({ name }) => name === 'cases:read',
    );
    const asked = {
      key: randomUUID(),
      programId: reader?.id ?? '',
      url: `${receiverUrl}/kait`,
      events: webhookEvents,
    };
    value(await integrations.makeWebhook(admin, asked));
    const { code } = await world.fileAnother();
    await sweep('webhooks');
    expect(posted.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'case.filed', data: { case: code } },
    ]);
    expect(holds(JSON.stringify(posted))).toEqual([]);
    expect(world.planted.filter((each) => JSON.stringify(posted).includes(each))).toEqual([]);
  });

  test('is in nobody else’s copy of what is held about them, and in no table or file of the own one', async () => {
    const { privacy } = world.real.services;
    const copies = new Map<string, string>();
    for (const name of ['applicant', 'resident']) {
      const caller = await world.callerOf(name);
      const { exportId } = value(await privacy.askExport(caller, { key: randomUUID() }));
      await sweep('copies of personal data');
      const { content } = value(await privacy.openExport(caller, exportId));
      const parts: Uint8Array[] = [];
      for await (const part of content) parts.push(part);
      const files = Object.values(unzipSync(Buffer.concat(parts)));
      copies.set(name, files.map((file) => strFromU8(file)).join('\n'));
    }
    const [nik] = planted;
    expect(holds(copies.get('applicant') ?? '')).toContain(nik);
    const ownPhone = await world.real.people.phoneOf(accountIdOf(await world.callerOf('resident')));
    const others = planted.filter((each) => !ownPhone?.includes(each));
    expect(others.filter((each) => copies.get('resident')?.includes(each))).toEqual([]);
    const { rows } = await database.admin.query('select * from data_export');
    expect(rows.length).toBe(2);
    expect(holds(JSON.stringify(rows))).toEqual([]);
  });

  test('is asked for in no address: what names a person comes in a body', () => {
    const personal = /nik|kk|phone|email|birth/i;
    const inAddress = operations.flatMap(({ id, parameters }) =>
      parameters
        .filter((each) => each.in !== 'header' && personal.test(each.name))
        .map((each) => `${id} ${each.name}`),
    );
    expect(inAddress).toEqual([]);
  });

  test.each(['listWork', 'nextWork'])('is not searched for by an address: %s', async (id) => {
    const operation = operations.find((each) => each.id === id) as Operation;
    const asked = askFor(operation, components, { slug, target: world.own });
    const party = world.parties.find(({ name }) => name === 'verifier') as Party;
    const [nik] = planted;
    const answer = await world.app.inject({
      url: `${asked.url.split('?')[0]}?search=${nik}`,
      headers: { authorization: `Bearer ${party.token}` },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'nik-in-address' });
    expect(holds(answer.body)).toEqual([]);
  });
});
