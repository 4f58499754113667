/** The examples of the README as they stand there, so that the compiler reads them and a test runs them. */
import {
  type ApiClient,
  createClient,
  newCommandKey,
  requestToken,
  verifyWebhook,
  type WebhookHeaders,
} from '../src/index.ts';

export async function track({ guest, region }: { guest: ApiClient; region: string }) {
  const { data, error } = await guest.GET('/api/regions/{region}/track/{code}', {
    params: { path: { region, code: 'KB-7K3M-Q2PX' } },
  });
  console.log(data ? data.promise.sentence.id : `${error.code}: ${error.title}`);
  return error?.code;
}

export async function token(given: {
  baseUrl: string;
  region: string;
  clientId: string;
  clientSecret: string;
}) {
  const { baseUrl, region, clientId, clientSecret } = given;
  const { token } = await requestToken({ baseUrl, region, clientId, clientSecret, scopes: ['cases:file'] });
  const program = createClient({ baseUrl, token });
  return program;
}

export async function file(given: {
  program: ApiClient;
  region: string;
  service: string;
  person: { nik: string; name: string; birthDate: string };
  answers: Record<string, unknown>;
  photo: Buffer;
}) {
  const { program, region, service, person, answers, photo } = given;
  const key = newCommandKey();
  const filed = await program.POST('/api/regions/{region}/agency/cases', {
    params: { path: { region }, header: { 'idempotency-key': key } },
    body: {
      service,
      applicant: { nik: person.nik, name: person.name, birthDate: person.birthDate },
      answers,
      files: [{ requirement: 'sketch', name: 'denah.jpg', content: photo.toString('base64') }],
    },
  });
  const code = filed.data?.code ?? '';
  const where = await program.GET('/api/regions/{region}/agency/cases/{code}', {
    params: { path: { region, code } },
  });
  console.log(where.data?.story.id);
  return { code, where: where.data };
}

export async function list({ program, region }: { program: ApiClient; region: string }) {
  const codes: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await program.GET('/api/regions/{region}/agency/cases', {
      params: { path: { region }, query: { filedBy: 'me', ...(cursor && { cursor }) } },
    });
    for (const row of page.data?.rows ?? []) codes.push(row.code);
    cursor = page.data?.next ?? undefined;
  } while (cursor);
  return codes;
}

export async function webhook(given: { secret: string; headers: WebhookHeaders; body: string }) {
  const { secret, headers, body } = given;
  // `body` is the text that came, before any parsing.
  const message = await verifyWebhook({ secret, headers, body });
  if (message?.type === 'case.filed') console.log(message.data.case);
  return message;
}
