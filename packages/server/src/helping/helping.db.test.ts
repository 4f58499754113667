import { expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import type { Caller } from '../types.ts';
import {
  arrangeHelping,
  child,
  faraway,
  father,
  mother,
  neighbour,
  sri,
  strokePicture,
  tarno,
} from './testing/arrange.ts';

const elderNames = ['Asih', 'Basuki', 'Cahaya', 'Darmi', 'Endang', 'Fatimah', 'Gendis', 'Harti'] as const;

type Arranged = Awaited<ReturnType<typeof arrangeHelping>>;

async function mandateFor(all: Arranged, caller: Caller, person: typeof sri, until = '2026-12-31') {
  const { helping, key, card } = all;
  const { personId } = value(await helping.identify(caller, { key: key(), at: 'village', ...card(person) }));
  const given = value(
    await helping.giveMandate(caller, {
      key: key(),
      personId,
      services: null,
      until,
      paper: 'signature',
      name: 'tanda-tangan.png',
      content: await strokePicture(),
    }),
  );
  return { personId, ...given };
}

async function fileFor(all: Arranged, caller: Caller, mandateId: string) {
  const begun = await all.helping.beginDraft(caller, { key: all.key(), mandateId, service: 'plot-deed' });
  return value(await all.fillAndSend(caller, value(begun).draftId)).code;
}

test('a walk-in is filed for in their own name, and the case says who helped', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services } = all;
  const entered = { key: key(), at: 'counter' as const, ...card(sri), phone: '0812 0000 0099' };
  const found = value(await helping.identify(staff.desk, entered));
  expect(found).toMatchObject({ identity: 'matched' });
  expect(value(await helping.identify(staff.desk, entered))).toEqual(found);
  const code = await fileFor(all, staff.desk, found.mandateId ?? '');
  const view = value(await services.cases.view(staff.desk, code));
  expect(view.applicant.name).toBe('Sri Lestari');
  expect(view.parts.helper?.sentence.id).toBe('Diajukan di loket oleh Nia Loket.');
  expect(view.entries[0]?.by.id).not.toBe('Anda');
  // Another officer at a counter has not met her.
  expect(codeOf(await services.cases.view(staff.otherDesk, code))).not.toBe('ok');
  // The verifier of the office reads who helped.
  expect(value(await services.cases.view(all.officers.reader, code)).parts.helper).toBeDefined();
});

test('access through a visit ends after some hours, and any counter opens it again when the person comes back', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services, advance, officers } = all;
  const first = value(await helping.identify(staff.desk, { key: key(), at: 'counter', ...card(sri) }));
  const code = await fileFor(all, staff.desk, first.mandateId ?? '');
  value(
    await all.act(officers.reader, code, 'return', {
      faults: [{ at: 'form.plants', words: 'Tulis jenisnya.' }],
    }),
  );
  advance(9 * 60);
  expect(codeOf(await services.cases.view(staff.desk, code))).not.toBe('ok');
  const again = value(await helping.identify(staff.otherDesk, { key: key(), at: 'counter', ...card(sri) }));
  const person = value(await helping.person(staff.otherDesk, again.personId));
  expect(person.cases).toMatchObject([{ code, helper: 'officer', correctable: true }]);
  const { draftId } = value(await services.cases.startCorrection(staff.otherDesk, code));
  value(await all.fillAndSend(staff.otherDesk, draftId));
  expect(value(await services.cases.view(officers.reader, code)).stateCode).toBe('checking');
});

test('while the register is down the application goes on, and the case hears later whose it is', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services, register, advance, officers } = all;
  register.down = true;
  const found = value(await helping.identify(staff.desk, { key: key(), at: 'counter', ...card(sri) }));
  expect(found.identity).toBe('pending');
  const code = await fileFor(all, staff.desk, found.mandateId ?? '');
  expect(value(await services.cases.view(officers.reader, code)).identity).toBe('pending');
  register.down = false;
  advance(5);
  expect(await helping.retryPendingPeople('9901')).toBe(1);
  expect(value(await services.cases.view(officers.reader, code)).identity).toBe('matched');
  expect(await helping.retryPendingPeople('9901')).toBe(0);
});

test('nobody fishes in the register: what is not on the card is told alike, and a day has so many questions', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, register } = all;
  const wrong = { ...card(sri), birthDate: '1950-01-01' };
  for (let asked = 0; asked < 5; asked += 1) {
    const answer = await helping.identify(staff.desk, { key: key(), at: 'counter', ...wrong });
    expect(codeOf(answer)).toBe('person-mismatch');
  }
  const sixth = await helping.identify(staff.desk, { key: key(), at: 'counter', ...card(sri) });
  expect(codeOf(sixth)).toBe('look-ups-exhausted');
  expect(register.asked).toBe(5);
  // Another account has its own day.
  expect(codeOf(await helping.identify(staff.otherDesk, { key: key(), at: 'counter', ...card(sri) }))).toBe(
    'ok',
  );
});

test('a village officer acts under a signed mandate only, for neighbours only', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services } = all;
  const elsewhere = await helping.identify(staff.mawar, { key: key(), at: 'village', ...card(faraway) });
  expect(codeOf(elsewhere)).toBe('person-elsewhere');
  expect(codeOf(await helping.identify(staff.melati, { key: key(), at: 'village', ...card(sri) }))).toBe(
    'person-elsewhere',
  );
  const { personId, mandateId } = await mandateFor(all, staff.mawar, sri);
  const code = await fileFor(all, staff.mawar, mandateId);
  const seen = value(await services.cases.view(staff.mawar, code));
  expect(seen.parts.helper).toMatchObject({ mandateId, until: '2026-12-31T17:00:00.000Z' });
  expect(seen.parts.helper?.sentence.id).toBe(
    'Diajukan oleh Dedi Pamor, petugas kelurahan/desa, dengan kuasa F-1.07 sampai 31 Desember 2026.',
  );
  expect(codeOf(await services.cases.view(staff.melati, code))).not.toBe('ok');
  expect(codeOf(await helping.person(staff.melati, personId))).toBe('person-unknown');
  expect(value(await helping.people(staff.mawar, { search: 'lestari' })).rows).toMatchObject([
    { personId, name: 'Sri Lestari', mandate: { holds: true } },
  ]);
  const paper = value(await helping.paper(staff.mawar, mandateId));
  expect(paper.mediaType).toBe('image/jpeg');
  expect(codeOf(await helping.paper(staff.melati, mandateId))).toBe('mandate-unknown');
});

test('a mandate names its services and its last day', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card } = all;
  const { personId } = value(
    await helping.identify(staff.mawar, { key: key(), at: 'village', ...card(sri) }),
  );
  const give = async (services: string[] | null, until: string) =>
    helping.giveMandate(staff.mawar, {
      key: key(),
      personId,
      services,
      until,
      paper: 'thumb',
      name: 'jempol.png',
      content: await strokePicture(),
    });
  for (const [services, until] of [
    [null, '2026-11-15'],
    [null, '2027-11-17'],
    [[], '2026-12-01'],
    [['no-such'], '2026-12-01'],
  ] as const) {
    expect(codeOf(await give(services && [...services], until))).toBe('mandate-unfit');
  }
  const { mandateId } = value(await give(['plot-letter'], '2026-12-01'));
  const begun = await helping.beginDraft(staff.mawar, { key: key(), mandateId, service: 'plot-deed' });
  expect(codeOf(begun)).toBe('service-outside-mandate');
});

test.each(['person', 'helper', 'officer', 'date'] as const)(
  'a mandate that the %s ends hides the case and the open draft from the helper',
  async (by) => {
    const all = await arrangeHelping();
    const { helping, staff, key, services, advance, accounts } = all;
    const { mandateId } = await mandateFor(all, staff.mawar, sri);
    const code = await fileFor(all, staff.mawar, mandateId);
    const open = value(
      await helping.beginDraft(staff.mawar, { key: key(), mandateId, service: 'plot-letter' }),
    ).draftId;
    expect(codeOf(await services.drafts.open(staff.mawar, open))).toBe('ok');
    const person = all.resident(accounts.stranger, sri);
    if (by === 'date') advance(60 * 24 * 60);
    else {
      const ender = { person, helper: staff.mawar, officer: staff.desk }[by];
      value(await helping.endMandate(ender, { key: key(), mandateId }));
    }
    expect(codeOf(await services.drafts.open(staff.mawar, open))).toBe('mandate-over');
    expect(await services.mayEditDraft(staff.mawar, open)).toBe(false);
    expect(codeOf(await services.cases.view(staff.mawar, code))).not.toBe('ok');
    expect(codeOf(await helping.paper(staff.mawar, mandateId))).toBe('mandate-unknown');
    // The person sees the case in an account that came later, and who helped.
    const own = value(await services.cases.view(person, code));
    expect(own.parts.helper?.sentence.id).toContain('Dedi Pamor');
    expect(value(await helping.mine(person))).toMatchObject({
      forMe: [{ code }],
      mandates: [{ mandateId, holds: false }],
    });
  },
);

test('who has no part in a mandate can not end it', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, accounts } = all;
  const { mandateId } = await mandateFor(all, staff.mawar, sri);
  const other = all.resident(accounts.stranger, tarno);
  for (const caller of [staff.melati, other]) {
    expect(codeOf(await helping.endMandate(caller, { key: key(), mandateId }))).toBe('mandate-unknown');
  }
});

test('parents file for children, and for a grown member only with their leave, while it lasts', async () => {
  const all = await arrangeHelping();
  const { helping, key, services, accounts } = all;
  const dad = all.resident(accounts.father, father);
  const mum = all.resident(accounts.mother, mother);
  const idOf = async (name: string) => {
    const member = value(await helping.household(dad)).members.find((each) => each.name === name);
    return member?.memberId ?? '';
  };
  const begin = async (name: string) =>
    helping.beginForMember(dad, { key: key(), memberId: await idOf(name), service: 'plot-deed' });
  expect(value(await helping.household(dad)).members).toMatchObject([
    { name: mother.name, may: false },
    { name: child.name, may: true },
  ]);
  expect(codeOf(await begin(mother.name))).toBe('member-has-not-allowed');
  const ofChild = value(await all.fillAndSend(dad, value(await begin(child.name)).draftId)).code;
  expect(value(await services.cases.view(dad, ofChild)).applicant.name).toBe(child.name);
  value(await helping.setFamilyLeave(mum, { key: key(), allowed: true }));
  const ofMother = value(await all.fillAndSend(dad, value(await begin(mother.name)).draftId)).code;
  const seen = value(await services.cases.view(mum, ofMother));
  expect(seen.parts.helper?.sentence.id).toBe('Diajukan oleh Rizky Mawar, anggota keluarga.');
  expect(codeOf(await services.cases.view(dad, ofMother))).toBe('ok');
  value(await helping.setFamilyLeave(mum, { key: key(), allowed: false }));
  expect(codeOf(await services.cases.view(dad, ofMother))).toBe('case-unknown');
  expect(codeOf(await services.cases.view(dad, ofChild))).toBe('ok');
});

test('a code of an institution opens its draft once, for the family that it names', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, services, accounts } = all;
  expect(value(await helping.startCodeKinds(staff.nursery))).toMatchObject([
    { service: 'plot-deed', kind: 'seeds', fields: ['plants', 'sower', 'seedlings', 'sketchFile'] },
  ]);
  expect(value(await helping.startCodeKinds(staff.desk))).toEqual([]);
  const give = async (answers: Record<string, unknown>) =>
    helping.giveStartCode(staff.nursery, {
      key: key(),
      service: 'plot-deed',
      kind: 'seeds',
      entered: { answers: answers as never },
      files: [{ requirement: 'sketch', name: 'surat.png', content: await strokePicture() }],
    });
  const sower = { source: 'typed', name: mother.name, nik: mother.nik, birthDate: mother.birthDate };
  expect(codeOf(await give({ plants: 'Cabai' }))).toBe('start-code-incomplete');
  const { id } = value(await give({ plants: 'Cabai', sower }));
  const slip = value(await helping.startCode(staff.nursery, id));
  expect(slip).toMatchObject({ state: 'open', person: mother.name, giver: 'Bidan Ayu' });
  const code = slip.code ?? '';
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

  const stranger = all.resident(accounts.stranger, tarno);
  for (const [typed, expected] of [
    [code, 'start-code-unknown'],
    ['ZZZZ-ZZZZ', 'start-code-unknown'],
    ['terlalu pendek', 'start-code-unknown'],
    [code, 'start-code-attempts'],
  ]) {
    expect(codeOf(await helping.redeemStartCode(stranger, { key: key(), code: typed ?? '' }))).toBe(expected);
  }

  const dad = all.resident(accounts.father, father);
  const typed = code.toLowerCase().replace('-', ' ').replaceAll('0', 'o');
  const { draftId } = value(await helping.redeemStartCode(dad, { key: key(), code: typed }));
  const draft = value(await services.drafts.open(dad, draftId));
  expect(draft.answers).toMatchObject({
    plants: 'Cabai',
    sower: { source: 'register', nik: mother.nik, relation: 'wife' },
  });
  expect(codeOf(await helping.redeemStartCode(dad, { key: key(), code }))).toBe('start-code-unknown');
  expect(value(await helping.startCodes(staff.nursery))).toMatchObject([{ id, state: 'used' }]);
  const links = await all.database
    .withoutPlugins()
    .selectFrom('file_in_draft')
    .select('draft_id')
    .where('draft_id', '=', draftId)
    .execute();
  expect(links).toHaveLength(1);
  const filed = value(await all.fillAndSend(dad, draftId)).code;
  const seen = value(await services.cases.view(dad, filed));
  expect(seen.parts.helper?.sentence.id).toBe('Sebagian isian disiapkan oleh Bidan Ayu.');
  // The family sent it, whoever prepared it.
  expect(seen.entries.map(({ by }) => by.id)).toEqual(['Anda']);
});

test('what an institution leaves out of an item is left to the family, and is asked of them', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, services, accounts } = all;
  const sower = { source: 'typed', name: mother.name, nik: mother.nik } as const;
  const { id } = value(
    await helping.giveStartCode(staff.nursery, {
      key: key(),
      service: 'plot-deed',
      kind: 'seeds',
      entered: { answers: { plants: 'Cabai', sower, seedlings: [{ kind: 'Rawit' }, { kind: 'Keriting' }] } },
      files: [{ requirement: 'sketch', name: 'surat.png', content: await strokePicture() }],
    }),
  );
  const { code } = value(await helping.startCode(staff.nursery, id));
  const dad = all.resident(accounts.father, father);
  const { draftId } = value(await helping.redeemStartCode(dad, { key: key(), code: code ?? '' }));
  const { answers, version } = value(await services.drafts.open(dad, draftId));
  expect(answers).toMatchObject({ seedlings: [{ kind: 'Rawit' }, { kind: 'Keriting' }] });
  const sent = await services.cases.send(dad, { key: key(), draftId, version });
  const asked = sent.ok ? [] : (sent.error.fields ?? []).map(({ path }) => path);
  expect(asked).toEqual(expect.arrayContaining(['seedlings[0].name', 'seedlings[1].name']));
});

test('a revoked or outdated code opens nothing', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, accounts, advance } = all;
  const dad = all.resident(accounts.father, father);
  const sower = { source: 'typed', name: mother.name, nik: mother.nik } as const;
  const give = async () => {
    const { id } = value(
      await helping.giveStartCode(staff.nursery, {
        key: key(),
        service: 'plot-deed',
        kind: 'seeds',
        entered: { answers: { plants: 'Cabai', sower } },
        files: [{ requirement: 'sketch', name: 'surat.png', content: await strokePicture() }],
      }),
    );
    return value(await helping.startCode(staff.nursery, id));
  };
  const revoked = await give();
  value(await helping.revokeStartCode(staff.nursery, { key: key(), id: revoked.id }));
  const old = await give();
  advance(31 * 24 * 60);
  for (const slip of [revoked, old]) {
    const code = slip.code ?? '';
    expect(codeOf(await helping.redeemStartCode(dad, { key: key(), code }))).toBe('start-code-unknown');
    expect(value(await helping.startCode(staff.nursery, slip.id)).code).toBeNull();
  }
  expect(codeOf(await helping.revokeStartCode(staff.nursery, { key: key(), id: old.id }))).toBe(
    'start-code-closed',
  );

  // Answers and files go at once, whose they were a month later.
  const open = await give();
  expect(await helping.emptyStartCodes('9901')).toBe(2);
  expect(await helping.emptyStartCodes('9901')).toBe(0);
  expect(value(await helping.startCode(staff.nursery, old.id))).toMatchObject({
    person: mother.name,
    state: 'expired',
    files: [],
  });
  expect(value(await helping.startCode(staff.nursery, open.id)).files).toHaveLength(1);
  const files = await all.database
    .withoutPlugins()
    .selectFrom('file_in_draft')
    .select('draft_id')
    .where('draft_id', 'in', [revoked.id, old.id, open.id])
    .execute();
  expect(files.map(({ draft_id: draftId }) => draftId)).toEqual([open.id]);
  advance(30 * 24 * 60 - 1);
  await helping.emptyStartCodes('9901');
  expect(value(await helping.startCodes(staff.nursery))).toHaveLength(3);
  advance(1);
  await helping.emptyStartCodes('9901');
  const left = value(await helping.startCodes(staff.nursery));
  expect(left.map(({ id }) => id)).toEqual([open.id]);
});

test('forty elders of one village are helped from one phone, each by a thumb of their own, until it ends', async () => {
  const elders = Array.from({ length: 40 }, (_, index) => {
    const serial = String(index + 1).padStart(4, '0');
    return neighbour(
      `990101410150${serial}`,
      `Nenek ${elderNames[index % 8]} ${elderNames[index >> 3]}`,
      '1950-01-01',
    );
  });
  const all = await arrangeHelping({ neighbours: elders, lookUpsPerDay: 40, strangers: 45 });
  const { helping, staff, key, card, services, advance } = all;
  const codes: string[] = [];
  for (const elder of elders) {
    const { personId } = value(
      await helping.identify(staff.mawar, { key: key(), at: 'village', ...card(elder) }),
    );
    const { mandateId } = value(
      await helping.giveMandate(staff.mawar, {
        key: key(),
        personId,
        services: ['plot-deed'],
        until: '2026-12-31',
        paper: 'thumb',
        name: 'jempol.png',
        content: await strokePicture(),
      }),
    );
    codes.push(await fileFor(all, staff.mawar, mandateId));
  }
  expect(new Set(codes).size).toBe(40);
  // One page after the other shows everyone once, by name.
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = value(await helping.people(staff.mawar, { ...(cursor && { cursor }) }));
    expect(page.rows.every(({ mandate }) => mandate?.holds)).toBe(true);
    seen.push(...page.rows.map(({ name }) => name));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen.toSorted()).toEqual(elders.map(({ name }) => name).toSorted());
  // So many neighbours are a village officer's work, not a broker's.
  expect(value(await helping.flags(staff.chief))).toEqual([]);
  const [first = '', second = ''] = codes;
  const view = value(await services.cases.view(staff.mawar, first));
  expect(view.parts.helper?.sentence.id).toContain('petugas kelurahan/desa, dengan kuasa F-1.07 sampai');
  value(await helping.endMandate(staff.mawar, { key: key(), mandateId: view.parts.helper?.mandateId ?? '' }));
  expect(codeOf(await services.cases.view(staff.mawar, first))).toBe('outside-your-office');
  expect(codeOf(await services.cases.view(staff.mawar, second))).toBe('ok');
  // After its last day nobody's mandate opens anything, and the cases go on.
  advance(60 * 24 * 60);
  for (const code of codes)
    expect(codeOf(await services.cases.view(staff.mawar, code))).toBe('outside-your-office');
  expect(codeOf(await services.cases.view(all.officers.reader, second))).toBe('ok');
});

test('who files for unusually many strangers is shown to the head, once, with the cases', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key } = all;
  const third = { ...sri, nik: '9901015507480009', name: 'Ningsih' };
  all.register.match = async () => ({ ok: true, value: { match: true } });
  const realHousehold = all.register.household;
  all.register.household = async ({ nik }) =>
    nik === third.nik
      ? { ok: true, value: { ...value(await realHousehold({ nik: sri.nik })), members: [third] } }
      : realHousehold({ nik });
  const codes: string[] = [];
  for (const person of [sri, tarno, third]) {
    const { mandateId } = await mandateFor(all, staff.mawar, person);
    codes.push(await fileFor(all, staff.mawar, mandateId));
    const flags = value(await helping.flags(staff.chief));
    expect(flags).toHaveLength(codes.length > 2 ? 1 : 0);
  }
  const [flag] = value(await helping.flags(staff.chief));
  expect(flag).toMatchObject({ kind: 'helper', who: 'Dedi Pamor', people: 3, review: null });
  expect(flag?.cases.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  expect(codeOf(await helping.flags(staff.mawar))).toBe('not-allowed');
  const review = { key: key(), id: flag?.id ?? '', words: 'Hari pelayanan lansia di balai RW.' };
  value(await helping.reviewFlag(staff.chief, review));
  expect(codeOf(await helping.reviewFlag(staff.chief, { ...review, key: key() }))).toBe('flag-reviewed');
  expect(value(await helping.flags(staff.chief))).toMatchObject([{ review: { words: review.words } }]);
});

test('a phone on the cases of unusually many families is shown, masked; one family may use its phone as it likes', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, accounts } = all;
  const dad = all.resident(accounts.father, father);
  const memberId = value(await helping.household(dad)).members.find(
    ({ name }) => name === child.name,
  )?.memberId;
  for (const service of ['plot-deed', 'plot-deed', 'plot-deed']) {
    const begun = await helping.beginForMember(dad, { key: key(), memberId: memberId ?? '', service });
    value(await all.fillAndSend(dad, value(begun).draftId));
  }
  expect(value(await helping.flags(staff.chief))).toEqual([]);
  for (const person of [sri, tarno, faraway]) {
    const entered = { key: key(), at: 'counter' as const, ...card(person), phone: '0812 3456 7890' };
    const { mandateId } = value(await helping.identify(staff.desk, entered));
    await fileFor(all, staff.desk, mandateId ?? '');
  }
  const [flag, ...others] = value(await helping.flags(staff.chief));
  expect(others).toEqual([]);
  expect(flag).toMatchObject({ kind: 'phone', people: 3 });
  expect(flag?.who).toMatch(/890$/);
  expect(flag?.who).not.toContain('3456');
  expect(flag?.cases).toHaveLength(3);
});

test('a village officer’s own phone may stand for neighbours who have none: the officer is counted, not the phone', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card } = all;
  all.register.match = async () => ({ ok: true, value: { match: true } });
  const home = value(await all.register.household({ nik: sri.nik }));
  for (const person of [sri, ...[2, 3].map((each) => ({ ...sri, nik: `990101550748000${each}` }))]) {
    const kk = `99010101010${person.nik.slice(-5)}`;
    all.register.household = async () => ({ ok: true, value: { ...home, kk, members: [person] } });
    const entered = { key: key(), at: 'village' as const, ...card(person), phone: '0812 3456 7890' };
    value(await helping.identify(staff.mawar, entered));
    const { mandateId } = await mandateFor(all, staff.mawar, person);
    await fileFor(all, staff.mawar, mandateId);
  }
  expect(value(await helping.flags(staff.chief))).toMatchObject([{ kind: 'helper', people: 3 }]);
});

test('what is filed for someone who has an account is theirs at once', async () => {
  const all = await arrangeHelping();
  const { helping, staff, key, card, services, accounts } = all;
  const person = all.resident(accounts.stranger, sri);
  const { mandateId } = value(
    await helping.identify(staff.desk, { key: key(), at: 'counter', ...card(sri) }),
  );
  const code = await fileFor(all, staff.desk, mandateId ?? '');
  expect(value(await services.cases.mine(person))).toMatchObject([{ code }]);
  const view = value(await services.cases.view(person, code));
  expect(view.entries[0]?.by.id).toBe('Petugas loket');
  // A visit ends by itself: there is nothing to end here.
  expect(view.parts.helper?.mandateId).toBeUndefined();
});
