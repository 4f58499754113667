import { type ApiClient, createClient } from '@satuloket/client';
import { makeTrackingCode } from '@satuloket/engine';
import { describe, expect, test } from 'vitest';
import { signAtDesk } from './support/at-the-desk.ts';
import { sendLetter } from './support/letter.ts';
import { product } from './support/our-product.ts';
import { messageThatSays } from './support/people.ts';
import {
  act,
  dataOf,
  download,
  inRegion,
  newKey,
  officerClient,
  problemOf,
  region,
  rene,
  residentClient,
  until,
  viewCase,
  wholeChecklist,
} from './support/programs.ts';

/** A letter that the city makes itself, asked for by a program while the population register is down. */
const guest = createClient({ baseUrl: product.url });

describe('a domicile letter while the register is down', () => {
  let resident: ApiClient;
  let token: string;
  let code: string;

  const register = (down: boolean) =>
    fetch(`${product.sandboxUrl}/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ target: 'register', down }),
    });

  /** The demo's clock goes on, so that what waits for a later moment is due. */
  const passMinutes = (minutes: number) =>
    fetch(`${product.sandboxUrl}/control/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ minutes }),
    });

  test('it is sent all the same, and can not be approved before the register says yes', async () => {
    ({ client: resident, token } = await residentClient(product, rene.phone));
    const approver = await officerClient(product, 'penyetuju.bekasibarat');
    await register(true);
    try {
      const claimed = resident.POST('/api/regions/{region}/identity', { ...inRegion, body: rene.claim });
      expect(await dataOf(claimed)).toEqual({ identity: 'pending' });
      const { nik, name, birthDate } = rene.claim;
      const subject = { source: 'typed', nik, name, birthDate };
      code = await sendLetter(resident, subject, '32.75.02.1002');
      const verifier = await officerClient(product, 'verifikator.bekasibarat');
      const checklist = await wholeChecklist(verifier, code);
      const accepted = await dataOf(act(verifier, code, 'accept', { checklist }));
      expect(accepted.state).toBe('approving');
      const undone = await dataOf(
        verifier.POST('/api/regions/{region}/cases/{code}/undo', {
          params: { path: { region, code }, header: newKey() },
          body: { seq: accepted.seq },
        }),
      );
      expect(undone.state).toBe('checking');
      expect((await dataOf(act(verifier, code, 'accept', { checklist }))).state).toBe('approving');
      const seen = await viewCase(approver, code);
      expect(seen.identity).toBe('pending');
      const approve = seen.actions.find(({ action }) => action === 'approve');
      expect(approve).toMatchObject({ possible: false, reason: { id: expect.stringMatching(/\S/) } });
      expect(await problemOf(act(approver, code, 'approve'))).toMatchObject({ status: 409 });
    } finally {
      await register(false);
    }
    await passMinutes(15);
    await until(async () => ((await viewCase(approver, code)).identity === 'matched' ? true : undefined));
    expect((await dataOf(act(approver, code, 'approve'))).state).toBe('signing');
    expect((await viewCase(resident, code)).products[0]).toMatchObject({ released: false });
    await signAtDesk(product, 'camat.bekasibarat', code);
  });

  test('the letter is a PDF of one page that the city made and the head of the district signed', async () => {
    const letter = await until(async () => {
      const [found] = (await viewCase(resident, code)).products;
      return found?.released && found.fileId !== undefined ? found : undefined;
    });
    expect(letter).toMatchObject({ issuer: 'local', signed: true });
    const document = await download(product, resident, token, letter.fileId ?? '');
    const text = document.toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    // The signature writes its page anew behind the first, so the tree of pages tells how many there are.
    expect(text).toMatch(/\/Type\s*\/Pages\b[^>]*\/Count 1\b|\/Count 1\b[^>]*\/Type\s*\/Pages\b/);
    expect(text).toMatch(/\/Font\b/);
    expect(text).toMatch(/\/ByteRange\b/);
    await messageThatSays(product.sandboxUrl, rene.phone, new RegExp(code));
  });
});

const nobodysCode = makeTrackingCode('KB', new Uint8Array(16).fill(1));
test.each([
  ['KB-1', 404, 'code-unreadable'],
  ['XX-0000-0000', 404, 'code-unreadable'],
  [nobodysCode, 404, 'case-unknown'],
])('the code %s is told as what it is', async (unknown, status, expected) => {
  const answer = guest.GET('/api/regions/{region}/track/{code}', {
    params: { path: { region, code: unknown } },
  });
  expect(await problemOf(answer)).toMatchObject({ status, code: expected });
});
