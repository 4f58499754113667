import { randomUUID } from 'node:crypto';
import { success } from '@satuloket/engine';
import { beforeEach, describe, expect, it } from 'vitest';
import { arrangeCases, codeOf, masterKeys, value } from '../cases/testing/arrange.ts';
import { gardenPack } from '../cases/testing/invented-pack.ts';
import type { OutgoingMessage } from '../notices/channels/index.ts';
import { createCaseMessages, createNotices } from '../notices/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { createConfirmations } from './index.ts';

/** The deed of a plot, for which two neighbours must say that the plot is the applicant's. */
const witnessed = gardenPack().map(({ path, text }) => {
  if (path !== 'services/plot-deed.yaml') return { path, text };
  const words = (id: string) => ({ id, en: id });
  const service = JSON.parse(text);
  service.form.steps[0].fields.push(
    { code: 'first', type: 'person', others: true, optional: true, label: words('Saksi pertama') },
    { code: 'firstPhone', type: 'text', format: 'phone', optional: true, label: words('Nomor pertama') },
    {
      code: 'second',
      type: 'text',
      format: 'name',
      maximumLength: 60,
      optional: true,
      label: words('Saksi kedua'),
    },
    { code: 'secondPhone', type: 'text', format: 'phone', optional: true, label: words('Nomor kedua') },
  );
  service.confirmations = {
    neighbour: {
      title: words('Tetangga'),
      people: [
        { person: 'first', phone: 'firstPhone' },
        { person: 'second', phone: 'secondPhone' },
      ],
      statement: words('Petak ini memang digarap pemohon.'),
      shows: ['plants', 'first'],
      validDays: 7,
    },
  };
  service.flow.actions.accept.guard = {
    that: 'case.confirmed.neighbour == 2',
    otherwise: words('Kedua tetangga belum membenarkan.'),
  };
  return { path, text: JSON.stringify(service) };
});

const world = await arrangeCases({ packFiles: witnessed });
const { services: cases, resident, officers, clock, advance } = world;
const sent: OutgoingMessage[] = [];
const notices = createNotices({
  database: world.database,
  masterKeys,
  places: world.places,
  publicUrl: 'https://layanan.contoh.id',
  now: () => clock.now,
  channels: {
    whatsapp: {
      kind: 'whatsapp',
      status: () => ({ available: true }),
      async send(message) {
        sent.push(message);
        return success({ providerId: message.idempotencyKey });
      },
    },
  },
  bundleMilliseconds: 0,
  recordTold: cases.recordTold,
});
const confirmations = createConfirmations({
  database: world.database,
  masterKeys,
  places: world.places,
  publicUrl: 'https://layanan.contoh.id',
  now: () => clock.now,
  cases,
});
cases.registerFollower(notices.follow);
cases.registerFollower(confirmations.follow);
cases.hooks.viewParts.push(confirmations.viewPart);
const { open, answer, takeBack, sendAgain } = confirmations.service;
const regionId = '9901';

const firstNik = '9901010208940002';
const people = {
  first: { source: 'typed', name: 'Budi Santoso', nik: firstNik },
  firstPhone: '0812 0000 0021',
  second: 'Wati',
  secondPhone: '081200000022',
};

beforeEach(() => {
  sent.length = 0;
  advance(24 * 60);
});

async function file(answers: Record<string, unknown> = people) {
  const { draftId } = await world.fillIn();
  const plot = {
    size: 'large',
    plants: 'Cabai',
    home: { street: 'Jalan Mawar 1', rt: '001', rw: '002', villageCode: '99.01.01.1001' },
    ...answers,
  };
  const { version } = value(
    await cases.drafts.saveStep(resident, draftId, 'plot', { answers: plot as never }),
  );
  return value(await cases.cases.send(resident, { key: randomUUID(), draftId, version })).code;
}

/** Sends what is due and gives the token of each link, by phone. */
async function links(): Promise<Record<string, string>> {
  await notices.sendDue(regionId);
  return Object.fromEntries(
    sent.flatMap(({ to, text }) => {
      // One message may carry the links of several cases; the latest stands last.
      const token = [...text.matchAll(/\/saksi\/([\w-]+)/g)].at(-1)?.[1];
      return token === undefined ? [] : [[to, token]];
    }),
  );
}

const first = '+6281200000021';
const second = '+6281200000022';

async function asked(code: string, caller = resident) {
  return value(await cases.cases.view(caller, code)).parts.confirmations ?? [];
}

describe('a case that asks others', () => {
  it('sends each of them a link of their own, and shows nothing of it to the applicant', async () => {
    const code = await file();
    const token = await links();
    expect(Object.keys(token).sort()).toEqual([first, second]);
    expect(token[first]).not.toBe(token[second]);
    const { messages } = value(await cases.cases.view(resident, code));
    expect(JSON.stringify(messages)).not.toContain('saksi/');
    expect(await asked(code)).toMatchObject([
      { confirmation: 'neighbour', person: 0, name: 'Budi Santoso', answer: null, mayAskAgain: false },
      { confirmation: 'neighbour', person: 1, name: 'Wati', answer: null },
    ]);
  });

  it('asks nobody whose phone was not entered', async () => {
    const code = await file({ first: people.first, second: 'Wati' });
    expect(await links()).toEqual({});
    expect(await asked(code)).toEqual([]);
  });

  it('keeps neither the token nor the phone in clear, and forgets the message once it is sent', async () => {
    const code = await file();
    const token = await links();
    const { caseId } = value(await cases.cases.view(resident, code));
    const here = regionDatabase(world.database, regionId);
    const rows = await here
      .selectFrom('confirmation_link')
      .selectAll()
      .where('case_id', '=', caseId)
      .execute();
    const stored = JSON.stringify(rows) + rows.map((row) => row.token_digest.toString('latin1')).join();
    expect(stored).not.toContain(token[first]);
    expect(stored).not.toContain('0000021');
    const told = await createCaseMessages({ masterKeys }).ofCase(here, caseId);
    expect(told.map(({ text }) => text).join()).not.toContain('saksi');
  });

  it('tells an officer when somebody else has the same phone', async () => {
    const code = await file({ ...people, secondPhone: '+62 812-0000-0001' });
    expect(await asked(code)).not.toContainEqual(expect.objectContaining({ sharesPhone: true }));
    expect(await asked(code, officers.reader)).toMatchObject([
      { person: 0 },
      { person: 1, sharesPhone: true },
    ]);
  });
});

describe('whoever holds a link', () => {
  it('sees what is asked and nothing else', async () => {
    await file();
    const token = await links();
    const page = value(await open(regionId, token[first]!));
    expect(page).toMatchObject({ name: 'Budi Santoso', asksProof: true, answer: null });
    expect(page.rows.map(({ shown }) => shown.id)).toEqual(['Cabai', 'Budi Santoso']);
    expect(JSON.stringify(page)).not.toMatch(/9901|Sari|Jalan Mawar|KB-/);
    expect(value(await open(regionId, token[second]!))).toMatchObject({ asksProof: false });
  });

  it('answers, and the flow goes by it', async () => {
    const code = await file();
    const token = await links();
    expect(codeOf(await world.act(officers.reader, code, 'accept', world.allChecked))).toBe(
      'action-not-possible',
    );
    value(await answer(regionId, token[first]!, { answer: 'yes', proof: '0002', words: 'Saya kenal.' }));
    value(await answer(regionId, token[second]!, { answer: 'yes' }));
    expect((await asked(code)).map(({ answer: given }) => given)).toEqual(['yes', 'yes']);
    const { entries } = value(await cases.cases.view(officers.reader, code));
    expect(entries).toContainEqual(expect.objectContaining({ detail: 'Saya kenal.', by: expect.anything() }));
    const own = value(await cases.cases.view(resident, code));
    expect(JSON.stringify(own.entries)).not.toContain('Saya kenal.');
    expect(codeOf(await world.act(officers.reader, code, 'accept', world.allChecked))).toBe('ok');
  });

  it('is told to an officer who is about to act on what the screen showed', async () => {
    const code = await file();
    const token = await links();
    const { lastSeq } = value(await cases.cases.view(officers.reader, code));
    value(await answer(regionId, token[second]!, { answer: 'no' }));
    const refuse = { key: randomUUID(), code, lastSeq, action: 'refuse', with: { reason: 'Tidak dikenal.' } };
    expect(await cases.cases.act(officers.reader, refuse)).toMatchObject({
      error: { code: 'case-moved', details: { by: 'Saksi' } },
    });
  });

  it('answers once: the same again is the same, another is refused', async () => {
    const code = await file();
    const token = await links();
    value(await answer(regionId, token[second]!, { answer: 'no' }));
    const before = value(await cases.cases.view(resident, code)).lastSeq;
    expect(codeOf(await answer(regionId, token[second]!, { answer: 'no' }))).toBe('ok');
    expect(codeOf(await answer(regionId, token[second]!, { answer: 'yes' }))).toBe('confirmation-answered');
    expect(value(await cases.cases.view(resident, code)).lastSeq).toBe(before);
  });

  it('of two answers at the same moment records one', async () => {
    const code = await file();
    const token = await links();
    const before = value(await cases.cases.view(resident, code)).lastSeq;
    const both = await Promise.all([
      answer(regionId, token[second]!, { answer: 'yes' }),
      answer(regionId, token[second]!, { answer: 'no' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(value(await cases.cases.view(resident, code)).lastSeq).toBe(before + 1);
  });

  it('takes the answer back within ten minutes, and answers anew', async () => {
    const code = await file();
    const token = await links();
    value(await answer(regionId, token[second]!, { answer: 'no' }));
    advance(9);
    // While it is answered the link shows no more than the answer.
    expect(value(await open(regionId, token[second]!))).toMatchObject({ rows: [], answer: 'no' });
    value(await takeBack(regionId, token[second]!));
    expect(value(await open(regionId, token[second]!)).rows).not.toEqual([]);
    expect((await asked(code))[1]?.answer).toBeNull();
    value(await answer(regionId, token[second]!, { answer: 'yes' }));
    advance(11);
    expect(codeOf(await takeBack(regionId, token[second]!))).toBe('confirmation-take-back-over');
    expect((await asked(code))[1]?.answer).toBe('yes');
  });

  it('has five tries at the NIK', async () => {
    const code = await file();
    const token = await links();
    for (const left of [4, 3, 2, 1]) {
      expect(await answer(regionId, token[first]!, { answer: 'yes', proof: '9999' })).toMatchObject({
        error: { code: 'confirmation-proof-wrong', details: { attemptsLeft: left } },
      });
    }
    expect(codeOf(await answer(regionId, token[first]!, { answer: 'yes', proof: '1' }))).toBe(
      'confirmation-locked',
    );
    expect(codeOf(await answer(regionId, token[first]!, { answer: 'yes', proof: '0002' }))).toBe(
      'confirmation-locked',
    );
    expect((await asked(code))[0]).toMatchObject({ answer: null, linkIsOver: true });
  });

  it.each([
    ['nonsense', 'nonsense', 'confirmation-unknown'],
    ['a token that never was', 'A'.repeat(32), 'confirmation-unknown'],
  ])('%s', async (_, token, expected) => {
    expect(codeOf(await open(regionId, token))).toBe(expected);
    expect(codeOf(await answer(regionId, token, { answer: 'yes' }))).toBe(expected);
    expect(codeOf(await takeBack(regionId, token))).toBe(expected);
  });

  it('of another region is unknown', async () => {
    await file();
    const token = await links();
    expect(codeOf(await open('9902', token[first]!))).toBe('confirmation-unknown');
  });

  it('is told when the link has expired', async () => {
    await file();
    const token = await links();
    advance(7 * 24 * 60);
    expect(codeOf(await answer(regionId, token[second]!, { answer: 'yes' }))).toBe('confirmation-expired');
  });
});

describe('a link', () => {
  it('works no more once the answers were corrected, and everyone is asked anew', async () => {
    const code = await file();
    const before = await links();
    value(await answer(regionId, before[second]!, { answer: 'yes' }));
    const faults = [{ at: 'form.plants', words: 'Tulis nama tanamannya.' }];
    value(await world.act(officers.reader, code, 'return', { faults }));
    const { draftId } = value(await cases.cases.startCorrection(resident, code));
    const opened = value(await cases.drafts.open(resident, draftId));
    const { home: _, ...rest } = opened.answers;
    const answers = { ...opened.answers, ...rest, plants: 'Tomat' };
    const { version } = value(await cases.drafts.saveStep(resident, draftId, 'plot', { answers }));
    sent.length = 0;
    value(await cases.cases.send(resident, { key: randomUUID(), draftId, version }));
    expect(codeOf(await open(regionId, before[first]!))).toBe('confirmation-withdrawn');
    expect((await asked(code)).map(({ answer: given }) => given)).toEqual([null, null]);
    const after = await links();
    expect(value(await open(regionId, after[first]!)).rows[0]?.shown.id).toBe('Tomat');
  });

  it('works no more once the case has ended, and again when that is undone', async () => {
    const code = await file();
    const before = await links();
    value(await world.act(resident, code, 'cancel'));
    expect(codeOf(await answer(regionId, before[first]!, { answer: 'yes', proof: '0002' }))).toBe(
      'confirmation-withdrawn',
    );
    const { undoable } = value(await cases.cases.view(resident, code));
    value(await cases.cases.undo(resident, { key: randomUUID(), code, seq: undoable!.seq }));
    const after = await links();
    expect(codeOf(await open(regionId, after[first]!))).toBe('ok');
  });

  it('is sent again as a new one: after ten minutes, five times a day', async () => {
    clock.now = new Date(`${clock.now.toISOString().slice(0, 10)}T01:00:00.000Z`);
    const code = await file();
    const again = (key: string = randomUUID()) =>
      sendAgain(resident, { key, code, confirmation: 'neighbour', person: 1 });
    const before = await links();
    expect(codeOf(await again())).toBe('confirmation-sent-recently');
    for (let time = 0; time < 5; time += 1) {
      advance(11);
      const key = randomUUID();
      expect(codeOf(await again(key))).toBe('ok');
      expect(codeOf(await again(key))).toBe('ok');
    }
    advance(11);
    expect(codeOf(await again())).toBe('confirmation-sent-recently');
    const after = await links();
    expect(codeOf(await open(regionId, before[second]!))).toBe('confirmation-unknown');
    expect(codeOf(await open(regionId, after[second]!))).toBe('ok');
    // Those in between never went out: the links in them had stopped working.
    expect(sent.filter(({ to }) => to === second)).toHaveLength(2);
    advance(24 * 60);
    expect(codeOf(await again())).toBe('ok');
  });

  it('is sent again by whoever may see the case only, and to nobody who has answered', async () => {
    const code = await file();
    const token = await links();
    advance(11);
    const input = { code, confirmation: 'neighbour', person: 1 };
    expect(codeOf(await sendAgain(officers.porter, { key: randomUUID(), ...input }))).not.toBe('ok');
    value(await answer(regionId, token[second]!, { answer: 'yes' }));
    expect(codeOf(await sendAgain(officers.reader, { key: randomUUID(), ...input }))).toBe(
      'confirmation-nothing-to-send',
    );
    expect(codeOf(await sendAgain(resident, { key: randomUUID(), ...input, person: 7 }))).toBe(
      'confirmation-nothing-to-send',
    );
  });
});
