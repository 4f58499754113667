import { createHook } from 'node:async_hooks';
import { randomBytes, randomUUID } from 'node:crypto';
import { makeTrackingCode, trackingCodeRandomBytes } from '@satuloket/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emailIndexOf } from './people/contacts.ts';
import {
  type Asked,
  askFor,
  type Operation,
  operationsOf,
  verdictFor,
} from './testing/authorisation/probe.ts';
import { createAuthorisationWorld, type Party } from './testing/authorisation/world.ts';
import { testDatabase } from './testing/index.ts';

/**
 * What somebody hostile sends, to every operation there is: forged sessions, words that want to be SQL, expressions or
 * paths, and questions that want to learn who exists.
 */
const database = await testDatabase();
const world = await createAuthorisationWorld(database);
afterAll(() => world.close());

const { operations: all, components } = await operationsOf(world.app);
const operations = all.filter(({ path }) => path.includes('{region}'));
const { slug } = world.home;
const partyNamed = (name: string): Party => {
  const party = world.parties.find((each) => each.name === name);
  if (party === undefined) throw new Error(`Nobody is ${name}.`);
  return party;
};
const verifier = partyNamed('verifier');

const takesMilliseconds = 120_000;

describe('a session', () => {
  const token = verifier.token ?? '';
  const [identifier = '', signature = ''] = token.split('.');
  const otherToken = partyNamed('operator').token ?? '';

  test.each([
    [
      'with another signature',
      `${identifier}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    ],
    ['without one', identifier],
    ['with the signature of another session', `${identifier}.${otherToken.split('.')[1] ?? ''}`],
    ['that nobody has', `${randomUUID()}.${signature}`],
    ['twice as long', `${token}${token}`],
    ['that says it needs no signature', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
    ['that is SQL', `' or 1=1 --`],
  ])('%s opens nothing', async (_, forged) => {
    const operation = operations.find(({ id }) => id === 'listWork') as Operation;
    const asked = askFor(operation, components, { slug, target: world.own });
    expect(await verdictFor(world.app, asked, { name: 'forged', token: forged })).toBe('refused');
    expect(await verdictFor(world.app, asked, verifier)).toBe('let-through');
  });

  test('that has ended is not taken again', async () => {
    const party = partyNamed('leader, region');
    const operation = operations.find(({ id }) => id === 'readMorning') as Operation;
    const asked = askFor(operation, components, { slug, target: world.own });
    expect(await verdictFor(world.app, asked, party)).toBe('let-through');
    await world.app.inject({
      method: 'DELETE',
      url: `/api/regions/${slug}/sessions/current`,
      headers: { authorization: `Bearer ${party.token}` },
    });
    expect(await verdictFor(world.app, asked, party)).toBe('refused');
  });
});

/** What one transaction writes the next one reads, and here each is taken back: such an operation can't be ended. */
const spansTransactions = new Set(['uploadAttachment']);

/** Each would do harm where what is typed became part of a statement, an expression, a path or a page. */
const hostile = [
  `'; drop table case_current; --`,
  `' or '1'='1`,
  `\${case.facts} || true`,
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '<script>alert(1)</script>',
  `{{constructor.constructor('return process')()}}`,
  '\u0000',
  '%00',
  '\\',
];

test(
  'whatever is typed stays a word: no operation breaks, tells more or lets anyone further',
  async () => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ id }) => !spansTransactions.has(id))) {
      const plain = askFor(operation, components, { slug, target: world.own });
      const usual = await verdictFor(world.app, plain, verifier);
      for (const [turn, words] of hostile.entries()) {
        // One kind of words a place and operation: together they meet every kind.
        if ((turn + operation.id.length) % hostile.length > 1) continue;
        for (const asked of poisoned(plain, operation, words)) {
          const { statusCode, body } = await ask(asked, verifier);
          if (statusCode >= 500 && statusCode !== 503) faults.push(`${operation.id} ${words}: ${statusCode}`);
          if (/root:x:|syntax error|SELECT |pg_catalog|node_modules/.test(body))
            faults.push(`${operation.id} tells: ${body}`);
          if (usual === 'refused' && statusCode < 300) faults.push(`${operation.id} ${words} lets through`);
        }
      }
    }
    expect(faults).toEqual([]);
    const { rows } = await database.admin.query('select count(*)::int as cases from case_current');
    expect(rows).toEqual([{ cases: 3 }]);
  },
  takesMilliseconds,
);

/** The request with these words in the last part of its path, in each query value, and in each text of its body. */
function poisoned(plain: Asked, operation: Operation, words: string): readonly Asked[] {
  const [path = '', query] = plain.url.split('?');
  const found: Asked[] = [];
  if (/\}$/.test(operation.path)) {
    const before = path.slice(0, path.lastIndexOf('/') + 1);
    found.push({
      ...plain,
      url: `${before}${encodeURIComponent(words)}${query === undefined ? '' : `?${query}`}`,
    });
  }
  const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  if (names.length > 0) {
    found.push({ ...plain, url: `${path}?${new URLSearchParams(names.map((name) => [name, words]))}` });
  }
  if (plain.mediaType?.includes('json') && plain.payload !== undefined) {
    found.push({ ...plain, payload: JSON.stringify(withWords(JSON.parse(plain.payload), words)) });
  }
  return found;
}

function withWords(value: unknown, words: string): unknown {
  if (typeof value === 'string') return words;
  if (Array.isArray(value)) return value.map((each) => withWords(each, words));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withWords(each, words)]));
  }
  return value;
}

function ask({ method, url, mediaType, payload }: Asked, { token }: Party) {
  return world.app.inject({
    method: method as 'GET',
    url,
    headers: {
      'idempotency-key': randomUUID(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(mediaType !== undefined && { 'content-type': mediaType }),
    },
    ...(payload !== undefined && { payload }),
  });
}

describe('nobody learns who exists', () => {
  /** What is answered, and with how much work: statements sent, passwords put through their function, messages out. */
  const answerTo = async (asked: Asked, party: Party = { name: 'guest' }) => {
    const before = world.statements.length;
    const hashed = derivations;
    const messages = world.messages();
    const answer = await ask(asked, party);
    return {
      status: answer.statusCode,
      // Each answer names its own request.
      body: { ...(answer.json() as Record<string, unknown>), instance: undefined },
      statements: world.statements.slice(before),
      derivations: derivations - hashed,
      messages: world.messages() - messages,
    };
  };
  const toPost = (path: string, body: unknown): Asked => ({
    method: 'POST',
    url: `/api/regions/${slug}/${path}`,
    mediaType: 'application/json',
    payload: JSON.stringify(body),
  });
  let derivations = 0;
  const counting = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') derivations += 1;
    },
  });
  beforeAll(() => void counting.enable());
  afterAll(() => void counting.disable());

  test('by asking for a code: a phone with an account and one without are answered alike', async () => {
    // The first of all asks the database for its tables.
    await answerTo(toPost('sign-in-codes', { phone: '+6281200000713' }));
    const known = await answerTo(toPost('sign-in-codes', { phone: '+6281200000199' }));
    const unknown = await answerTo(toPost('sign-in-codes', { phone: '+6281200000712' }));
    expect(known.statements.length).toBeGreaterThan(2);
    expect(known).toEqual(unknown);
    expect(known.messages).toBe(1);
  });

  test('nor by an e-mail address', async () => {
    const { accounts } = world.real.people;
    await accounts.keepResidentByEmail(emailIndexOf(world.masterKeys, 'dewi@example.org'));
    const known = await answerTo(toPost('email-codes', { email: 'dewi@example.org' }));
    const unknown = await answerTo(toPost('email-codes', { email: 'nobody@example.org' }));
    expect(known.statements.length).toBeGreaterThan(2);
    expect(known).toEqual(unknown);
    expect([known.status, known.messages]).toEqual([202, 1]);
  });

  test.each([
    ['sessions', 'phone', '+6281200000199', '+6281200000712'],
    ['email-sessions', 'email', 'dewi@example.org', 'nobody@example.org'],
  ])('nor by a wrong code (%s)', async (path, field, has, hasNot) => {
    const known = await answerTo(toPost(path, { [field]: has, code: '000000' }));
    const unknown = await answerTo(toPost(path, { [field]: hasNot, code: '000000' }));
    expect(known.statements.length).toBeGreaterThan(0);
    expect(known).toEqual(unknown);
    expect(known.status).toBe(422);
  });

  test('by signing in: a username that is there and one that is not are answered alike', async () => {
    const password = 'not the password of anyone';
    const known = await answerTo(toPost('sessions', { username: 'verifikator.bekasitimur', password }));
    const unknown = await answerTo(toPost('sessions', { username: 'tidak.ada', password }));
    expect(known.derivations).toBe(1);
    expect(known).toEqual(unknown);
    expect(known.status).toBe(401);
  });

  test('by claiming to be someone: a NIK that the register has and one that nobody has are answered alike', async () => {
    const resident = partyNamed('resident');
    const [nik, kk, name] = ['3275015403967001', '3275011809230009', 'Dewi Lestari'];
    const claim = { nik, kk, name, birthDate: '1996-03-14' };
    const known = await answerTo(toPost('identity', claim), resident);
    const unknown = await answerTo(toPost('identity', { ...claim, nik: '3275015403969999' }), resident);
    const uncounted = ({ body, ...rest }: typeof known) => ({
      ...rest,
      body: { ...body, details: undefined },
    });
    expect(known.statements.length).toBeGreaterThan(2);
    expect(uncounted(known)).toEqual(uncounted(unknown));
    expect(known.status).toBe(422);
  });

  test(
    'by codes of cases: one that somebody has and one that nobody has are answered alike, whatever is asked',
    async () => {
      // One of somebody with an account, one of somebody without, and one that somebody else filed.
      const helped = await world.fileAnother();
      await database.admin.query(
        `insert into helped_case (region_id, case_id, nik_digest, helper_account_id, kind, filed_at)
         select region_id, case_id, sha256('someone'), gen_random_uuid(), 'village-officer', filed_at from case_current where code = $1`,
        [helped.code],
      );
      const faults: string[] = [];
      let statements = 0;
      for (const operation of operations) {
        if (!operation.path.includes('{code}') || isPublic.has(operation.id)) continue;
        for (const party of [partyNamed('resident'), partyNamed('guest')]) {
          const answerFor = async (code: string) => {
            const request = askFor(operation, components, { slug, target: { ...world.own, code } });
            const { body, ...rest } = await answerTo(request, party);
            return JSON.stringify({ ...rest, body }).replaceAll(code, 'CODE');
          };
          const before = world.statements.length;
          const unknown = await answerFor(madeUp(world.own.code));
          statements += world.statements.length - before;
          for (const [name, { code }] of Object.entries({ own: world.own, other: world.other, helped })) {
            if ((await answerFor(code)) !== unknown) faults.push(`${operation.id} by ${party.name}: ${name}`);
          }
        }
      }
      expect(statements).toBeGreaterThan(100);
      expect(faults).toEqual([]);
    },
    takesMilliseconds,
  );

  test('a code of another region says so by its letters alone', async () => {
    const view = operations.find(({ id }) => id === 'viewCase') as Operation;
    const [known, unknown] = await Promise.all(
      [world.foreign.code, madeUp(world.foreign.code)].map((code) =>
        ask(askFor(view, components, { slug, target: { ...world.own, code } }), partyNamed('resident')),
      ),
    );
    expect(known?.statusCode).toBe(unknown?.statusCode);
    expect(known?.json()).toEqual({ ...unknown?.json(), instance: expect.any(String) });
  });

  /** For whoever has the code, as on paper. */
  const isPublic = new Set(['trackCase']);

  /** Well-formed, and belongs to nobody. */
  const madeUp = (code: string): string =>
    makeTrackingCode(code.split('-', 1)[0] ?? '', randomBytes(trackingCodeRandomBytes));
});

describe('another’s file', () => {
  test('is not opened by its identifier, whoever asks, nor by an invented link', async () => {
    const fileId = randomUUID();
    for (const party of world.parties) {
      const link = await ask({ method: 'GET', url: `/api/regions/${slug}/files/${fileId}/link` }, party);
      expect(link.statusCode).toBeGreaterThanOrEqual(400);
      const open = await ask({ method: 'GET', url: `/files/${slug}/open/${'A'.repeat(43)}` }, party);
      expect(open.statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('what was typed about a person', () => {
  /** Of the claim, the name may be searched by; dates stand everywhere for other reasons. */
  const planted = world.planted.filter((value) => /^\+?\d{10,}$/.test(value));

  test('stands in no log line and in no figure', async () => {
    const told = await world.told();
    expect(told.length).toBeGreaterThan(10_000);
    expect(planted.length).toBeGreaterThan(3);
    expect(planted.filter((value) => told.includes(value))).toEqual([]);
  });

  test(
    'is told to nobody who is refused',
    async () => {
      const quoted: string[] = [];
      for (const operation of operations) {
        const asked = askFor(operation, components, { slug, target: world.own });
        const { statusCode, body } = await ask(asked, partyNamed('resident'));
        if (statusCode < 400) continue;
        quoted.push(
          ...planted.filter((value) => body.includes(value)).map((value) => `${operation.id}: ${value}`),
        );
      }
      expect(quoted).toEqual([]);
    },
    takesMilliseconds,
  );

  test('lies in clear in no table', async () => {
    const { rows } = await database.admin.query<{ schema: string; name: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    expect(rows.length).toBeGreaterThan(60);
    const found: string[] = [];
    // Packs carry scenarios with invented people, and the applicant here is one of them.
    for (const { schema, name } of rows.filter((each) => each.name !== 'pack_version')) {
      const hit = await database.admin.query(
        `select 1 from "${schema}"."${name}" as line where line::text ~ $1 or line::text ~ $2 limit 1`,
        [
          planted.map((value) => value.replace('+', '')).join('|'),
          planted.map((value) => Buffer.from(value).toString('hex')).join('|'),
        ],
      );
      if (hit.rowCount !== 0) found.push(`${schema}.${name}`);
    }
    expect(found).toEqual([]);
  });
});
