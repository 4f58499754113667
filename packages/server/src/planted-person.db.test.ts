import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { askFor, type Operation, operationsOf } from './testing/authorisation/probe.ts';
import { createAuthorisationWorld, type Party } from './testing/authorisation/world.ts';
import { testDatabase } from './testing/index.ts';

/**
 * A person whose number and phone were typed is looked for where things leave the system: tables and files that are
 * handed out, what other systems are told, public numbers, and addresses. Logs, figures and tables are the attacks'
 * test beside this one.
 */
const database = await testDatabase();
const world = await createAuthorisationWorld(database);
afterAll(() => world.close());

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
