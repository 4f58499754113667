import { randomUUID } from 'node:crypto';
import { replay } from '@satuloket/engine';
import { expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { officerCaller, residentCaller } from '../cases/testing/fakes.ts';
import { actionsOf, verifyActions } from '../record/index.ts';
import { arrangeEvents, problemOf } from './testing/arrange.ts';

const all = await arrangeEvents();
const { services, resident, officers, members, member, give, settle, view, act, send } = all;

const standings = async (code: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await members(code)).map(({ member: name, item, standing, end }) => [
      item === undefined ? name : `${name}/${item}`,
      end ?? standing,
    ]),
  );

/** Messages to the applicant since the last look. */
const news = (): string[] => all.sent.splice(0);

test('twins: two plates at once, then the book, then a photo of each, and the story ends by itself', async () => {
  const code = await send();
  await all.notices.sendDue('9901');
  expect(news()).toEqual([
    expect.stringContaining('kami ajukan semuanya: Papan nama (2), Buku petak, Foto (2).'),
  ]);
  expect(await standings(code)).toEqual({
    'plate/0': 'opened',
    'plate/1': 'opened',
    book: 'waiting',
    'photo/0': 'waiting',
    'photo/1': 'waiting',
  });
  const shown = await members(code);
  expect(shown.map(({ of }) => of)).toEqual(['Mawar', 'Melati', undefined, 'Mawar', 'Melati']);
  expect(shown[2]?.story.id).toBe('Menunggu semua papan nama.');
  expect(shown[0]?.promise?.state).toBe('on-time');

  const cards = value(await services.cases.mine(resident));
  expect(cards.map(({ partOf }) => partOf ?? 'alone').sort()).toEqual([code, code, 'alone'].sort());

  const first = await view(await member(code, 'plate/0'));
  expect(first.parts.partOf).toMatchObject({ code, siblings: [{ member: 'plate', ordinal: 2 }, {}, {}, {}] });
  expect(first.sections[0]?.rows.map(({ shown: words }) => words.id)).toContain('Mawar');
  expect(first.documents[0]?.files).toHaveLength(1);

  value(await give(await member(code, 'plate/0'), 'plate'));
  await settle();
  expect((await standings(code)).book).toBe('waiting');
  // What is taken back counts for nothing: the letters are those of the second time.
  const second = await member(code, 'plate/1');
  value(await give(second, 'plate', { letters: 'Salah' }));
  const { undoable } = await view(second, officers.reader);
  value(await services.cases.undo(officers.reader, { key: randomUUID(), code: second, seq: undoable!.seq }));
  value(await give(second, 'plate', { letters: 'MLT' }));
  await all.events.lookAtDue('9901');
  // While the last step can still be taken back, nothing is built upon it.
  expect((await standings(code)).book).toBe('ready');
  await settle();
  expect(await standings(code)).toMatchObject({ book: 'opened', 'photo/0': 'waiting' });
  expect(news()).toEqual([expect.stringContaining('kini kami ajukan Buku petak.')]);

  const book = await view(await member(code, 'book'), officers.reader);
  const row = (label: string) =>
    book.sections[0]?.rows.find((each) => each.label.id === label)?.shown.id ?? '';
  expect(row('owner')).toBe('Sari');
  expect(row('plateNumbers')).toMatch(/^plate-\d+, plate-\d+$/);
  expect(book.documents[0]?.files.map(({ name }) => name)).toEqual(['plate.pdf', 'plate.pdf']);

  value(await give(book.code, 'book'));
  await settle();
  // Two at once, and one message for both.
  expect(news().filter((words) => words.includes('kini kami ajukan'))).toEqual([
    expect.stringContaining('kini kami ajukan Foto (2).'),
  ]);
  const photo = await view(await member(code, 'photo/1'));
  expect(photo.documents[0]?.files).toHaveLength(1);
  const letters = photo.sections[0]?.rows.find(({ label }) => label.id === 'letters');
  expect(letters?.shown.id).toBe('MLT');
  for (const item of [0, 1]) value(await give(await member(code, `photo/${item}`), 'photo'));
  expect(await view(code)).toMatchObject({ end: 'finished', stateCode: 'finished' });
  await settle();
  news();

  const { caseId } = await view(code);
  const actions = await actionsOf(all.region('9901'), caseId);
  const stored = await all
    .region('9901')
    .selectFrom('case_current')
    .select(['replayed', 'pack_digest', 'last_seq'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const pack = await all.packs.byDigest(stored.pack_digest);
  const state = replay(actions, pack.services['new-plants']!);
  expect(stored.replayed).toEqual(JSON.parse(JSON.stringify(state)));
  expect(verifyActions(actions, { seq: stored.last_seq, hash: state.lastHash }).faults).toEqual([]);
});

test('a plate that is refused stops what needs it, in plain words, and lets it be applied for by hand', async () => {
  const code = await send();
  value(await give(await member(code, 'plate/0'), 'plate'));
  value(await act(officers.reader, await member(code, 'plate/1'), 'refuse', { reason: 'Sudah ada.' }));
  await settle();
  expect(await standings(code)).toMatchObject({
    'plate/0': 'finished',
    'plate/1': 'refused',
    book: 'blocked',
    'photo/0': 'blocked',
  });
  expect(news().join(' ')).toContain('belum dapat kami ajukan: Buku petak, Foto (2), karena');
  const book = (await members(code)).find((each) => each.member === 'book');
  expect(book).toMatchObject({ mayStart: true, turn: 'applicant' });
  expect(book?.story.id).toContain('tidak selesai: Papan nama.');

  const begun = value(await all.events.startMember(resident, { code, member: 'book' }));
  expect(value(await all.events.startMember(resident, { code, member: 'book' }))).toEqual(begun);
  const draft = value(await services.drafts.open(resident, begun.draftId));
  expect(draft.answers).toMatchObject({ owner: 'Sari' });
  expect(draft.files.plates?.map(({ name }) => name)).toEqual(['plate.pdf']);
  const { draftId } = begun;
  const { version } = draft;
  const sent = value(await services.cases.send(resident, { key: randomUUID(), draftId, version }));
  expect(await member(code, 'book')).toBe(sent.code);
  expect(codeOf(await all.events.startMember(resident, { code, member: 'book' }))).toBe('member-opened');

  value(await give(sent.code, 'book'));
  await settle();
  // The twin with a plate gets its photo; the other one's still has no plate to show.
  expect(await standings(code)).toMatchObject({ 'photo/0': 'opened', 'photo/1': 'blocked' });
  news();
});

test('only the applicant begins by hand, and only what does not come by itself', async () => {
  const code = await send();
  const start = (caller = resident, name = 'book', item?: number) =>
    all.events.startMember(caller, { code, member: name, ...(item === undefined ? {} : { item }) });
  expect(codeOf(await start())).toBe('member-waits');
  expect(codeOf(await start(resident, 'plate', 1))).toBe('member-opened');
  expect(codeOf(await start(resident, 'plate', 7))).toBe('member-unknown');
  expect(codeOf(await start(residentCaller('tono')))).toBe('case-unknown');
  expect(codeOf(await start(officers.reader))).toBe('not-allowed');
});

test('what is missing when its time comes is told once and filled in by the applicant', async () => {
  const plants = [{ plateName: 'Anggrek' }];
  const code = await send({ plants });
  value(await give(await member(code, 'plate/0'), 'plate'));
  await settle();
  value(await give(await member(code, 'book'), 'book'));
  await settle();
  expect((await standings(code))['photo/0']).toBe('incomplete');
  expect(news().filter((words) => words.includes('lengkapi dulu'))).toHaveLength(1);
  all.advance(60);
  await all.events.lookAtDue('9901');
  await all.notices.sendDue('9901');
  expect(news()).toEqual([]);

  const { draftId } = value(await all.events.startMember(resident, { code, member: 'photo', item: 0 }));
  const saved = await services.drafts.saveStep(resident, draftId, 'only', {
    answers: { home: all.home, title: 'Anggrek kami' },
  });
  const { version } = value(saved);
  value(await services.cases.send(resident, { key: randomUUID(), draftId, version }));
  expect((await standings(code))['photo/0']).toBe('opened');
});

test('what several of them miss at the same time is told in one message', async () => {
  const code = await send({ plants: [{ plateName: 'Anggrek' }, { plateName: 'Melati' }] });
  value(await give(await member(code, 'plate/0'), 'plate'));
  value(await give(await member(code, 'plate/1'), 'plate'));
  await settle();
  value(await give(await member(code, 'book'), 'book'));
  await settle();
  expect(await standings(code)).toMatchObject({ 'photo/0': 'incomplete', 'photo/1': 'incomplete' });
  expect(news().filter((words) => words.includes('lengkapi dulu'))).toHaveLength(1);
});

test('a mistake that only a case of the event would refuse is told at the event’s own field', async () => {
  const plants = [{ plateName: 'Mawar' }, { plateName: 'Bunga matahari' }];
  const draft = await all.fillIn({ plants });
  const review = value(await services.drafts.review(resident, draft.draftId));
  expect(review.problems.map(({ path, code }) => [path, code])).toEqual([
    ['plants[1].plateName', 'too-long'],
  ]);
  expect(review.members?.map(({ of, sentNow }) => [of, sentNow])).toEqual([
    ['Mawar', true],
    ['Bunga matahari', true],
    [undefined, false],
    ['Mawar', false],
    ['Bunga matahari', false],
  ]);
  const refused = problemOf(await services.cases.send(resident, { key: randomUUID(), ...draft }));
  expect(refused).toMatchObject({ code: 'draft-incomplete', fields: [{ path: 'plants[1].plateName' }] });
});

test('two plates given out at the same moment open the book once', async () => {
  for (let round = 0; round < 3; round += 1) {
    const code = await send();
    const plates = [await member(code, 'plate/0'), await member(code, 'plate/1')];
    const done = await Promise.all(plates.map((plate) => give(plate, 'plate')));
    expect(done.map((result) => result.ok)).toEqual([true, true]);
    all.advance(6);
    await Promise.all([all.events.lookAtDue('9901'), all.events.lookAtDue('9901')]);
    const books = (await members(code)).filter((each) => each.member === 'book');
    expect(books.map(({ standing }) => standing)).toEqual(['opened']);
    const { caseId } = await view(code);
    const opened = (await actionsOf(all.region('9901'), caseId)).filter(
      ({ body }) => body.type === 'member-opened' && body.member === 'book',
    );
    expect(opened).toHaveLength(1);
  }
});

test('a case that is opened again takes back its end, and what was taken back opens nothing', async () => {
  const code = await send({ plants: [{ plateName: 'Mawar', nickname: 'Ma' }] });
  const plate = await member(code, 'plate/0');
  value(await give(plate, 'plate'));
  expect((await standings(code))['plate/0']).toBe('finished');
  const { undoable } = await view(plate, officers.reader);
  value(await services.cases.undo(officers.reader, { key: randomUUID(), code: plate, seq: undoable!.seq }));
  expect((await standings(code))['plate/0']).toBe('opened');
  await settle();
  expect((await standings(code)).book).toBe('waiting');

  value(await act(officers.reader, plate, 'refuse', { reason: 'Salah.' }));
  expect((await standings(code)).book).toBe('blocked');
  value(await act(officers.judge, plate, 'reopen', { reason: 'Keliru.' }));
  expect(await standings(code)).toMatchObject({ 'plate/0': 'opened', book: 'waiting' });
  await settle();
  news();
});

test('calling the event off calls off what may still be called off', async () => {
  const code = await send({ withPath: true });
  value(await give(await member(code, 'plate/0'), 'plate'));
  value(await act(resident, code, 'cancel'));
  await all.events.lookAtDue('9901');
  // It may still be taken back.
  expect(await standings(code)).toMatchObject({ 'plate/1': 'opened', path: 'opened' });
  await settle(11);
  expect(await standings(code)).toEqual({
    'plate/0': 'finished',
    'plate/1': 'cancelled',
    path: 'cancelled',
    book: 'dropped',
    'photo/0': 'dropped',
    'photo/1': 'dropped',
  });
  expect(codeOf(await all.events.startMember(resident, { code, member: 'book' }))).toBe('event-ended');
  const { entries } = await view(await member(code, 'path'));
  expect(entries.at(-1)?.by.id).toBe('Anda');
});

test('what a helper calls off is called off in the helper’s name, for someone without an account too', async () => {
  const helper = '00000000-0000-7000-8000-00000000aaaa';
  const standing = {
    viewer: { kind: 'applicant', accountId: helper },
    actor: { kind: 'helper', accountId: helper, mandateId: '00000000-0000-7000-8000-00000000bbbb' },
  } as const;
  services.hooks.standings.push(async ({ caller }) =>
    caller.who.kind === 'officer' && caller.who.accountId === helper ? standing : null,
  );
  const code = await send({ withPath: true });
  const { caseId } = await view(code);
  const path = await member(code, 'path');
  await all
    .region('9901')
    .updateTable('case_current')
    .set({ applicant_account_id: null })
    .where('case_id', '=', caseId)
    .execute();
  const caller = officerCaller(helper, [{ role: 'front-desk', officeId: 'north-office' }]);
  value(await act(caller, code, 'cancel'));
  await settle(11);
  const { end, caseId: pathId } = await view(path, officers.reader);
  expect(end).toBe('cancelled');
  const actions = await actionsOf(all.region('9901'), pathId);
  expect(actions.findLast(({ body }) => body.type === 'taken')?.actor).toEqual(standing.actor);
});

test('whom the event took in by hand its cases take in too, and a correction as well', async () => {
  const maker = { source: 'typed' as const, name: 'Hendra Setiawan', birthDate: '1989-07-13' };
  const alone = value(await services.drafts.start(resident, 'garden-path')).id;
  value(await services.drafts.saveStep(resident, alone, 'only', { answers: { home: all.home, maker } }));
  const { problems } = value(await services.drafts.review(resident, alone));
  expect(problems.map(({ path, code }) => [path, code])).toEqual([['maker', 'choose-from-household']]);

  const code = await send({ withPath: true, maker });
  const path = await member(code, 'path');
  value(
    await act(officers.reader, path, 'return', { faults: [{ at: 'form.home', words: 'Belum lengkap.' }] }),
  );
  const { draftId } = value(await services.cases.startCorrection(resident, path));
  const draft = value(await services.drafts.open(resident, draftId));
  expect(draft.answers.maker).toEqual(maker);
  const shown = draft.household.find(({ name }) => name === maker.name);
  const { street, rt, rw, villageCode } = { ...all.home, street: 'Jalan Mawar 2' };
  const posted = {
    'home.street': street,
    'home.rt': rt,
    'home.rw': rw,
    'home.villageCode': villageCode,
    'maker.member': shown?.id ?? '',
  };
  const { version } = value(await services.drafts.saveStep(resident, draftId, 'only', { posted }));
  value(await services.cases.send(resident, { key: randomUUID(), draftId, version }));
  const corrected = await view(path, officers.reader);
  expect(corrected.sections[0]?.rows.map(({ shown: words }) => words.id)).toEqual(
    expect.arrayContaining([expect.stringContaining('Jalan Mawar 2'), expect.stringContaining(maker.name)]),
  );
});

test('anyone with the code reads the story without names', async () => {
  const code = await send();
  const track = value(await services.cases.track('9901', code, 'id'));
  expect(track.parts.members?.map(({ title, ordinal }) => [title.id, ordinal])).toEqual([
    ['Papan nama', 1],
    ['Papan nama', 2],
    ['Buku petak', undefined],
    ['Foto', 1],
    ['Foto', 2],
  ]);
  expect(JSON.stringify(track)).not.toContain('Mawar');
  const plate = value(await services.cases.track('9901', await member(code, 'plate/0'), 'id'));
  expect(plate.parts.partOf).toBeUndefined();
});

test('what shows the family is told of in the story, and opens only for who has proven more', async () => {
  const code = await send({ plants: all.twins.slice(0, 1) });
  value(await give(await member(code, 'plate'), 'plate'));
  const plate = async () => (await members(code)).find((each) => each.member === 'plate')?.products;
  expect(await plate()).toMatchObject([{ code: 'plate', fileId: expect.any(String) }]);
  const { people } = all;
  const known = people.applicants.get('sari')!;
  people.applicants.set('sari', { ...known, isFamilyHidden: true });
  const [hidden] = (await plate()) ?? [];
  people.applicants.set('sari', known);
  expect(hidden).toMatchObject({ code: 'plate', released: true, isFamilyHidden: true });
  expect(hidden).not.toHaveProperty('fileId');
  news();
});
