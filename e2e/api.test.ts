import { request } from 'node:http';
import { type ApiClient, createClient, sendUpload } from '@satuloket/client';
import { describe, expect, test } from 'vitest';
import { inventedPdf, inventedPhoto } from '../packages/server/src/files/invented-files.ts';
import { product } from './support/our-product.ts';
import { messagesTo, messageThatSays } from './support/people.ts';
import {
  act,
  andi,
  beginUpload,
  dataOf,
  download,
  inRegion,
  newKey,
  officerClient,
  problemOf,
  region,
  residentClient,
  saveStep,
  sri,
  startDraft,
  takeAction,
  uploadWhole,
  viewCase,
  wholeChecklist,
} from './support/programs.ts';

/** The story of the browser tests, told by programs: the same rules answer, whoever asks. */
const baseUrl = product.url;
const guest = createClient({ baseUrl });
const today = new Date();
const daysFromNow = (days: number): string =>
  new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Sends the head of a file and hangs up in the middle of it. */
function hangUpAfter(uploadPath: string, content: Buffer, sentBytes: number): Promise<void> {
  return new Promise((resolve) => {
    const sending = request(new URL(uploadPath, baseUrl), {
      method: 'PATCH',
      headers: {
        'upload-offset': 0,
        'content-type': 'application/offset+octet-stream',
        'content-length': content.length,
      },
    });
    sending.on('error', () => resolve());
    sending.write(content.subarray(0, sentBytes), () => setTimeout(() => sending.destroy(), 300));
    sending.on('close', () => resolve());
  });
}

const birth = {
  child: {
    childName: 'Kirana Putri Prasetyo',
    childSex: 'female',
    birthDate: daysFromNow(-12),
    birthPlace: '32.75',
  },
  birth: {
    birthPlaceKind: 'hospital',
    attendant: 'doctor',
    birthKind: 'single',
    birthOrder: 3,
    hasBirthLetter: true,
  },
  parents: {
    mother: { source: 'register', ...sri.claim, kk: undefined, relation: 'wife' },
    marriagePaper: 'marriage-book',
    father: { source: 'register', ...sri.husband },
    familyCard: sri.claim.kk,
    home: { street: 'Jalan Kenari 8', rt: '002', rw: '005', villageCode: '32.75.02.1002' },
  },
  witnesses: {
    reporterRelation: 'mother',
    witness1: { source: 'typed', name: 'Suparman', nik: '3275091705857001' },
    witness1Phone: '081200000105',
    witness2: { source: 'typed', name: 'Dewi Anggraini Putri', nik: '3275015403967001' },
    witness2Phone: '081200000101',
  },
  truth: { truth: true },
} as const;

describe('a birth certificate, from a phone to the finished document', () => {
  let resident: ApiClient;
  let token: string;
  let draft: string;
  let code: string;
  const officers: Record<'verifier' | 'second' | 'operator' | 'approver', ApiClient> = {} as never;

  test('a draft begun without signing in is claimed at sign-in', async () => {
    const { token: browser } = await dataOf(guest.POST('/api/regions/{region}/guests', inRegion));
    const begun = await startDraft(createClient({ baseUrl, browser }), 'akta-kelahiran');
    const signedIn = await residentClient(product, sri.phone, { browser });
    resident = signedIn.client;
    token = signedIn.token;
    expect(signedIn.claimedDrafts).toBe(1);
    const drafts = await dataOf(resident.GET('/api/regions/{region}/drafts', inRegion));
    expect(drafts.map(({ id }) => id)).toContain(begun);
    draft = begun;
  });

  test('who one is: a malformed NIK is told at its field, the right claim matches', async () => {
    const claim = (nik: string) =>
      resident.POST('/api/regions/{region}/identity', { ...inRegion, body: { ...sri.claim, nik } });
    const refused = await problemOf(claim('32750465'));
    expect(refused).toMatchObject({ code: 'identity-invalid', status: 422 });
    expect(refused.fields?.map(({ path }) => path)).toEqual(['nik']);
    expect(await dataOf(claim(sri.claim.nik))).toEqual({ identity: 'matched' });
    const profile = await dataOf(resident.GET('/api/regions/{region}/profile', inRegion));
    expect(profile.household.map(({ name }) => name)).toContain('Agus Prasetyo');
  });

  test.each([
    ['a name with digits', { childName: 'Kirana 2 Prasetyo' }, 'childName'],
    ['a new name of one word', { childName: 'Kirana' }, 'childName'],
    ['a new name of more than 60 letters', { childName: `Kirana ${'a'.repeat(60)}` }, 'childName'],
    ['a birth date in the future', { birthDate: daysFromNow(3) }, 'birthDate'],
  ])('%s is kept and told at its field', async (_case, wrong, path) => {
    const { problems } = await saveStep(resident, draft, 'child', { ...birth.child, ...wrong });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    const kept = await dataOf(
      resident.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: draft } } }),
    );
    expect(kept.answers).toMatchObject(wrong);
  });

  test('a malformed NIK of a witness is told at that witness', async () => {
    const { problems } = await saveStep(resident, draft, 'witnesses', {
      ...birth.witnesses,
      witness2: { ...birth.witnesses.witness2, nik: '123' },
    });
    expect(problems.map(({ path }) => path)).toEqual(['witness2.nik']);
  });

  test('the steps filled in right have no problems', async () => {
    for (const step of ['child', 'birth', 'parents', 'witnesses', 'truth'] as const) {
      expect((await saveStep(resident, draft, step, birth[step])).problems, step).toEqual([]);
    }
  });

  const script = '<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>';
  test.each([
    ['a file that is not what it says', Buffer.from('MZ this is a program '.repeat(40)), 'file-kind-refused'],
    ['an empty file', Buffer.alloc(0), 'file-empty'],
    ['a PDF with a script inside', inventedPdf({ objects: [script] }), 'file-has-script'],
  ])('%s is refused', async (_case, content, expected) => {
    const refused = await problemOf(uploadWhole(resident, draft, 'birth-letter', 'surat.pdf', content));
    expect(refused).toMatchObject({ code: expected, status: 422 });
  });

  test('a file that is too large is refused before it is sent', async () => {
    const refused = await problemOf(beginUpload(resident, draft, 'birth-letter', 'besar.jpg', 50_000_000));
    expect(refused).toMatchObject({ code: 'file-too-large', details: { maximumMegabytes: 10 } });
  });

  test('an upload goes on where the line broke', async () => {
    const photo = await inventedPhoto({ width: 2400, height: 1800 });
    const { uploadPath } = await dataOf(
      beginUpload(resident, draft, 'birth-letter', 'surat lahir.jpg', photo.length),
    );
    await hangUpAfter(uploadPath, photo, Math.floor(photo.length / 3));
    const progress = await fetch(baseUrl + uploadPath, { method: 'HEAD' });
    const cameBytes = Number(progress.headers.get('upload-offset'));
    expect(cameBytes).toBeLessThan(photo.length);
    const fromTheStart = await fetch(baseUrl + uploadPath, {
      method: 'PATCH',
      headers: { 'upload-offset': String(cameBytes + 1), 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(photo.subarray(0, 10)),
    });
    expect(fromTheStart.status).toBe(409);
    const content = new Blob([new Uint8Array(photo)]);
    const uploaded = await sendUpload({ baseUrl, uploadPath, content, partBytes: 100_000 });
    expect(uploaded.data?.file).toMatchObject({ name: 'surat lahir.jpg', mediaType: 'image/jpeg' });
  });

  test('a file put in by mistake can be taken out', async () => {
    const { file } = await dataOf(uploadWhole(resident, draft, 'marriage-book', 'salah.pdf', inventedPdf()));
    await dataOf(
      resident.DELETE('/api/regions/{region}/drafts/{id}/files/{fileId}', {
        params: { path: { region, id: draft, fileId: file.fileId } },
      }),
    );
    const { files } = await dataOf(
      resident.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: draft } } }),
    );
    expect(files['marriage-book'] ?? []).toEqual([]);
  });

  test('sent twice with one key it is one case; the key with other content is refused', async () => {
    for (const requirement of ['marriage-book', 'family-card', 'parents-cards']) {
      await dataOf(uploadWhole(resident, draft, requirement, `${requirement}.pdf`, inventedPdf()));
    }
    const review = await dataOf(
      resident.GET('/api/regions/{region}/drafts/{id}/review', { params: { path: { region, id: draft } } }),
    );
    expect(review.problems).toEqual([]);
    expect(review.office?.name.id).toContain('Bekasi Barat');
    const header = newKey();
    const send = (id: string) =>
      resident.POST('/api/regions/{region}/drafts/{id}/send', {
        params: { path: { region, id }, header },
        body: { version: review.draft.version },
      });
    const [first, second] = await Promise.all([dataOf(send(draft)), dataOf(send(draft))]);
    expect(second).toEqual(first);
    const other = await startDraft(resident, 'surat-domisili');
    expect(await problemOf(send(other))).toMatchObject({ code: 'key-reused', status: 409 });
    code = first.code;
    const cases = await dataOf(resident.GET('/api/regions/{region}/cases', inRegion));
    expect(cases.filter((card) => card.code === code)).toHaveLength(1);
  });

  test('tracking shows where it is and nothing personal', async () => {
    const tracked = await dataOf(
      guest.GET('/api/regions/{region}/track/{code}', { params: { path: { region, code } } }),
    );
    expect(tracked).toMatchObject({ code, turn: 'office', end: null, promise: { state: 'on-time' } });
    const told = JSON.stringify(tracked);
    const personal = [sri.claim.nik, sri.claim.kk, sri.husband.nik, '81200000103', '0103'];
    const names = ['Sri', 'Wahyuni', 'Agus', 'Prasetyo', 'Kirana', 'Suparman', 'Kenari'];
    for (const words of [...personal, ...names]) expect(told, words).not.toContain(words);
  });

  test('others reach neither case nor file nor draft, here or in the other region', async () => {
    const { documents } = await viewCase(resident, code);
    const fileId = documents[0]?.files[0]?.fileId ?? '';
    const own = await startDraft(resident, 'surat-domisili');
    const stranger = (await residentClient(product, andi.phone)).client;
    const elsewhere = await officerClient(product, 'verifikator.tambunselatan', 'kabupaten-bekasi');
    const far = await officerClient(product, 'verifikator.rawalumbu');
    const asked = (client: ApiClient, at: string) => ({
      case: client.GET('/api/regions/{region}/cases/{code}', { params: { path: { region: at, code } } }),
      file: client.GET('/api/regions/{region}/files/{fileId}/link', {
        params: { path: { region: at, fileId } },
      }),
      draft: client.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region: at, id: own } } }),
    });
    const answers = async (client: ApiClient, at: string) => {
      const { case: ofCase, file, draft: ofDraft } = asked(client, at);
      return [await ofCase, await file, await ofDraft].map(({ response }) => response.status);
    };
    expect(await answers(stranger, region)).toEqual([404, 404, 404]);
    expect(await answers(guest, region)).toEqual([401, 404, 401]);
    expect(await answers(resident, 'kabupaten-bekasi')).toEqual([404, 404, 404]);
    expect(await answers(elsewhere, 'kabupaten-bekasi')).toEqual([404, 404, 404]);
    expect(await answers(elsewhere, region)).toEqual([401, 404, 401]);
    // An officer may fill in a draft for somebody; this one is unknown to them.
    expect(await answers(far, region)).toEqual([403, 404, 404]);
    const tracked = guest.GET('/api/regions/{region}/track/{code}', {
      params: { path: { region: 'kabupaten-bekasi', code } },
    });
    expect(await problemOf(tracked)).toMatchObject({ code: 'code-of-other-region', status: 404 });
  });

  test('two officers take it at once: one has it, the other is told who', async () => {
    officers.verifier = await officerClient(product, 'verifikator.bekasibarat');
    officers.second = await officerClient(product, 'verifikator2.bekasibarat');
    officers.operator = await officerClient(product, 'operator.bekasibarat');
    officers.approver = await officerClient(product, 'penyetuju.bekasibarat');
    const { rows } = await dataOf(
      officers.verifier.GET('/api/regions/{region}/work', {
        params: { path: { region }, query: { queue: 'to-take', search: code } },
      }),
    );
    expect(rows.map((row) => row.code)).toEqual([code]);
    const { lastSeq } = await viewCase(officers.verifier, code);
    const take = (client: ApiClient) =>
      client.POST('/api/regions/{region}/cases/{code}/assignment', {
        params: { path: { region, code }, header: newKey() },
        body: { lastSeq, to: 'me' },
      });
    const answers = await Promise.all([take(officers.verifier), take(officers.second)]);
    expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 409]);
    const { assignee } = await viewCase(officers.verifier, code);
    const refused = answers.find(({ error }) => error)?.error;
    expect(refused).toMatchObject({ code: 'case-moved', details: { by: assignee?.name } });
    if (answers[0]?.error) {
      [officers.verifier, officers.second] = [officers.second, officers.verifier];
    }
  });

  test('returned with all that is wrong, corrected, and sent again as the same case', async () => {
    const faults = [
      { at: 'form.childName', words: 'Nama di surat lahir ditulis Kirana Putri Prasetya.' },
      { at: 'requirement.birth-letter', words: 'Tanda tangan bidan tidak terlihat.' },
    ];
    expect(await problemOf(act(officers.verifier, code, 'return'))).toMatchObject({
      code: 'inputs-invalid',
      status: 422,
    });
    const returned = await dataOf(act(officers.verifier, code, 'return', { faults }));
    expect(returned.state).toBe('returned');

    const { draftId } = await dataOf(
      resident.POST('/api/regions/{region}/cases/{code}/correction', { params: { path: { region, code } } }),
    );
    const correction = await dataOf(
      resident.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: draftId } } }),
    );
    expect(correction.corrects?.faults.map(({ at, words }) => ({ at, words }))).toEqual(faults);
    await saveStep(resident, draftId, 'child', { ...birth.child, childName: 'Kirana Putri Prasetya' });
    const photo = await inventedPhoto({ width: 1600, height: 1200 });
    await dataOf(uploadWhole(resident, draftId, 'birth-letter', 'surat lahir 2.jpg', photo));
    const review = await dataOf(
      resident.GET('/api/regions/{region}/drafts/{id}/review', { params: { path: { region, id: draftId } } }),
    );
    expect(review.problems).toEqual([]);
    const sent = await dataOf(
      resident.POST('/api/regions/{region}/drafts/{id}/send', {
        params: { path: { region, id: draftId }, header: newKey() },
        body: { version: review.draft.version },
      }),
    );
    expect(sent.code).toBe(code);
    expect(await viewCase(officers.verifier, code)).toMatchObject({ stateCode: 'checking', faults: [] });
  });

  test('what officers and applicant write, rate and move goes the same way, once for each key', async () => {
    const params = { path: { region, code }, header: newKey() };
    const write = (words: string) =>
      officers.verifier.POST('/api/regions/{region}/cases/{code}/comments', {
        params,
        body: { audience: 'applicant', words },
      });
    const written = await dataOf(write('Apakah bidannya bisa dihubungi?'));
    expect(await dataOf(write('Apakah bidannya bisa dihubungi?'))).toEqual(written);
    expect(await problemOf(write('Tidak jadi.'))).toMatchObject({ code: 'key-reused' });
    const { entries } = await viewCase(resident, code);
    expect(entries.filter(({ detail }) => detail === 'Apakah bidannya bisa dihubungi?')).toHaveLength(1);

    const { lastSeq } = await viewCase(officers.verifier, code);
    const move = officers.verifier.POST('/api/regions/{region}/cases/{code}/office', {
      params: { path: { region, code }, header: newKey() },
      body: { lastSeq, officeId: 'kantor-di-bulan', reason: 'Salah alamat.' },
    });
    expect(await problemOf(move)).toMatchObject({ code: 'office-unfit', status: 422 });
    const link = officers.verifier.POST('/api/regions/{region}/cases/{code}/links', {
      params: { path: { region, code }, header: newKey() },
      body: { other: code, relation: 'related' },
    });
    expect(await problemOf(link)).toMatchObject({ code: 'link-unfit', status: 422 });
    const rate = resident.POST('/api/regions/{region}/cases/{code}/rating', {
      params: { path: { region, code }, header: newKey() },
      body: { stars: 5 },
    });
    expect(await problemOf(rate)).toMatchObject({ code: 'not-finished', status: 409 });

    const colleagues = await dataOf(
      officers.verifier.GET('/api/regions/{region}/cases/{code}/colleagues', {
        params: { path: { region, code } },
      }),
    );
    expect(colleagues.length).toBeGreaterThan(1);
    const counts = await dataOf(officers.verifier.GET('/api/regions/{region}/work/counts', inRegion));
    expect(counts.find(({ queue }) => queue === 'to-take')?.count).toBeGreaterThan(0);
  });

  test('two officers accept at once: one does, the other is told who did what; what is stale is refused', async () => {
    const { lastSeq } = await viewCase(officers.verifier, code);
    const checklist = await wholeChecklist(officers.verifier, code);
    const accept = (client: ApiClient) =>
      takeAction(client, { code, lastSeq, action: 'accept', with: { checklist } });
    const answers = await Promise.all([accept(officers.verifier), accept(officers.second)]);
    expect(answers.map(({ response }) => response.status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ error }) => error)?.error;
    expect(refused).toMatchObject({ code: 'case-moved', details: { state: 'registering' } });
    expect(String(refused?.details?.by)).not.toBe('');
    const stale = takeAction(officers.operator, { code, lastSeq, action: 'wait-register' });
    expect(await problemOf(stale)).toMatchObject({ code: 'case-moved', status: 409 });
  });

  test('the operator registers it, the approver approves, and the resident has the document', async () => {
    const { registerEntry, lastSeq } = await viewCase(officers.operator, code);
    const rows = registerEntry.flatMap((entry) => entry.rows.map(({ value }) => value));
    expect(rows).toEqual(expect.arrayContaining(['KIRANA PUTRI PRASETYA', sri.claim.kk, sri.claim.nik]));
    const { number, pdf } = await registerAtSiak(code);
    const { file } = await dataOf(
      officers.operator.PUT('/api/regions/{region}/cases/{code}/results/{product}', {
        params: { path: { region, code, product: 'certificate' }, query: { name: 'akta.pdf', number } },
        body: pdf,
        bodySerializer: (body) => body as Uint8Array<ArrayBuffer>,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );
    const results = [{ product: 'certificate', number, fileId: file.fileId }];
    const registered = await dataOf(
      takeAction(officers.operator, { code, lastSeq, action: 'register', with: { results } }),
    );
    expect(registered.state).toBe('approving');
    expect((await dataOf(act(officers.approver, code, 'approve'))).state).toBe('finished');

    const finished = await viewCase(resident, code);
    expect(finished.products).toMatchObject([{ issuer: 'register', released: true, number }]);
    const document = await download(product, resident, token, finished.products[0]?.fileId ?? '');
    expect(document.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(document.equals(pdf)).toBe(true);
    const rated = await dataOf(
      resident.POST('/api/regions/{region}/cases/{code}/rating', {
        params: { path: { region, code }, header: newKey() },
        body: { stars: 5, words: 'Cepat sekali.' },
      }),
    );
    expect(rated.code).toBe(code);
  });

  test('the messages arrived in the order in which things happened', async () => {
    await messageThatSays(product.sandboxUrl, sri.phone, new RegExp(`${code} sudah selesai`));
    const told = (await messagesTo(product.sandboxUrl, sri.phone)).filter(({ text }) => text.includes(code));
    // Nobody is asked any more for a correction that has come within the time in which the return could be undone.
    const known = [
      'permohonan akta kelahiran',
      'perbaikan untuk',
      'lengkap dan cocok',
      'sudah selesai',
      'perlu Anda',
    ];
    const order = told.map(({ text }) => known.findIndex((words) => text.includes(words)));
    expect(order.filter((index) => index >= 0)).toEqual([0, 1, 2, 3]);
  });

  test('a session that was ended gets 401, and the draft is there after signing in again', async () => {
    const waiting = await startDraft(resident, 'surat-domisili');
    const open = (client: ApiClient) =>
      client.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: waiting } } });
    await resident.DELETE('/api/regions/{region}/sessions/current', inRegion);
    expect(await problemOf(open(resident))).toMatchObject({ code: 'sign-in-needed', status: 401 });
    const again = await residentClient(product, sri.phone);
    expect(await dataOf(open(again.client))).toMatchObject({ id: waiting, service: 'surat-domisili' });
  });

  async function registerAtSiak(reference: string): Promise<{ number: string; pdf: Buffer }> {
    const { child, birth: how, parents, witnesses } = birth;
    const answer = await fetch(`${product.sandboxUrl}/siak/kelahiran`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        reference,
        kk: parents.familyCard,
        childName: 'Kirana Putri Prasetya',
        sex: child.childSex,
        birthPlaceKind: how.birthPlaceKind,
        birthPlace: 'Kota Bekasi',
        birthDate: child.birthDate,
        birthKind: how.birthKind,
        birthOrder: String(how.birthOrder),
        attendant: how.attendant,
        motherNik: sri.claim.nik,
        fatherNik: sri.husband.nik,
        witness1Nik: witnesses.witness1.nik,
        witness2Nik: witnesses.witness2.nik,
      }),
    });
    const number = answer.headers.get('location')?.split('/').at(-1) ?? '';
    expect(number, await answer.text()).toMatch(/^3275-LU-/);
    const file = await fetch(`${product.sandboxUrl}/register/files/${number}.pdf`);
    return { number, pdf: Buffer.from(await file.arrayBuffer()) };
  }
});
