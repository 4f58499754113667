import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { canonicalBytes } from '@satuloket/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { masterKeys, value } from '../cases/testing/arrange.ts';
import { gardener } from '../cases/testing/fakes.ts';
import { createHttp, type Http } from '../platform/http/index.ts';
import { logKeys } from '../record/index.ts';
import type { Services } from '../types.ts';
import { type HandOver, maximumWireBytes, messageFormat, type WireMessage } from './message.ts';
import type { Partner } from './partners.ts';
import { exchangeRoutes } from './routes.ts';
import { arrangeExchange } from './testing/arrange.ts';

/** Two installations with a database and a master key each, which know each other by a list of partners. */
const otherKeys = { currentId: 'k1', keys: { k1: new Uint8Array(32).fill(9) } };
const publicKey = (keys: typeof masterKeys, regionId: string): string =>
  Buffer.from(logKeys(keys, { regionId, name: regionId }).verifier.publicKey).toString('base64');

const ofHere: Partner = { regionId: '9901', url: '', publicKeys: [publicKey(masterKeys, '9901')] };
const ofThere: Partner = { regionId: '9902', url: '', publicKeys: [publicKey(otherKeys, '9902')] };
const here = await arrangeExchange({ regionIds: ['9901'], partners: [ofThere] });
const there = await arrangeExchange({ regionIds: ['9902'], partners: [ofHere], keys: otherKeys });

const logged: string[] = [];
const edges: Http[] = [];
beforeAll(async () => {
  for (const [world, partner] of [
    [here, ofHere],
    [there, ofThere],
  ] as const) {
    const { catalogue } = world.cases;
    const http = await createHttp({
      services: { catalogue, exchange: world.exchange.service } as unknown as Services,
      config: { logLevel: 'info', logDestination: { write: (line) => void logged.push(line) } },
      routes: [exchangeRoutes],
    });
    const port = await http.listen({ host: '127.0.0.1', port: 0 });
    Object.assign(partner, { url: `http://127.0.0.1:${port}` });
    edges.push(http);
  }
});
afterAll(async () => {
  for (const edge of edges) await edge.close();
});

async function exchangeAll(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await here.exchange.deliverDue('9901');
    await there.exchange.openReceived('9902');
    await there.exchange.deliverDue('9902');
    await here.exchange.openReceived('9901');
  }
}

async function post(body: unknown): Promise<{ status: number; code: string }> {
  const answer = await fetch(`${ofThere.url}/api/exchange/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { code = 'ok' } = (await answer.json()) as { code?: string };
  return { status: answer.status, code };
}

const document = Buffer.from('a document');
const sha256 = createHash('sha256').update(document).digest('hex');

function handOver(over: Partial<HandOver> = {}): HandOver {
  return {
    kind: 'hand-over',
    name: 'plot-move',
    case: { code: 'KB-AAAAA-BBBBB', service: { id: 'Akta', en: 'Deed' } },
    applicant: gardener,
    household: [],
    identity: 'matched',
    answers: { plants: 'Cabai' },
    numbers: {},
    documents: [
      { product: 'deed', name: 'akta.pdf', mediaType: 'application/pdf', sizeBytes: document.length, sha256 },
    ],
    story: [],
    ...over,
  };
}

const signedByHere = (bytes: Uint8Array) =>
  Buffer.from(logKeys(masterKeys, { regionId: '9901', name: '9901' }).signer.sign(bytes) as Uint8Array);

/** A message as the first installation would send it. */
function wire(
  over: Partial<WireMessage['message']> = {},
  signer: (bytes: Uint8Array) => Buffer = signedByHere,
): WireMessage {
  const message: WireMessage['message'] = {
    format: messageFormat,
    id: randomUUID(),
    from: '9901',
    to: '9902',
    at: '2026-11-16T02:00:00.000Z',
    body: handOver(),
    ...over,
  };
  const bytes = Buffer.concat([Buffer.from(`${messageFormat}\n`), canonicalBytes(message)]);
  return {
    message,
    signature: signer(bytes).toString('base64'),
    contents: { [sha256]: document.toString('base64') },
  };
}

describe('two installations', () => {
  it('hand an application over, and the other answers what becomes of it', async () => {
    const code = await here.approved();
    here.advance(6);
    there.advance(6);
    there.accounts.set(gardener.nik, 'sari');
    await exchangeAll();
    const home = value(await here.cases.cases.view(here.resident, code));
    expect(home.parts.abroad).toMatchObject([{ direction: 'to', end: null }]);
    // Nobody here knows where the page of the other installation is.
    expect(home.parts.abroad?.[0]?.slug).toBeUndefined();
    const codeThere = home.parts.abroad![0]!.code!;
    const arrived = value(await there.cases.cases.view(there.residentThere, codeThere));
    expect(arrived.parts.abroad).toMatchObject([{ direction: 'from', code }]);
    value(await there.act(there.officers.there, codeThere, 'approve'));
    here.advance(6);
    there.advance(6);
    await exchangeAll();
    const after = value(await here.cases.cases.view(here.resident, code));
    expect(after.parts.abroad).toMatchObject([{ end: 'finished' }]);
    expect(logged.join()).not.toMatch(new RegExp(`${gardener.nik}|Cabai|${gardener.name}|${code}`));
  });

  it('wait while the other is down, and get through once it is back', async () => {
    const code = await here.approved();
    here.advance(6);
    const { url } = ofThere;
    Object.assign(ofThere, { url: 'http://127.0.0.1:9' });
    expect(await here.exchange.deliverDue('9901')).toBe(0);
    expect(value(await here.exchange.service.troubles(here.officers.judge))).toEqual([]);
    Object.assign(ofThere, { url });
    expect(await here.exchange.deliverDue('9901')).toBe(0);
    here.advance(1);
    await exchangeAll();
    const { parts } = value(await here.cases.cases.view(here.resident, code));
    expect(parts.abroad).toMatchObject([{ direction: 'to' }]);
  });

  it('file for someone who has no account there', async () => {
    there.accounts.clear();
    const code = await here.approved();
    here.advance(6);
    there.advance(6);
    await exchangeAll();
    const { parts } = value(await here.cases.cases.view(here.resident, code));
    const view = await there.cases.cases.view(there.officers.there, parts.abroad![0]!.code!);
    expect(value(view).applicant.name).toBe(gardener.name);
  });
});

describe('a message from outside', () => {
  it('is checked by the key that a region tells', () => {
    expect(here.exchange.service.publicKey('9901')).toBe(publicKey(masterKeys, '9901'));
    expect(there.exchange.service.publicKey('9902')).not.toBe(here.exchange.service.publicKey('9902'));
  });

  it('is taken in once: the same again is known, another under its number is refused', async () => {
    const id = randomUUID();
    const first = wire({ id });
    expect(await post(first)).toEqual({ status: 202, code: 'ok' });
    expect(await post(first)).toEqual({ status: 202, code: 'ok' });
    const rows = await there
      .here('9902')
      .selectFrom('exchange_inbox')
      .select('id')
      .where('id', '=', id)
      .execute();
    expect(rows).toHaveLength(1);
    const other = wire({ id, body: handOver({ answers: { plants: 'Tomat' } }) });
    expect(await post(other)).toEqual({ status: 409, code: 'exchange-id-reused' });
  });

  it('is known again long after it was worked', async () => {
    const first = wire();
    await post(first);
    there.advance(10);
    await there.exchange.openReceived('9902');
    const filed = () => there.here('9902').selectFrom('case_current').select('case_id').execute();
    const before = (await filed()).length;
    expect((await post(first)).status).toBe(202);
    there.advance(10);
    await there.exchange.openReceived('9902');
    expect(await filed()).toHaveLength(before);
  });

  const stranger = generateKeyPairSync('ed25519').privateKey;
  const signedByStranger = (bytes: Uint8Array) => sign(null, bytes, stranger);
  const bare = (bytes: Uint8Array) => signedByHere(bytes.subarray(messageFormat.length + 1));
  it.each<[string, () => unknown, number, string]>([
    [
      'changed on the way',
      () => {
        const { message, ...rest } = wire();
        return { ...rest, message: { ...message, body: handOver({ answers: { plants: 'Tomat' } }) } };
      },
      403,
      'exchange-signature-wrong',
    ],
    ['signed by someone else', () => wire({}, signedByStranger), 403, 'exchange-signature-wrong'],
    ['signed without the name of the format', () => wire({}, bare), 403, 'exchange-signature-wrong'],
    [
      'in the name of a region that nobody knows',
      () => wire({ from: '9903' }),
      403,
      'exchange-sender-unknown',
    ],
    ['in the name of this installation', () => wire({ from: '9902', to: '9902' }), 400, 'exchange-malformed'],
    ['for another region', () => wire({ to: '9903' }), 404, 'exchange-region-unknown'],
    [
      'with another document',
      () => ({ ...wire(), contents: { [sha256]: Buffer.from('another one').toString('base64') } }),
      422,
      'exchange-document-wrong',
    ],
    ['without its document', () => ({ ...wire(), contents: {} }), 422, 'exchange-document-wrong'],
    [
      'with a document more',
      () => {
        const whole = wire();
        return { ...whole, contents: { ...whole.contents, ['0'.repeat(64)]: 'AAAA' } };
      },
      422,
      'exchange-document-wrong',
    ],
    ['of another format', () => ({ ...wire(), extra: true }), 400, 'request-malformed'],
    ['that is no message', () => ({}), 400, 'request-malformed'],
    ['that is no JSON', () => '{', 400, 'request-malformed'],
    ['that is too large', () => `"${'x'.repeat(maximumWireBytes)}"`, 413, 'request-too-large'],
  ])('%s is refused', async (_, make, status, code) => {
    const count = async () =>
      (await there.here('9902').selectFrom('exchange_inbox').select('id').execute()).length;
    const before = await count();
    expect(await post(make())).toEqual({ status, code });
    expect(await count()).toBe(before);
  });

  it('with answers of another shape opens a form that asks for them again', async () => {
    there.accounts.set(gardener.nik, 'sari');
    const answers = { plants: ['Cabai'], address: 'di mana saja', size: 'x'.repeat(30_000) };
    const from = { code: 'KB-CCCCC-DDDDD', service: { id: 'Akta', en: 'Deed' } };
    expect((await post(wire({ body: handOver({ case: from, answers }) }))).status).toBe(202);
    await there.exchange.openReceived('9902');
    const [draft] = value(await there.cases.drafts.mine(there.residentThere));
    const opened = value(await there.cases.drafts.open(there.residentThere, draft!.id));
    expect(opened.answers).not.toHaveProperty('plants');
    expect(opened.answers).not.toMatchObject({ home: 'di mana saja' });
    expect(opened.answers).toMatchObject({ size: 'small', truth: true });
  });

  it('with news of a case that never went there is put before officers', async () => {
    const about = 'KT-AAAAA-BBBBB';
    const story = { id: 'Selesai.', en: 'Done.' };
    const heard = { kind: 'heard', about, code: 'KB-1', sequence: 1, story, end: 'finished' } as const;
    const told = { ...wire({ body: heard }), contents: {} };
    expect((await post(told)).status).toBe(202);
    for (let time = 0; time < 14; time += 1) {
      await there.exchange.openReceived('9902');
      there.advance(5);
    }
    const troubles = value(await there.exchange.service.troubles(there.officers.there));
    expect(troubles.map(({ id }) => id)).toContain(told.message.id);
  });
});
