import { beforeEach, describe, expect, it } from 'vitest';
import { demoCards } from './demo-card-people.ts';
import { arrivingHouseholds } from './demo-union-people.ts';
import { generatePopulation } from './generate.ts';
import { demoPace } from './recordings.ts';
import { type EventOutcome, Register } from './register.ts';
import { fixtureVillages } from './villages.fixture.ts';

const population = generatePopulation({ villages: fixtureVillages, seed: 1, families: 10 });
const known = { households: arrivingHouseholds, cards: demoCards };
const now = { instant: '2026-11-21T03:00:00.000Z', day: '2026-11-21' };
const rizky = '3275010208947001';
const dewi = '3275015403967001';
const agus = '3275040911877001';
const sri = '3275046512907001';
const arka = '3275041706227001';
const arsy = '3275045706227001';
const dewisCard = '3275011809237001';
const srisCard = '3275041405187001';

let register: Register;
beforeEach(() => {
  register = new Register(population, known);
});

let references = 0;
function enter(kind: string, typed: Record<string, unknown>, reference?: string): EventOutcome {
  references += 1;
  return register.enter(kind, reference ?? `BKS-${references}`, typed, now);
}

function registered(kind: string, typed: Record<string, unknown>) {
  const outcome = enter(kind, typed);
  if (outcome.kind !== 'registered') throw new Error(`expected ${kind}: ${JSON.stringify(outcome)}`);
  return outcome.event;
}

function refusal(kind: string, typed: Record<string, unknown>) {
  const outcome = enter(kind, typed);
  if (outcome.kind !== 'refused') throw new Error(`expected a refusal: ${JSON.stringify(outcome)}`);
  const { code, fields } = outcome.problem;
  return [code, ...(fields ?? []).map((field) => `${field.path} ${field.code}`)];
}

/** Who lives on someone's card, by relation. */
function family(nik: string): string[] {
  const members = register.household(nik)?.members ?? [];
  return members
    .filter(({ status }) => status === 'active')
    .map(({ name, relation }) => `${relation} ${name.split(' ')[0]}`);
}

const death = {
  nik: agus,
  deathDate: '2026-11-20',
  deathPlace: 'Bekasi',
  cause: 'illness',
  certifiedBy: 'doctor',
};
const arrival = {
  village: 'Karangasih, Cikarang Utara',
  street: 'Perumahan Cikarang Asri Blok A1',
  rt: '001',
  rw: '002',
};
const departure = {
  reason: 'work',
  village: 'Karangasih',
  district: 'Cikarang Utara',
  regency: 'Kabupaten Bekasi',
  street: 'Perumahan Cikarang Asri Blok A1',
  rt: '001',
  rw: '002',
};
const everybody = [agus, sri, arka, arsy].join('\n');
const wedding = {
  husbandNik: '3275023009867001',
  wifeNik: '3275026404907001',
  marriageDate: '2026-11-14',
  marriagePlace: 'Bekasi',
  officiant: 'Pendeta Samuel',
};

describe('a death', () => {
  it('makes the person deceased and the spouse widowed', () => {
    const event = registered('death', death);
    expect(event.number).toBe('3275-KM-21112026-0001');
    expect(register.person(agus)).toMatchObject({ status: 'deceased', deceasedOn: '2026-11-20' });
    expect(register.person(sri)?.maritalStatus).toBe('widowed');
    expect(register.match({ nik: agus, name: 'Agus Prasetyo', birthDate: '1987-11-09' })).toBe(false);
  });

  it('is followed by a card with the widow as head, on which the children stay children', () => {
    registered('death', death);
    const card = registered('kk-new', {
      reason: 'Penggantian kepala keluarga',
      headNik: sri,
      members: [arka, arsy],
    });
    expect(card.number).toMatch(/^327504211126\d{4}$/);
    expect(register.household(sri)?.kk).toBe(card.number);
    expect(family(sri)).toEqual(['head Sri', 'child Arka', 'child Arsy']);
  });
});

describe('a move', () => {
  it('away and back in elsewhere takes the whole family to another region', () => {
    const skp = registered('move-out', { movers: everybody, ...departure });
    expect(skp.number).toBe('SKPWNI/3275/21112026/0001');
    expect(skp.fileName).toBe('SKPWNI-3275-21112026-0001');
    expect(register.person(sri)).toMatchObject({ status: 'moved-out', skp: { number: skp.number } });
    // On the way between two regions Sri is still who she is.
    expect(register.match({ nik: sri, name: 'Sri Wahyuni Rahayu', birthDate: '1990-12-25' })).toBe(true);
    const card = registered('move-in', {
      skpNumber: skp.number,
      movers: everybody,
      cardPlan: 'new',
      ...arrival,
    });
    expect(card.number).toMatch(/^321609211126\d{4}$/);
    expect(register.household(sri)).toMatchObject({ kk: card.number, villageName: 'Karangasih' });
    expect(family(sri)).toEqual(['head Agus', 'wife Sri', 'child Arka', 'child Arsy']);
    expect(register.person(sri)).toMatchObject({ status: 'active', villageCode: '32.16.09.2003' });
    expect(register.person(sri)?.skp).toBeUndefined();
  });

  it('of the head alone leaves the spouse as head', () => {
    registered('move-out', { movers: agus, ...departure });
    expect(family(sri)).toEqual(['head Sri', 'child Arka', 'child Arsy']);
  });

  it('within the region keeps the card when everybody goes', () => {
    const village = 'Margahayu, Bekasi Timur';
    const event = registered('move-within', { movers: everybody, cardPlan: 'keep', ...arrival, village });
    expect(event.number).toBe(srisCard);
    expect(register.household(sri)).toMatchObject({ kk: srisCard, villageName: 'Margahayu' });
    expect(register.people.filter(({ kk }) => kk === srisCard)).toHaveLength(4);
  });

  it('within the region onto another card makes the mover a relative there', () => {
    const event = registered('move-within', {
      movers: `${sri} famili lain`,
      cardPlan: 'Numpang KK',
      joinKk: dewisCard,
    });
    expect(event.number).toBe(dewisCard);
    expect(family(dewi)).toEqual(['head Rizky', 'wife Dewi', 'other-relative Sri']);
    expect(family(agus)).toEqual(['head Agus', 'child Arka', 'child Arsy']);
  });

  it('from a city that is no region here arrives by its SKP', () => {
    const hendra = '3174041307897001';
    const movers = `${hendra}, 3174045810917001`;
    const skpNumber = 'SKPWNI/3174/16112026/0009';
    registered('move-in', { skpNumber, movers, cardPlan: 'new', ...arrival });
    expect(family(hendra)).toEqual(['head Hendra', 'wife Maya']);
  });
});

describe('a card', () => {
  const salma = '3275016008097001';

  it('goes from recording to print by the clock, and is then the person’s', () => {
    expect(register.card(salma, now.instant)?.status).toBe('NONE');
    expect(refusal('identity-card', { nik: salma, reason: 'first' })).toEqual([
      'fields-invalid',
      'nik not-print-ready',
    ]);
    register.capture(salma, now, demoPace);
    const statusAt = (minutes: number) =>
      register.card(salma, new Date(Date.parse(now.instant) + minutes * 60_000).toISOString())?.status;
    expect([0, 1, 2, 6, 7].map(statusAt)).toEqual([
      'BIO_CAPTURED',
      'BIO_CAPTURED',
      'SENT_FOR_ENROLLMENT',
      'SENT_FOR_ENROLLMENT',
      'PRINT_READY_RECORD',
    ]);
    const later = { instant: '2026-11-21T03:07:00.000Z', day: now.day };
    expect(register.enter('identity-card', 'BKS-KTP', { nik: salma, reason: 'first' }, later)).toMatchObject({
      kind: 'registered',
      event: { number: salma },
    });
    expect(register.card(salma, later.instant)?.status).toBe('CARD_PRINTED');
    expect(register.person(salma)?.card.state).toBe('held');
  });

  it('printed twice has two documents under one number', () => {
    const first = registered('identity-card', { nik: dewi, reason: 'damaged' });
    const second = registered('identity-card', { nik: dewi, reason: 'lost', policeReport: 'STPL/1/XI/2026' });
    expect([first.fileName, second.fileName]).toEqual([dewi, `${dewi}-2`]);
    expect(register.event(`${dewi}-2`)).toBe(second);
  });

  it.each([
    ['never recorded', salma, 'captured'],
    ['failed at the centre', '3275065506097001', 'captured'],
    ['ready to print', '3275041105097001', 'already-registered'],
    ['printed long ago', dewi, 'already-registered'],
    ['a child of four', arka, 'fields-invalid'],
    ['deceased', '3275100505557001', 'person-unknown'],
    ['nobody', '3275019999997001', 'person-unknown'],
  ])('of someone %s', (_what, nik, expected) => {
    const outcome = register.capture(nik, now, demoPace);
    expect(outcome.kind === 'captured' ? 'captured' : outcome.problem.code).toBe(expected);
  });

  it('of a child ends with its fifth birthday, or before its seventeenth', () => {
    const ofArka = registered('kia', { nik: arka, reason: 'first' });
    expect(ofArka.issued.validUntil).toBe('2027-06-17');
    expect(register.person(arka)?.childCard).toEqual({ issuedOn: '2026-11-21', validUntil: '2027-06-17' });
    const nayla = '3216095909167001';
    expect(registered('kia', { nik: nayla, reason: 'first' }).issued.validUntil).toBe('2033-09-18');
  });
});

describe('a change', () => {
  it('of a name stays with the NIK and stands on the card', () => {
    const event = registered('data-change', {
      nik: dewi,
      element: 'Nama',
      value: 'Dewi Anggraeni Putri',
      basis: 'Penetapan 12/Pdt.P/2026/PN Bks',
    });
    expect(event).toMatchObject({ number: dewisCard, issued: { nik: dewi } });
    expect(register.person(dewi)).toMatchObject({
      name: 'Dewi Anggraeni Putri',
      corrections: [{ element: 'name', from: 'Dewi Anggraini Putri' }],
    });
    expect(event.document.lines.flat().join(' ')).toContain('Dewi Anggraeni Putri');
  });

  it('of a card takes the deceased off, a relative on, and an element along', () => {
    const maimunah = '3275105707587001';
    registered('kk-change', {
      kk: '3275102806047001',
      remove: '3275100505557001',
      add: `${dewi} menantu`,
      memberNik: maimunah,
      element: 'occupation',
      value: 'Pedagang',
    });
    expect(family(maimunah)).toEqual(['head Hj.', 'child-in-law Dewi']);
    expect(register.person(maimunah)?.occupation).toBe('Pedagang');
    expect(family(rizky)).toEqual(['head Rizky']);
  });

  it('of a card gives it another head, by name, and relates the others to that one', () => {
    registered('kk-change', {
      kk: srisCard,
      newHead: 'sri wahyuni rahayu',
      AlasanGantiKepalaKeluarga: 'Sakit',
    });
    expect(family(sri)).toEqual(['husband Agus', 'head Sri', 'child Arka', 'child Arsy']);
    expect(refusal('kk-change', { kk: srisCard, newHead: 'Orang Lain' })).toEqual([
      'fields-invalid',
      'newHead mismatch',
    ]);
  });

  it('is none when a card is printed again', () => {
    const before = register.household(dewi);
    const lost = { kk: dewisCard, reason: 'Hilang', policeReport: 'STPL/77/XI/2026' };
    expect(registered('kk-reprint', lost).number).toBe(dewisCard);
    expect(register.household(dewi)).toEqual(before);
  });
});

it('a new card takes people as a case lists them, the first as head', () => {
  const couple = `Kevin Tanujaya 3275081407987001; Felicia Wijaya 3174044101997001 (istri)`;
  const event = registered('kk-new', { members: couple, HubunganKeluarga: 'Kevin: kepala keluarga' });
  expect(family('3174044101997001')).toEqual(['head Kevin', 'wife Felicia']);
  expect(register.aboutWhom(event)).toBe('Kevin Tanujaya');
  expect(refusal('kk-new', { reason: 'split' })).toEqual(['fields-invalid', 'headNik required']);
});

describe('a union', () => {
  it('marries two, and a divorce parts them', () => {
    const event = registered('marriage', wedding);
    expect(event.number).toBe('3275-KW-21112026-0001');
    expect(register.person(wedding.wifeNik)).toMatchObject({
      maritalStatus: 'married',
      marriage: { number: event.number, date: '2026-11-14' },
    });
    const ruling = { court: 'PN Bekasi', rulingNumber: '9/Pdt.G/2026', rulingDate: '2026-11-20' };
    const { husbandNik, wifeNik } = wedding;
    expect(registered('divorce', { husbandNik, wifeNik, ...ruling }).number).toBe('3275-CR-21112026-0001');
    expect(register.person(wifeNik)).toMatchObject({ maritalStatus: 'divorced' });
    expect(register.person(wifeNik)?.marriage).toBeUndefined();
  });

  it('of father and child is recognised once', () => {
    const recognition = {
      childNik: '3275030803247001',
      fatherNik: '3275032102927001',
      motherNik: '3275035707957001',
      recognitionDate: '2026-11-10',
    };
    expect(registered('child-recognition', recognition).number).toBe('3275-PA-21112026-0001');
    expect(register.person(recognition.childNik)?.fatherName).toBe('Markus Hasiholan Siregar');
    expect(refusal('child-recognition', recognition)).toEqual(['fields-invalid', 'childNik has-father']);
  });
});

it('a foundling stands on the card of those who care for it, with no parents', () => {
  const event = registered('foundling', {
    kk: dewisCard,
    childName: 'Cahaya Harapan',
    sex: 'Perempuan',
    birthPlace: 'Bekasi',
    birthDate: '2026-11-15',
    policeReport: 'BAP/12/XI/2026',
  });
  expect(event.number).toBe('3275-LU-21112026-0001');
  expect(register.person(event.issued.childNik!)).toMatchObject({
    motherName: '',
    fatherName: '',
    relation: 'other-relative',
    kk: dewisCard,
  });
});

describe('what is refused says at which field', () => {
  const deceased = '3275100505557001';
  const nobody = '3275019999997001';
  it.each<[string, string, Record<string, unknown>, string[]]>([
    ['a kind that is none', 'wedding', {}, ['kind-unknown']],
    [
      'the death of someone deceased',
      'death',
      { ...death, nik: deceased },
      ['fields-invalid', 'nik deceased'],
    ],
    ['the death of nobody', 'death', { ...death, nik: nobody }, ['fields-invalid', 'nik unknown']],
    [
      'a death before the birth',
      'death',
      { ...death, deathDate: '1980-01-01' },
      ['fields-invalid', 'deathDate malformed'],
    ],
    [
      'a card for a deceased head',
      'kk-new',
      { reason: 'split', headNik: deceased },
      ['fields-invalid', 'headNik deceased'],
    ],
    ['a card nobody has', 'kk-reprint', { kk: nobody, reason: 'damaged' }, ['fields-invalid', 'kk unknown']],
    [
      'a lost card without a police report',
      'kk-reprint',
      { kk: dewisCard, reason: 'lost' },
      ['fields-invalid', 'policeReport required'],
    ],
    [
      'taking off someone who lives here',
      'kk-change',
      { kk: dewisCard, remove: dewi },
      ['fields-invalid', 'remove still-here'],
    ],
    [
      'taking off someone of another card',
      'kk-change',
      { kk: dewisCard, remove: sri },
      ['fields-invalid', 'remove mismatch'],
    ],
    ['a change of nothing', 'kk-change', { kk: dewisCard }, ['fields-invalid', 'add required']],
    [
      'two families with one SKP',
      'move-out',
      { movers: [sri, dewi], ...departure },
      ['fields-invalid', 'movers mismatch'],
    ],
    [
      'an arrival without SKP',
      'move-in',
      { skpNumber: 'x', movers: dewi, cardPlan: 'new', ...arrival },
      ['fields-invalid', 'movers not-moved'],
    ],
    [
      'an arrival with another’s SKP',
      'move-in',
      { skpNumber: 'x', movers: '3174041307897001', cardPlan: 'new', ...arrival },
      ['fields-invalid', 'skpNumber mismatch'],
    ],
    [
      'a move within that is none',
      'move-within',
      { movers: [agus, sri], cardPlan: 'new', ...arrival },
      ['fields-invalid', 'village elsewhere'],
    ],
    [
      'the old card for half the family',
      'move-within',
      { movers: sri, cardPlan: 'keep', ...arrival, village: 'Margahayu' },
      ['fields-invalid', 'cardPlan mismatch'],
    ],
    [
      'a village nobody knows',
      'move-within',
      { movers: sri, cardPlan: 'new', ...arrival, village: 'Atlantis' },
      ['fields-invalid', 'village malformed'],
    ],
    [
      'a new place that is not told',
      'move-within',
      { movers: sri, cardPlan: 'new' },
      ['fields-invalid', 'village required', 'street required', 'rt required', 'rw required'],
    ],
    [
      'a KIA for an adult',
      'kia',
      { nik: dewi, reason: 'first' },
      ['fields-invalid', 'nik too-old', 'nik married'],
    ],
    [
      'a change to what is',
      'data-change',
      { nik: dewi, element: 'religion', value: 'Islam', basis: 'x' },
      ['fields-invalid', 'value same'],
    ],
    [
      'a name with digits',
      'data-change',
      { nik: dewi, element: 'name', value: 'Dewi 2', basis: 'x' },
      ['fields-invalid', 'value malformed'],
    ],
    [
      'a Muslim marriage',
      'marriage',
      { ...wedding, husbandNik: '3275031908917001', wifeNik: '3275054907987001' },
      ['fields-invalid', 'husbandNik elsewhere'],
    ],
    [
      'a marriage of the married',
      'marriage',
      { ...wedding, husbandNik: '1271011204907001' },
      ['fields-invalid', 'husbandNik married'],
    ],
    [
      'a marriage at eighteen',
      'marriage',
      { ...wedding, marriageDate: '2008-01-01' },
      ['fields-invalid', 'wifeNik too-young'],
    ],
    [
      'a divorce of strangers',
      'divorce',
      {
        husbandNik: agus,
        wifeNik: dewi,
        court: 'PN Bekasi',
        rulingNumber: '1',
        rulingDate: '2026-11-20',
      },
      ['fields-invalid', 'wifeNik not-married'],
    ],
    [
      'a list that is not understood',
      'move-out',
      { movers: `${sri} tetangga`, ...departure },
      ['fields-invalid', 'movers malformed'],
    ],
  ])('%s', (_what, kind, typed, expected) => {
    expect(refusal(kind, typed)).toEqual(expected);
    expect(register.events).toEqual([]);
  });
});

it('all that was entered is the same after a restart, and numbers go on', () => {
  registered('death', { ...death, nik: rizky });
  registered('move-out', { movers: everybody, ...departure });
  registered('marriage', wedding);
  registered('kk-new', { reason: 'new-family', headNik: wedding.husbandNik, members: wedding.wifeNik });
  registered('identity-card', { nik: '3275041105097001', reason: 'first' });
  const restarted = new Register(population, known);
  restarted.restore(register.events.map((event) => ({ event })));
  expect(restarted.households).toEqual(register.households);
  expect(restarted.card('3275041105097001', now.instant)).toEqual({
    status: 'CARD_PRINTED',
    since: now.instant,
  });
  register = restarted;
  const next = registered('death', { ...death, nik: dewi });
  expect(next.number).toBe('3275-KM-21112026-0002');
});
