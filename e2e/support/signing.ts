/** Domicile letters brought by programs as far as the desk of whoever signs. */
import type { ApiClient } from '@satuloket/client';
import { inventedPhoto } from '../../packages/server/src/files/invented-files.ts';
import {
  dataOf,
  newKey,
  officerClient,
  type Product,
  region,
  saveStep,
  startDraft,
  takeAction,
  uploadWhole,
  viewCase,
} from './programs.ts';

/** In the district where the demo has an officer for each role. */
const villageCode = '32.75.01.1002';
/** So many at a time: the rest of the product goes on beside it. */
const atOnce = 4;

/** As many letters of one resident, sent, checked and approved with as few calls as there can be; their codes. */
export async function lettersToSign(
  product: Product,
  resident: ApiClient,
  subject: Readonly<Record<string, string>>,
  count: number,
): Promise<readonly string[]> {
  const verifier = await officerClient(product, 'verifikator.bekasitimur');
  const approver = await officerClient(product, 'penyetuju.bekasitimur');
  const photo = await inventedPhoto();
  const codes: string[] = [];
  let begun = 0;
  const bring = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      const code = await send(resident, subject, photo);
      const { lastSeq, documents } = await viewCase(verifier, code);
      const checklist = documents.flatMap(({ requirement, checks }) =>
        checks.map((check) => `${requirement}.${check.code}`),
      );
      const accepted = await dataOf(
        takeAction(verifier, { code, lastSeq, action: 'accept', with: { checklist } }),
      );
      await dataOf(takeAction(approver, { code, lastSeq: accepted.seq, action: 'approve' }));
      codes.push(code);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, bring));
  return codes;
}

async function send(
  client: ApiClient,
  subject: Readonly<Record<string, string>>,
  photo: Uint8Array,
): Promise<string> {
  const draft = await startDraft(client, 'surat-domisili');
  await dataOf(uploadWhole(client, draft, 'identity-card', 'ktp.jpg', photo));
  const steps = {
    person: { subject, occupation: 'Guru' },
    residence: {
      home: { street: 'Jalan Rajawali 3', rt: '001', rw: '009', villageCode },
      since: '2020-01-01',
      tenure: 'own',
    },
    purpose: { purpose: 'work' },
    truth: { truth: true },
  };
  let version = 0;
  for (const [step, answers] of Object.entries(steps)) {
    version = (await saveStep(client, draft, step, answers)).version;
  }
  const sent = await dataOf(
    client.POST('/api/regions/{region}/drafts/{id}/send', {
      params: { path: { region, id: draft }, header: newKey() },
      body: { version },
    }),
  );
  return sent.code;
}

/** How many of them are ready to be signed: those that stand on the first page of the desk. */
export async function readyToSign(signer: ApiClient, codes: readonly string[]): Promise<number> {
  const wanted = new Set(codes);
  const { rows } = await dataOf(
    signer.GET('/api/regions/{region}/signing/desk', {
      params: { path: { region }, query: { limit: 100 } },
    }),
  );
  return rows.filter(({ code, maySign }) => wanted.has(code) && maySign).length;
}
