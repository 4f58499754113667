import { PDF } from '@libpdf/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureVillages } from '../register/villages.fixture.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';

const official = { nik: '3275012412749001', name: 'Yudi Wibowo', organisation: 'Kecamatan' };
const passphrase = 'satu-tanda-tangan-demo';
let sandbox: Sandbox;
let pdf: Uint8Array;

beforeAll(async () => {
  sandbox = await createSandbox({
    villages: fixtureVillages,
    families: 1,
    apiKey: 'kunci',
    officials: { people: [official], passphrase },
  });
  const document = PDF.create();
  document.addPage();
  pdf = await document.save();
});

afterAll(() => sandbox.close());

const authorization = `Basic ${Buffer.from('satuloket:kunci').toString('base64')}`;

async function ask(path: string, body?: FormData | Record<string, unknown>): Promise<Response> {
  const isForm = body instanceof FormData;
  return fetch(`${sandbox.url}/bsre${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization, ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
}

function form(fields: Record<string, string>, file: Uint8Array = pdf, name = 'file'): FormData {
  const body = new FormData();
  body.set(name, new Blob([Uint8Array.from(file)]), 'surat.pdf');
  for (const [key, value] of Object.entries(fields)) body.set(key, value);
  return body;
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const jsonOf = async (response: Response) => (await response.json()) as Record<string, unknown>;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const signFields = { nik: official.nik, passphrase, tampilan: 'invisible' };

test('v1 gives the file with its number, and the same file once more', async () => {
  const signed = await ask('/api/sign/pdf', form(signFields));
  const id = signed.headers.get('id_dokumen')!;
  const file = await bytesOf(signed);
  expect(await bytesOf(await ask(`/api/sign/download/${id}`))).toEqual(file);
  expect((await ask(`/api/sign/download/${id}`)).status).toBe(404);
});

test.each([
  ['without a passphrase', { nik: official.nik }, 1001],
  ['visible without a picture or a link', { ...signFields, tampilan: 'visible', image: 'false' }, 1001],
  ['an unknown NIK', { ...signFields, nik: '3275010101900001' }, 2011],
  ['a wrong passphrase', { ...signFields, passphrase: 'salah' }, 2031],
])('v1 refuses %s', async (_what, fields, code) => {
  const answer = await ask('/api/sign/pdf', form(fields as unknown as Record<string, string>));
  expect(answer.status).toBe(400);
  expect(await jsonOf(answer)).toMatchObject({ status_code: code });
});

test('nobody without the credentials is answered', async () => {
  const answer = await fetch(`${sandbox.url}/bsre/api/user/status/${official.nik}`);
  expect(answer.status).toBe(401);
});

test('a status has its number', async () => {
  expect(await jsonOf(await ask(`/api/user/status/${official.nik}`))).toMatchObject({
    status_code: 1111,
    status: 'ISSUE',
  });
  expect(await jsonOf(await ask('/api/user/status/3275010101900001'))).toMatchObject({
    status_code: 1110,
    status: 'NOT_REGISTERED',
  });
});

test('a check counts a signature even where its document was changed', async () => {
  const signed = await bytesOf(await ask('/api/sign/pdf', form(signFields)));
  const changed = Uint8Array.from(signed);
  changed[8] = changed[8]! ^ 1;
  const check = async (file: Uint8Array) =>
    jsonOf(await ask('/api/sign/verify', form({}, file, 'signed_file')));
  expect(await check(pdf)).toMatchObject({ jumlah_signature: 0, details: [], summary: 'NO_SIGNATURE' });
  expect(await check(signed)).toMatchObject({
    jumlah_signature: 1,
    summary: 'VALID',
    details: [
      {
        info_signer: { signer_name: official.name, cert_user_certified: true },
        signature_document: { document_integrity: true, signed_using_tsa: true },
      },
    ],
  });
  expect(await check(changed)).toMatchObject({
    jumlah_signature: 1,
    summary: 'INVALID',
    details: [{ signature_document: { document_integrity: false } }],
  });
  expect(await jsonOf(await ask('/api/v2/verify/pdf', { file: base64(changed) }))).toMatchObject({
    conclusion: 'INVALID',
    signatureInformations: [{ integrityValid: false, certificateTrusted: true }],
  });
});

test('v2 signs several files with one code from the e-mail, which works once', async () => {
  await ask('/api/v2/sign/get/totp', { nik: official.nik });
  const totp = lastCode(`${official.nik}@bsre.example`);
  const body = { email: `${official.nik}@bsre.example`, totp, file: [base64(pdf), base64(pdf)] };
  const signed = await ask('/api/v2/sign/pdf', { ...body, signatureProperties: [{ tampilan: 'INVISIBLE' }] });
  expect(((await jsonOf(signed)).file as string[]).length).toBe(2);
  expect(await jsonOf(await ask('/api/v2/sign/pdf', body))).toMatchObject({ status_code: 2032 });
});

test("v2 puts an institution's seal, with a code of its own", async () => {
  await ask('/api/v2/seal/get/totp', { idSubscriber: 'kota-bekasi' });
  const totp = lastCode('kota-bekasi@bsre.example');
  const body = { idSubscriber: 'kota-bekasi', totp, file: [base64(pdf)] };
  const [sealed = ''] = (await jsonOf(await ask('/api/v2/seal/pdf', body))).file as string[];
  const told = await jsonOf(await ask('/api/v2/verify/pdf', { file: sealed }));
  expect(told).toMatchObject({
    conclusion: 'VALID',
    signatureInformations: [{ signerName: 'Segel Elektronik Peragaan Satuloket' }],
  });
});

function lastCode(to: string): string {
  const message = sandbox.inbox.messages({ to }).at(-1);
  return /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
}
