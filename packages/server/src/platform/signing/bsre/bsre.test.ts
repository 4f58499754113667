import { PDF } from '@libpdf/core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DocumentSigner } from '../contract.ts';
import { signerList } from '../signer-list.ts';
import { createSigningWorld, type SigningWorld, signingWorldKey } from '../testing/signing-world.ts';
import { bsreV1Signer } from './bsre-v1.ts';
import { bsreV2Signer } from './bsre-v2.ts';

let world: SigningWorld;
let signers: Record<
  'v1' | 'v2' | 'v1 hurried' | 'v2 hurried' | 'v1 stranger' | 'v2 stranger',
  DocumentSigner
>;

beforeAll(async () => {
  world = await createSigningWorld();
  const { nip, name, nik } = world.official;
  const list = signerList([
    { nip: nip!, name, nik },
    { nip: '199001012015011009', name: 'Belum terdaftar', nik: '3275010101909999' },
  ]);
  const service = {
    url: `${world.url}/bsre`,
    user: 'satuloket',
    password: signingWorldKey,
    timeoutMilliseconds: 20_000,
    signers: list,
  };
  const hurried = { ...service, timeoutMilliseconds: 400 };
  const stranger = { ...service, password: 'bukan kuncinya' };
  signers = {
    v1: bsreV1Signer(service),
    v2: bsreV2Signer(service),
    'v1 hurried': bsreV1Signer(hurried),
    'v2 hurried': bsreV2Signer(hurried),
    'v1 stranger': bsreV1Signer(stranger),
    'v2 stranger': bsreV2Signer(stranger),
  };
});

afterAll(() => world.close());

afterEach(async () => {
  await control('/control/signature', { nik: world.official.nik, status: 'ISSUE' });
  await control('/control/signature/lost', { count: 0 });
  await control('/control', { target: 'signature', down: false, slowMilliseconds: 0, failRate: 0 });
});

async function control(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${world.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

async function codeOf(signer: DocumentSigner, change: Parameters<SigningWorld['sign']>[1] = {}) {
  const outcome = await world.sign(signer, change);
  return outcome.ok ? outcome.value.level : outcome.error.code;
}

describe.each(['v1', 'v2'] as const)('BSrE %s', (version) => {
  const unknown = { nip: '199001012015011009', name: 'Belum terdaftar' };

  test.each([
    ['signs', {}, 'B-T'],
    ['2031', { passphrase: 'salah sekali' }, 'wrong-passphrase'],
    ['2011', { official: unknown }, 'not-registered'],
    ['nobody of the list', { official: { nip: '1', name: 'x' } }, 'not-registered'],
    ['no PDF', { pdf: Buffer.from('bukan') }, 'refused'],
  ])('%s', async (_what, change, expected) => {
    expect(await codeOf(signers[version], change)).toBe(expected);
  });

  test.each([
    ['EXPIRED', 'certificate-expired', 'expired'],
    ['RENEW', 'certificate-expired', 'renewing'],
    ['SUSPEND', 'certificate-suspended', 'suspended'],
    ['REVOKE', 'certificate-revoked', 'revoked'],
    ['NEW', 'not-registered', 'new'],
    ['NO_CERTIFICATE', 'not-registered', 'no-certificate'],
    ['WAITING_FOR_VERIFICATION', 'not-registered', 'waiting-for-verification'],
  ])('%s is %s', async (status, code, state) => {
    await control('/control/signature', { nik: world.official.nik, status });
    expect(await codeOf(signers[version])).toBe(code);
    expect(await signers[version].status(world.official)).toEqual({ ok: true, value: { state } });
  });

  test('who is known and who is not', async () => {
    expect(await signers[version].status(world.official)).toMatchObject({ value: { state: 'issued' } });
    expect(await signers[version].status(unknown)).toMatchObject({ value: { state: 'not-registered' } });
  });

  test('an outage, and credentials that are not ours', async () => {
    expect(await codeOf(signers[`${version} stranger`])).toBe('refused');
    await control('/control', { target: 'signature', down: true });
    expect(await codeOf(signers[version])).toBe('unreachable');
  });

  test('after an answer that was lost, the same bytes are signed again', async () => {
    await control('/control/signature/lost', { count: 1 });
    expect(await codeOf(signers[`${version} hurried`])).toBe('timeout');
    const again = await world.sign(signers[version]);
    if (!again.ok) throw new Error(again.error.code);
    const document = await PDF.load(again.value.pdf);
    expect(document.getForm()?.getSignatureFields()).toHaveLength(1);
    expect(Buffer.from(again.value.pdf.subarray(0, world.pdf.length))).toEqual(Buffer.from(world.pdf));
  });
});

test('the passphrase stands in no outcome and in nothing that is printed', async () => {
  const planted = 'frasa-yang-ditanam-7319';
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0),
  );
  const consoles = (['log', 'warn', 'error'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((...said) => void printed.push(said.map(String).join(' '))),
  );
  const outcomes: unknown[] = [];
  try {
    const all = [...Object.values(signers), world.signer];
    for (const signer of all) outcomes.push(await world.sign(signer, { passphrase: planted }));
    await control('/control', { target: 'signature', down: true });
    for (const signer of all) outcomes.push(await world.sign(signer, { passphrase: planted }));
  } finally {
    for (const spy of [...streams, ...consoles]) spy.mockRestore();
  }
  expect(outcomes).toHaveLength(14);
  expect(JSON.stringify(outcomes)).not.toContain(planted);
  expect(printed.join('\n')).not.toContain(planted);
});
