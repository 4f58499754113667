import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Balancer, processOf, startBalancer } from './balancer.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
let balancer: Balancer | undefined;
afterEach(async () => {
  await balancer?.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A process that is ready and answers as told. */
async function member(answer: Answer): Promise<{ readonly port: number; stop(): void }> {
  const server = createServer((request, response) => {
    if (request.url === '/health/ready') response.writeHead(200).end();
    else answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function before(...members: readonly { readonly port: number }[]): Promise<string> {
  balancer = await startBalancer({ host: '127.0.0.1', port: 0 });
  for (const each of members) balancer.add(each);
  while (balancer.ready() < members.length) await sleep(10);
  return `http://127.0.0.1:${balancer.port}`;
}

const named =
  (name: string): Answer =>
  (request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () =>
      response.end(JSON.stringify({ name, body, from: request.headers['x-forwarded-for'] })),
    );
  };

/** Takes what is asked and dies over it. */
const dying: Answer = (request) => {
  request.resume();
  request.once('end', () => request.socket.destroy());
};

test('what this machine asks goes round, and each is told from where it comes', async () => {
  const url = await before(await member(named('one')), await member(named('two')));
  const answers = await Promise.all(
    Array.from({ length: 6 }, async () =>
      (await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.7' } })).json(),
    ),
  );
  const names = answers.map((answer) => (answer as { name: string }).name);
  expect(names.filter((name) => name === 'one')).toHaveLength(3);
  expect(answers[0]).toMatchObject({ from: '127.0.0.1' });
});

test('one that is gone is not asked again, and nobody notices', async () => {
  const gone = await member(named('gone'));
  const url = await before(gone, await member(named('here')));
  gone.stop();
  for (let asked = 0; asked < 4; asked += 1) {
    const answer = await fetch(url, { method: 'POST', body: 'words' });
    expect(await answer.json()).toMatchObject({ name: 'here', body: 'words' });
  }
});

test.each([
  ['a reading', { method: 'GET' }, 200],
  ['a command with a key', { method: 'POST', body: 'a', headers: { 'idempotency-key': 'k' } }, 200],
  ['what may have happened', { method: 'POST', body: 'a' }, 503],
] as const)('%s over which a process dies', async (_, request, status) => {
  const url = await before(await member(dying), await member(named('here')));
  const answers = await Promise.all([fetch(url, request), fetch(url, request)]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, status]);
  for (const answer of answers)
    if (answer.status === 503) expect(answer.headers.get('retry-after')).toBe('2');
});

test('while nobody is ready it says so, to be tried again', async () => {
  const url = await before();
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
});

test('a stream passes as it comes, and ends at the process when its reader leaves', async () => {
  const left = Promise.withResolvers<void>();
  const url = await before(
    await member((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: changed\n');
      response.once('close', () => left.resolve());
    }),
  );
  const leave = new AbortController();
  const { body } = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: leave.signal });
  const { value } = (await body?.getReader().read()) ?? {};
  expect(new TextDecoder().decode(value)).toBe('event: changed\n');
  leave.abort();
  await left.promise;
});

/** The pace of an address is counted by the process that it is led to: it must be one and the same. */
test('a network is led to one process, in whatever order they are known, and stays when another goes', () => {
  const ports = fc.uniqueArray(fc.integer({ min: 1024, max: 65_535 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(ports, fc.ipV4(), (known, network) => {
      const members = known.map((port) => ({ port }));
      const chosen = processOf(network, members);
      expect(processOf(network, members.toReversed())).toEqual(chosen);
      for (const gone of members) {
        const left = members.filter((each) => each !== gone);
        if (gone !== chosen) expect(processOf(network, left)).toEqual(chosen);
      }
    }),
  );
});

test('networks are spread over the processes', () => {
  const members = [{ port: 41_001 }, { port: 41_002 }, { port: 41_003 }];
  const led = Array.from({ length: 300 }, (_, at) => processOf(`203.0.${at % 7}.${at}`, members)?.port);
  for (const { port } of members) expect(led.filter((each) => each === port).length).toBeGreaterThan(50);
});
