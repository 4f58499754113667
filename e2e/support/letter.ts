/** A domicile letter, asked for by a program. */
import type { ApiClient } from '@satuloket/client';
import { expect } from 'vitest';
import { inventedPhoto } from '../../packages/server/src/files/invented-files.ts';
import { dataOf, newKey, region, saveStep, startDraft, uploadWhole } from './programs.ts';

/** Sends one about a person as the form takes them, from where they now live; its tracking code. */
export async function sendLetter(
  client: ApiClient,
  subject: Readonly<Record<string, string>>,
  villageCode: string,
): Promise<string> {
  return sendLetterFor(client, await startDraft(client, 'surat-domisili'), subject, villageCode);
}

/** The same in a draft that is open already, for oneself or for someone else. */
export async function sendLetterFor(
  client: ApiClient,
  draft: string,
  subject: Readonly<Record<string, string>>,
  villageCode: string,
): Promise<string> {
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
  for (const [step, answers] of Object.entries(steps)) {
    expect((await saveStep(client, draft, step, answers)).problems, step).toEqual([]);
  }
  await dataOf(uploadWhole(client, draft, 'identity-card', 'ktp.jpg', await inventedPhoto()));
  const { draft: reviewed } = await dataOf(
    client.GET('/api/regions/{region}/drafts/{id}/review', { params: { path: { region, id: draft } } }),
  );
  const sent = await dataOf(
    client.POST('/api/regions/{region}/drafts/{id}/send', {
      params: { path: { region, id: draft }, header: newKey() },
      body: { version: reviewed.version },
    }),
  );
  return sent.code;
}
