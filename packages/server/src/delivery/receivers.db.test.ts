import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, value } from '../cases/testing/arrange.ts';
import { guestCaller, residentCaller } from '../cases/testing/fakes.ts';
import { mostWrongCodes } from './codes.ts';
import { arrangeDelivery } from './testing/arrange.ts';

const arranged = await arrangeDelivery();

// One database for the file; each test begins with empty shelves.
beforeEach(() => arranged.empty());

const receiver = { receiverName: 'Sari Melati', receiverRelation: 'self' } as const;

describe('the receiver’s code', () => {
  test('gives out what waits at the counter; the record keeps that there was one, not which', async () => {
    const { newBox, service, desk, codeFor, parcelOf, regional, key } = arranged;
    const { code, parcelId } = await newBox({ size: 'small' });
    const proof = { kind: 'code', code: await codeFor(parcelId) } as const;
    value(await service.giveOut(desk, { key: key(), code, proof, ...receiver }));
    expect(await parcelOf(parcelId)).toMatchObject({ standing: 'delivered' });
    const actions = await regional
      .selectFrom('case_action')
      .select('body')
      .where('case_id', '=', parcelId)
      .execute();
    const told = JSON.stringify(actions);
    expect(told).toContain('"proof":{"kind":"code"}');
    expect(told).not.toContain(proof.code);
  });

  test('locks after wrong guesses, also where each is taken back, and a new one opens it', async () => {
    const { newBox, service, desk, codeFor, parcelOf, act, key } = arranged;
    const { code, caller, parcelId } = await newBox({ size: 'small' });
    const right = await codeFor(parcelId);
    const wrong = right === '000000' ? '000001' : '000000';
    const guess = (given: string) =>
      service.giveOut(desk, { key: key(), code, proof: { kind: 'code', code: given }, ...receiver });
    for (let tries = 1; tries < mostWrongCodes; tries += 1) {
      expect(codeOf(await guess(wrong))).toBe('proof-wrong');
      expect((await parcelOf(parcelId)).code_tries).toBe(tries);
    }
    // The desk of the case counts the same guesses.
    const atCase = await act(desk, code.toLowerCase(), 'give-at-counter', {
      proof: { kind: 'code', code: wrong },
      asked: { answers: { ...receiver } },
    });
    expect(codeOf(atCase)).toBe('proof-wrong');
    expect(codeOf(await guess(right))).toBe('code-locked');
    expect(value(await service.followParcel(caller, code)).isCodeLocked).toBe(true);

    const { pickupCode } = value(await service.renewCode(caller, { key: key(), code }));
    expect(pickupCode).toMatch(/^\d{6}$/);
    expect(pickupCode).toBe(await codeFor(parcelId));
    expect(codeOf(await guess(right === pickupCode ? wrong : right))).toBe('proof-wrong');
    value(await guess(pickupCode));
  });

  test('an officer may have a new one made, and does not see it', async () => {
    const { newBox, service, desk, key } = arranged;
    const { code } = await newBox({ size: 'small' });
    expect(value(await service.renewCode(desk, { key: key(), code })).pickupCode).toBe('');
  });

  test('a picture proves too, without a code', async () => {
    const { newBox, service, desk, parcelOf, key } = arranged;
    const { code, parcelId } = await newBox({ size: 'small' });
    const proof = { kind: 'signature', fileId: 'signature-1' } as const;
    value(await service.giveOut(desk, { key: key(), code, proof, ...receiver }));
    expect(await parcelOf(parcelId)).toMatchObject({ standing: 'delivered' });
  });
});

describe('choosing', () => {
  test('another way until it leaves: off the manifest that is being prepared, no more once it is handed over', async () => {
    const { newBox, service, desk, prepare, parcelOf, key } = arranged;
    const first = await newBox();
    const { manifestId } = value(await prepare());
    const chosen = await service.choose(first.caller, { key: key(), code: first.code, way: 'pick-up' });
    expect(value(chosen)).toMatchObject({ way: 'pick-up' });
    expect(await parcelOf(first.parcelId)).toMatchObject({ standing: 'counter', manifest_id: null });
    expect(value(await service.manifest(desk, { manifestId })).stops).toEqual([]);
    expect(codeOf(await service.handOver(desk, { key: key(), manifestId, counted: 0 }))).toBe(
      'nothing-to-pack',
    );

    const second = await newBox();
    const other = value(await prepare());
    value(await service.handOver(desk, { key: key(), manifestId: other.manifestId, counted: 1 }));
    expect(
      codeOf(await service.choose(second.caller, { key: key(), code: second.code, way: 'pick-up' })),
    ).toBe('has-left');
    expect(value(await service.followParcel(second.caller, second.code)).mayChange).toBe(false);
  });

  test('another address is kept in the vault, and the courier reads it', async () => {
    const { newBox, service, underway, courier, regional, key } = arranged;
    const { caller, code, parcelId } = await newBox();
    const address = { street: 'Jalan Kenanga 9', rt: '004', villageCode: '99.01.01.1002' };
    value(await service.choose(caller, { key: key(), code, address, window: 'daytime' }));
    await underway([parcelId]);
    expect(value(await service.round(courier)).manifests[0]!.stops).toMatchObject([
      { street: 'Jalan Kenanga 9, RT\u00a0004', village: 'Melati, Utara', window: { en: 'In the daytime' } },
    ]);
    const actions = await regional
      .selectFrom('case_action')
      .select('body')
      .where('case_id', '=', parcelId)
      .execute();
    expect(JSON.stringify(actions)).not.toContain('Kenanga 9');
  });

  test('after it was moved away from, another address brings it out again', async () => {
    const { newBox, service, underway, tell, desk, parcelOf, key } = arranged;
    const { caller, code, parcelId } = await newBox();
    const manifestId = await underway([parcelId]);
    value(await tell(manifestId, { kind: 'failed', why: 'moved' }, { parcelId }));
    value(await service.close(desk, { key: key(), manifestId, scanned: [parcelId], missing: [] }));
    expect(await parcelOf(parcelId)).toMatchObject({ standing: 'counter', failure: 'moved' });
    const address = { street: 'Jalan Kenanga 9', villageCode: '99.01.01.1002' };
    value(await service.choose(caller, { key: key(), code, way: 'home', address }));
    expect(await parcelOf(parcelId)).toMatchObject({ standing: 'packing', failure: '', attempts: 0 });
  });

  test.each([
    ['nothing', {}, 'nothing-chosen'],
    ['the same again', { way: 'home' }, 'nothing-chosen'],
    ['a way that the service has not', { way: 'post' }, 'way-unknown'],
    ['a window that the region has not', { window: 'midnight' }, 'window-unknown'],
    [
      'an address elsewhere',
      { address: { street: 'Jalan Jauh 1', villageCode: '32.75.01.1001' } },
      'village-elsewhere',
    ],
  ] as const)('%s', async (_, choice, problem) => {
    const { newBox, service, key } = arranged;
    const { caller, code } = await newBox();
    expect(codeOf(await service.choose(caller, { key: key(), code, ...choice }))).toBe(problem);
  });

  test('is the applicant’s own', async () => {
    const { newBox, service, key } = arranged;
    const { code } = await newBox();
    const choose = (caller: Parameters<typeof service.choose>[0]) =>
      service.choose(caller, { key: key(), code, way: 'pick-up' });
    expect(codeOf(await choose(residentCaller('someone-else')))).toBe('case-unknown');
    expect(codeOf(await choose(guestCaller('token')))).toBe('sign-in-needed');
    expect(codeOf(await service.followParcel(residentCaller('someone-else'), code))).toBe('case-unknown');
  });
});

test('through the village: its officer sees it, and gives it out by the code', async () => {
  const { newBox, service, desk, neighbour, codeFor, parcelOf, key } = arranged;
  const { caller, code, parcelId } = await newBox();
  expect(codeOf(await service.toVillage(desk, { key: key(), code }))).toBe('action-not-possible');
  value(await service.choose(caller, { key: key(), code, way: 'village' }));
  // The line on the receiver's page tells what was chosen, although it is only being packed.
  expect(value(await service.followParcel(caller, code)).steps[2]?.title.en).toBe('Ready in the village');
  value(await service.toVillage(desk, { key: key(), code }));
  expect(value(await service.parcels(neighbour, { standing: 'village' })).rows).toMatchObject([{ code }]);
  expect(value(await service.followParcel(caller, code)).collectAt).toMatchObject({
    name: { id: 'Kantor Kelurahan Mawar' },
  });
  const proof = { kind: 'code', code: await codeFor(parcelId) } as const;
  value(await service.giveOut(neighbour, { key: key(), code, proof, ...receiver }));
  expect(await parcelOf(parcelId)).toMatchObject({ standing: 'delivered' });
});

test('what nobody collects for long is named', async () => {
  const { newBox, service, desk, advance } = arranged;
  const { code } = await newBox({ size: 'small' });
  expect(value(await service.parcels(desk, { standing: 'uncollected' })).rows).toEqual([]);
  advance(31 * 24 * 60);
  expect(value(await service.parcels(desk, { standing: 'uncollected' })).rows).toMatchObject([
    { code, isOverdue: true },
  ]);
  const counts = value(await service.desk(desk, {})).counts;
  expect(counts).toContainEqual({ standing: 'uncollected', count: 1 });
});

test('a list goes on where it ended, and a label finds its parcel', async () => {
  const { newBox, service, desk, advance } = arranged;
  const codes = [];
  for (let count = 0; count < 3; count += 1) {
    codes.push((await newBox()).code);
    advance(1);
  }
  const first = value(await service.parcels(desk, { standing: 'packing', limit: 2 }));
  expect(first.rows.map(({ code }) => code)).toEqual(codes.slice(0, 2));
  const second = value(await service.parcels(desk, { standing: 'packing', limit: 2, cursor: first.next! }));
  expect(second.rows.map(({ code }) => code)).toEqual(codes.slice(2));
  expect(second.next).toBeNull();
  const back = value(
    await service.parcels(desk, { standing: 'packing', limit: 2, cursor: second.previous! }),
  );
  expect(back.rows.map(({ code }) => code)).toEqual(codes.slice(0, 2));

  const { label } = first.rows[1]!;
  const found = value(await service.findParcel(desk, { officeId: 'north-office', words: label }));
  expect(found.code).toBe(codes[1]);
  expect(value(await service.findParcel(desk, { officeId: 'north-office', words: codes[2]! })).code).toBe(
    codes[2],
  );
  const slip = `${label.slice(0, -1)}${(Number(label.at(-1)) + 1) % 10}`;
  expect(codeOf(await service.findParcel(desk, { officeId: 'north-office', words: slip }))).toBe(
    'parcel-unknown',
  );
});

test('labels show names and streets, of the phone only its end, and never a NIK', async () => {
  const { newBox, service, desk, prepare } = arranged;
  await newBox();
  const { manifestId } = value(await prepare());
  const labels = value(await service.labels(desk, { manifestId }));
  expect(labels).toMatchObject([
    { receiver: 'Sari Melati', street: 'Jalan Mawar 1, RT\u00a0001 RW\u00a0002', phoneMasked: '•••• 0001' },
  ]);
  expect(JSON.stringify(labels)).not.toMatch(/\d{16}/);
});

test('a step at the door that is undone puts the stop back on the round', async () => {
  const { newBox, underway, act, courier, service, desk, codeFor, cases, key } = arranged;
  const { code, parcelId } = await newBox();
  const manifestId = await underway([parcelId]);
  const proof = { kind: 'code', code: await codeFor(parcelId) } as const;
  value(await act(courier, code, 'deliver', { proof, asked: { answers: { ...receiver } } }));
  const outcomes = async () =>
    value(await service.manifest(desk, { manifestId })).stops.map(({ outcome }) => outcome);
  expect(await outcomes()).toEqual(['delivered']);
  const { undoable } = value(await cases.cases.view(courier, code));
  value(await cases.cases.undo(courier, { key: key(), code, seq: undoable!.seq }));
  expect(await outcomes()).toEqual(['accepted']);
});

test('who sees where a receiver lives is written down once a day: on a manifest, and when it is given out', async () => {
  const { newBox, service, desk, prepare, regional } = arranged;
  const { code, caller, parcelId } = await newBox();
  const { manifestId } = value(await prepare());
  const looks = async () =>
    (
      await regional
        .selectFrom('reveal')
        .select(['what', 'purpose', 'kinds'])
        .where('case_id', '=', parcelId)
        .where('what', 'in', ['parcel', 'manifest'])
        .orderBy('what')
        .execute()
    ).map(({ what, purpose, kinds }) => [what, purpose, kinds]);
  value(await service.followParcel(caller, code));
  expect(await looks()).toEqual([]);
  for (let times = 0; times < 2; times += 1) {
    expect(value(await service.manifest(desk, { manifestId })).stops[0]?.street).not.toBe('');
    expect(value(await service.followParcel(desk, code)).address).not.toBeNull();
  }
  expect(await looks()).toEqual([
    ['manifest', 'delivery', ['address']],
    ['parcel', 'delivery', ['address']],
  ]);
});
