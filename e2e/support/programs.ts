/** People of the demo who use the API through programs. */
import { type ApiClient, createClient, newCommandKey, type Problem } from '@satuloket/client';
import { expect } from 'vitest';
import { messagesTo, signInCodeAfter } from './people.ts';

export type Product = { readonly url: string; readonly sandboxUrl: string };

export const region = 'kota-bekasi';
export const inRegion = { params: { path: { region } } };
const demoPassword = 'satu-loket-demo';

export const sri = {
  phone: '081200000103',
  claim: {
    nik: '3275046512907001',
    kk: '3275041405187001',
    name: 'Sri Wahyuni Rahayu',
    birthDate: '1990-12-25',
  },
  husband: { nik: '3275040911877001', name: 'Agus Prasetyo' },
} as const;

/** Nobody proves his identity elsewhere: his letter's story is of a register that is down. */
export const rene = {
  phone: '081200000114',
  claim: {
    nik: '3275023009867001',
    kk: '3275020607127001',
    name: 'René Kornelis Manuhutu',
    birthDate: '1986-09-30',
  },
} as const;

export const felicia = {
  phone: '081200000110',
  claim: {
    nik: '3174044101997001',
    kk: '3275080209267001',
    name: 'Felicia Wijaya',
    birthDate: '1999-01-01',
  },
} as const;

export const yulianti = {
  phone: '081200000111',
  claim: {
    nik: '3275115206937001',
    kk: '3275111703147001',
    name: 'Yulianti Permata Sari',
    birthDate: '1993-06-22',
  },
} as const;

/** Lives in Kota Bekasi too, and has nothing to do with the cases of others. */
export const andi = { phone: '081200000113' } as const;

type Answer<Data> = { readonly data?: Data; readonly error?: Problem; readonly response: Response };

/** What a call answered with; the problem stands in the message when it did not go well. */
export async function dataOf<Data>(answer: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await answer;
  if (error !== undefined) throw new Error(`${response.status} ${JSON.stringify(error)}`);
  return data as NonNullable<Data>;
}

/** The problem of a call that must fail, in the shape that the API promises. */
export async function problemOf(answer: Promise<Answer<unknown>>): Promise<Problem> {
  const { error, response } = await answer;
  if (error === undefined) throw new Error(`${response.url} did not fail, it answered ${response.status}.`);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(error).toMatchObject({ status: response.status, type: `/api#${error.code}` });
  return error;
}

export function newKey() {
  return { 'idempotency-key': newCommandKey() };
}

/** Asks for a code, reads it on the phone and signs in. */
export async function residentClient(
  { url, sandboxUrl }: Product,
  phone: string,
  { browser, at = region }: { readonly browser?: string; readonly at?: string } = {},
): Promise<{ client: ApiClient; token: string; claimedDrafts: number }> {
  const guest = createClient({ baseUrl: url, ...(browser !== undefined && { browser }) });
  const before = (await messagesTo(sandboxUrl, phone)).length;
  const params = { path: { region: at } };
  await dataOf(guest.POST('/api/regions/{region}/sign-in-codes', { params, body: { phone } }));
  const code = await signInCodeAfter(sandboxUrl, phone, before);
  const session = await dataOf(
    guest.POST('/api/regions/{region}/sessions', { params, body: { phone, code } }),
  );
  return { client: createClient({ baseUrl: url, token: session.token }), ...session };
}

export async function officerClient({ url }: Product, username: string, at = region): Promise<ApiClient> {
  const { token } = await dataOf(
    createClient({ baseUrl: url }).POST('/api/regions/{region}/sessions', {
      params: { path: { region: at } },
      body: { username, password: demoPassword },
    }),
  );
  return createClient({ baseUrl: url, token });
}

/** Takes an action on the case as it stands now. */
export async function act(
  client: ApiClient,
  code: string,
  action: string,
  given: NonNullable<Parameters<typeof takeAction>[1]['with']> = {},
) {
  const seen = await viewCase(client, code);
  return takeAction(client, { code, lastSeq: seen.lastSeq, action, with: given });
}

export function takeAction(
  client: ApiClient,
  input: {
    code: string;
    lastSeq: number;
    action: string;
    with?: {
      reason?: string;
      faults?: { at: string; words: string }[];
      checklist?: string[];
      results?: { product: string; number: string; fileId: string }[];
      asked?: { answers: Record<string, string | boolean> };
    };
  },
) {
  const { code, ...body } = input;
  return client.POST('/api/regions/{region}/cases/{code}/actions', {
    params: { path: { region, code }, header: newKey() },
    body,
  });
}

export function viewCase(client: ApiClient, code: string) {
  return dataOf(client.GET('/api/regions/{region}/cases/{code}', { params: { path: { region, code } } }));
}

/** Everything that the checklist of a case asks for. */
export async function wholeChecklist(client: ApiClient, code: string): Promise<string[]> {
  const { documents } = await viewCase(client, code);
  return documents.flatMap(({ requirement, checks }) =>
    checks.map((check) => `${requirement}.${check.code}`),
  );
}

/** Asks again until there is something; the test's own time limit ends it. */
export async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

export async function startDraft(client: ApiClient, service: string): Promise<string> {
  const { id } = await dataOf(
    client.POST('/api/regions/{region}/drafts', { ...inRegion, body: { service } }),
  );
  return id;
}

export function saveStep(client: ApiClient, id: string, step: string, answers: Record<string, unknown>) {
  return dataOf(
    client.PUT('/api/regions/{region}/drafts/{id}/steps/{step}', {
      params: { path: { region, id, step } },
      body: { answers },
    }),
  );
}

export function uploadWhole(
  client: ApiClient,
  id: string,
  requirement: string,
  name: string,
  bytes: Uint8Array,
) {
  return client.POST('/api/regions/{region}/drafts/{id}/requirements/{requirement}/files', {
    params: { path: { region, id, requirement }, query: { name } },
    body: bytes,
    bodySerializer: (body) => body as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/octet-stream' },
  });
}

export function beginUpload(
  client: ApiClient,
  id: string,
  requirement: string,
  name: string,
  sizeBytes: number,
) {
  return client.POST('/api/regions/{region}/drafts/{id}/uploads', {
    params: { path: { region, id } },
    body: { requirement, name, sizeBytes },
  });
}

/** Opens a file as a program does: asks for its address, then for the bytes. */
export async function download(
  { url }: Product,
  client: ApiClient,
  token: string,
  fileId: string,
): Promise<Buffer> {
  const { path } = await dataOf(
    client.GET('/api/regions/{region}/files/{fileId}/link', { params: { path: { region, fileId } } }),
  );
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  return Buffer.from(await answer.arrayBuffer());
}
