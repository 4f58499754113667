import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { regionDatabase } from '../platform/database/index.ts';
import { arrangeCases, codeOf, value } from './testing/arrange.ts';
import { guestCaller, residentCaller } from './testing/fakes.ts';

const world = await arrangeCases();
const { services, resident, fillIn, officers, files } = world;
const { drafts, cases } = services;

describe('a guest', () => {
  test('fills in, signs in, and finds the draft again', async () => {
    const guest = guestCaller('token-1');
    const draft = await fillIn(guest);
    expect(codeOf(await cases.send(guest, { key: randomUUID(), ...draft }))).toBe('sign-in-needed');
    expect(codeOf(await drafts.open(guestCaller('token-2'), draft.draftId))).toBe('draft-unknown');
    expect(codeOf(await drafts.open(guestCaller(null), draft.draftId))).toBe('sign-in-needed');
    expect(codeOf(await drafts.open(resident, draft.draftId))).toBe('draft-unknown');
    const claimed = await world.database
      .transaction()
      .execute((transaction) =>
        services.claimDrafts(transaction, { regionId: '9901', browserToken: 'token-1', accountId: 'sari' }),
      );
    expect(claimed).toBe(1);
    expect(value(await drafts.mine(resident)).map(({ id }) => id)).toContain(draft.draftId);
    expect(codeOf(await drafts.open(guest, draft.draftId))).toBe('draft-unknown');
    value(await cases.send(resident, { key: randomUUID(), ...draft }));
  });

  test('who signs in later finds filled in what the register knows by then', async () => {
    const later = guestCaller('token-2');
    const { id } = value(await drafts.start(later, 'plot-deed'));
    expect(value(await drafts.open(later, id)).answers.home).toBeUndefined();
    await world.database
      .transaction()
      .execute((transaction) =>
        services.claimDrafts(transaction, { regionId: '9901', browserToken: 'token-2', accountId: 'sari' }),
      );
    const { answers } = value(await drafts.open(resident, id));
    expect(answers.home).toMatchObject({ street: 'Jalan Mawar 1', villageCode: '99.01.01.1001' });
  });

  test('begins one draft by one key, however often it is told, and the key holds nothing of the browser', async () => {
    const guest = guestCaller('token-3');
    const key = randomUUID();
    const told = await Promise.all([1, 2].map(() => drafts.start(guest, 'plot-deed', key)));
    expect(new Set(told.map((each) => value(each).id)).size).toBe(1);
    expect(value(await drafts.mine(guest))).toHaveLength(1);
    expect(codeOf(await drafts.start(guest, 'plot-letter', key))).toBe('key-reused');
    value(await drafts.start(guestCaller('token-4'), 'plot-deed', key));
    expect(value(await drafts.mine(guestCaller('token-4')))).toHaveLength(1);
    const keys = await regionDatabase(world.database, '9901')
      .selectFrom('command_result')
      .selectAll()
      .where('key', '=', key)
      .execute();
    expect(keys).toHaveLength(2);
    expect(JSON.stringify(keys)).not.toContain('token-3');
  });

  test('without a browser token begins nothing', async () => {
    expect(codeOf(await drafts.start(guestCaller(null), 'plot-deed'))).toBe('sign-in-needed');
    expect(value(await drafts.mine(guestCaller(null)))).toEqual([]);
  });
});

describe('a resident', () => {
  test('finds filled in what the register knows', async () => {
    const { id } = value(await drafts.start(resident, 'plot-deed'));
    const draft = value(await drafts.open(resident, id));
    expect(draft.answers.home).toMatchObject({ street: 'Jalan Mawar 1', villageCode: '99.01.01.1001' });
    expect(draft.placeNames['99.01.01.1001']).toContain('Mawar');
    expect(draft.steps).toMatchObject([
      { code: 'plot', complete: false, reachable: true },
      { code: 'papers', complete: false, reachable: false },
    ]);
  });

  test('whose identity is not claimed keeps the draft and is asked for it', async () => {
    const tono = residentCaller('tono');
    const draft = await fillIn(tono);
    expect(codeOf(await cases.send(tono, { key: randomUUID(), ...draft }))).toBe('identity-needed');
    expect(value(await drafts.open(tono, draft.draftId)).answers.plants).toBe('Cabai');
  });

  test('who changed it elsewhere since the review is asked to look again', async () => {
    const draft = await fillIn();
    value(await drafts.saveStep(resident, draft.draftId, 'papers', { answers: { truth: true } }));
    expect(codeOf(await cases.send(resident, { key: randomUUID(), ...draft }))).toBe('draft-moved');
  });

  test('throws a draft away', async () => {
    const draft = await fillIn();
    value(await drafts.discard(resident, draft.draftId));
    expect(codeOf(await drafts.open(resident, draft.draftId))).toBe('draft-unknown');
  });

  test('who opens what was sent is led to its case', async () => {
    const draft = await fillIn();
    const { code } = value(await cases.send(resident, { key: randomUUID(), ...draft }));
    expect(await drafts.open(resident, draft.draftId)).toMatchObject({
      error: { code: 'draft-sent', details: { code } },
    });
    expect(codeOf(await drafts.saveStep(resident, draft.draftId, 'plot', { answers: {} }))).toBe(
      'draft-sent',
    );
    expect(codeOf(await drafts.discard(resident, draft.draftId))).toBe('draft-sent');
    expect(await services.mayEditDraft(resident, draft.draftId)).toBe(false);
  });
});

describe('what is entered', () => {
  test('at a length that no form asks for is refused, and what was there stays', async () => {
    const { draftId } = await fillIn();
    const plants = 'a'.repeat(300_000);
    for (const entered of [{ answers: { plants } }, { posted: { plants } }]) {
      expect(codeOf(await drafts.saveStep(resident, draftId, 'plot', entered))).toBe('answers-too-long');
    }
    expect(value(await drafts.open(resident, draftId)).answers.plants).toBe('Cabai');
  });

  test('by a posted page is read as answers', async () => {
    const { id } = value(await drafts.start(guestCaller('poster'), 'plot-deed'));
    const posted = {
      size: 'small',
      plants: '  Tomat ',
      'home.street': 'Jalan 1',
      'home.villageCode': '99.01.02.1001',
    };
    value(await drafts.saveStep(guestCaller('poster'), id, 'plot', { posted }));
    const { answers } = value(await drafts.open(guestCaller('poster'), id));
    expect(answers).toMatchObject({ size: 'small', plants: 'Tomat', home: { villageCode: '99.01.02.1001' } });
  });

  test('for a step or a service that is not there is told', async () => {
    const { id } = value(await drafts.start(resident, 'plot-deed'));
    expect(codeOf(await drafts.saveStep(resident, id, 'moon', { answers: {} }))).toBe('step-unknown');
    expect(codeOf(await drafts.start(resident, 'moon-deed'))).toBe('service-unknown');
    expect(codeOf(await drafts.open(resident, 'moon'))).toBe('draft-unknown');
    expect(codeOf(await drafts.start(officers.reader, 'plot-deed'))).toBe('not-allowed');
  });

  test('lies sealed in the database', async () => {
    const draft = await fillIn();
    const { rows } = await world.admin.query('select sealed from draft where id = $1', [draft.draftId]);
    expect(rows[0].sealed.includes('Cabai')).toBe(false);
  });

  test('routes to the office of the village', async () => {
    const draft = await fillIn(resident, '99.01.02.1001');
    const review = value(await drafts.review(resident, draft.draftId));
    expect(review.office?.id).toBe('south-office');
    expect(review.sections.map(({ step }) => step)).toEqual(['plot', 'papers']);
    expect(review.sections[0]?.rows.find(({ path }) => path === 'size')?.shown).toEqual({
      id: 'Besar',
      en: 'Large',
    });
  });
});

describe('a correction', () => {
  test('that changes nothing is asked to change something', async () => {
    const code = await world.sendNew();
    value(
      await world.act(officers.reader, code, 'return', {
        faults: [{ at: 'form.plants', words: 'Kurang jelas.' }],
      }),
    );
    const { draftId } = value(await cases.startCorrection(resident, code));
    const { version } = value(await drafts.open(resident, draftId));
    const refused = await cases.send(resident, { key: randomUUID(), draftId, version });
    expect(refused.ok ? [] : refused.error.fields?.map(({ path }) => path)).toEqual(['correction']);
    files.upload(draftId, 'sketch', 'lagi.jpg');
    const key = randomUUID();
    const sent = value(await cases.send(resident, { key, draftId, version }));
    expect(sent.code).toBe(code);
    // Its answer was lost on the way.
    expect(value(await cases.send(resident, { key, draftId, version }))).toEqual(sent);
    // And sent from another tab, which has a key of its own: the record has it once, and no other step is claimed.
    const elsewhere = randomUUID();
    expect(value(await cases.send(resident, { key: elsewhere, draftId, version }))).toEqual(sent);
    const { rows } = await world.admin.query(
      `select key, result -> 'unchanged' as unchanged from command_result where key = any($1) order by key = $2`,
      [[key, elsewhere], elsewhere],
    );
    expect(rows.map(({ unchanged }) => unchanged)).toEqual([null, true]);
    expect(value(await cases.view(officers.reader, code)).documents[0]?.files).toHaveLength(2);
    expect(codeOf(await cases.startCorrection(resident, code))).toBe('nothing-to-correct');
  });

  test('of another’s case is no more than unknown', async () => {
    const code = await world.sendNew();
    expect(codeOf(await cases.startCorrection(residentCaller('tono'), code))).toBe('case-unknown');
    expect(codeOf(await cases.startCorrection(officers.reader, code))).toBe('not-allowed');
  });
});
