import { expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller } from '../types.ts';
import { arrangeHelping, father, mother, sri, strokePicture } from './testing/arrange.ts';

type Arranged = Awaited<ReturnType<typeof arrangeHelping>>;

async function filedByVillage(all: Arranged) {
  const { helping, staff, key, card } = all;
  const { personId } = value(
    await helping.identify(staff.mawar, { key: key(), at: 'village', ...card(sri) }),
  );
  const { mandateId } = value(
    await helping.giveMandate(staff.mawar, {
      key: key(),
      personId,
      services: null,
      until: '2026-12-31',
      paper: 'signature',
      name: 'tanda-tangan.png',
      content: await strokePicture(),
    }),
  );
  const begin = () => helping.beginDraft(staff.mawar, { key: key(), mandateId, service: 'plot-deed' });
  const code = value(await all.fillAndSend(staff.mawar, value(await begin()).draftId)).code;
  return { mandateId, code };
}

function withPosts(caller: Caller, posts: Extract<Caller['who'], { kind: 'officer' }>['posts']): Caller {
  if (caller.who.kind !== 'officer') throw new Error('Only officers hold posts.');
  return { ...caller, who: { ...caller.who, posts } };
}

test('a number alone opens no earlier case at a counter while the register can not say whose it is', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services, register } = all;
  const { code } = await filedByVillage(all);
  register.down = true;
  const made = { ...card(sri), name: 'Siapa Saja' };
  const { personId, identity } = value(
    await helping.identify(staff.desk, { key: key(), at: 'counter', ...made }),
  );
  expect(identity).toBe('pending');
  expect(codeOf(await services.cases.view(staff.desk, code))).not.toBe('ok');
  expect(value(await helping.person(staff.desk, personId))).toMatchObject({ cases: [], mandates: [] });
  register.down = false;
  value(await helping.identify(staff.desk, { key: key(), at: 'counter', ...card(sri) }));
  expect(codeOf(await services.cases.view(staff.desk, code))).toBe('ok');
});

test.each([
  ['the post', [{ role: 'front-desk', officeId: 'north-office' }]],
  ['the village', [{ role: 'village-officer', officeId: 'north-office', villageCode: '99.01.01.1002' }]],
])('whoever has left %s for which a mandate was given acts under it no more', async (_, posts) => {
  const all = await arrangeHelping();
  const { helping, staff, key, services } = all;
  const { mandateId, code } = await filedByVillage(all);
  const begin = (caller: Caller) =>
    helping.beginDraft(caller, { key: key(), mandateId, service: 'plot-letter' });
  const { draftId } = value(await begin(staff.mawar));
  const moved = withPosts(staff.mawar, posts);
  expect(codeOf(await begin(moved))).toBe('mandate-over');
  expect(codeOf(await services.drafts.open(moved, draftId))).toBe('mandate-over');
  expect(codeOf(await services.cases.view(moved, code))).not.toBe('ok');
  expect(codeOf(await helping.paper(moved, mandateId))).toBe('mandate-unknown');
});

test('a signature is read by officers who handle what rests on it, and by no others', async () => {
  const all = await arrangeHelping();
  const { helping, staff, officers } = all;
  const { mandateId } = await filedByVillage(all);
  expect(codeOf(await helping.paper(officers.reader, mandateId))).toBe('ok');
  for (const caller of [staff.otherDesk, staff.desk, staff.melati]) {
    expect(codeOf(await helping.paper(caller, mandateId))).toBe('mandate-unknown');
  }
  const looks = await regionDatabase(all.database, '9901')
    .selectFrom('reveal')
    .select(['purpose', 'kinds', 'subject_digest'])
    .where('what', '=', `mandate/${mandateId}`)
    .execute();
  expect(looks).toMatchObject([{ purpose: 'working-on-it', kinds: ['documents', 'identity', 'address'] }]);
  expect(looks[0]?.subject_digest).not.toBeNull();
});

test('leave that was taken back closes the list of cases too', async () => {
  const all = await arrangeHelping();
  const { helping, key, accounts } = all;
  const dad = all.resident(accounts.father, father);
  const mum = all.resident(accounts.mother, mother);
  value(await helping.setFamilyLeave(mum, { key: key(), allowed: true }));
  const member = value(await helping.household(dad)).members.find(({ name }) => name === mother.name);
  const begun = await helping.beginForMember(dad, {
    key: key(),
    memberId: member?.memberId ?? '',
    service: 'plot-deed',
  });
  const { code } = value(await all.fillAndSend(dad, value(begun).draftId));
  expect(value(await helping.mine(dad)).forOthers).toMatchObject([{ code }]);
  value(await helping.setFamilyLeave(mum, { key: key(), allowed: false }));
  expect(value(await helping.mine(dad)).forOthers).toEqual([]);
});

test('a case that waits for the register opens to nobody by its number alone', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services, register, accounts, advance } = all;
  const person = all.resident(accounts.stranger, sri);
  register.down = true;
  const wrong = { ...card(sri), name: 'Siapa Saja' };
  const found = value(await helping.identify(staff.desk, { key: key(), at: 'counter', ...wrong }));
  const begun = await helping.beginDraft(staff.desk, {
    key: key(),
    mandateId: found.mandateId ?? '',
    service: 'plot-deed',
  });
  const { code } = value(await all.fillAndSend(staff.desk, value(begun).draftId));
  const isClosed = async () => {
    expect(codeOf(await services.cases.view(person, code))).toBe('case-unknown');
    expect(value(await helping.mine(person)).forMe).toEqual([]);
  };
  await isClosed();
  register.down = false;
  advance(5);
  await helping.retryPendingPeople('9901');
  expect(value(await services.cases.view(all.officers.reader, code)).identity).toBe('mismatched');
  await isClosed();
});

test('an officer’s look for a visitor is written down like any other', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services, database } = all;
  const { code } = await filedByVillage(all);
  value(await helping.identify(staff.desk, { key: key(), at: 'counter', ...card(sri) }));
  const { caseId } = value(await services.cases.view(staff.desk, code));
  const looks = await database
    .withoutPlugins()
    .selectFrom('reveal')
    .select(['account_id', 'role', 'office_id', 'purpose'])
    .where('case_id', '=', caseId)
    .execute();
  const desk = { account_id: all.accounts.desk, role: 'front-desk', office_id: 'north-office' };
  expect(looks).toEqual([{ ...desk, purpose: 'helping' }]);
});
