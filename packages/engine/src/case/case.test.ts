import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clubContext, clubService, juniorAnswers } from '../pack/invented-service.ts';
import {
  type ActionBody,
  type Actor,
  applyAction,
  availableActions,
  availableUndo,
  type CaseAction,
  type CaseState,
  checkAction,
  clockSegments,
  elapsedByTurn,
  noHash,
  replay,
  timeline,
  type Viewer,
} from './index.ts';

const sealed = (entryId: string) => ({ entryId, commitment: 'c' });
const citizen: Actor = { kind: 'resident', accountId: 'citizen' };
const officer = (role: string, accountId = role): Actor => ({
  kind: 'officer',
  accountId,
  role,
  officeId: 'club',
});
const checker: Viewer = { kind: 'officer', accountId: 'checker', roles: ['checker'] };
const board: Viewer = { kind: 'officer', accountId: 'board', roles: ['board'] };
const applicant: Viewer = { kind: 'applicant', accountId: 'citizen' };

const filed: ActionBody = {
  type: 'filed',
  service: 'club-membership',
  pack: { name: 'club', version: '1.0.0', digest: 'd' },
  channel: 'portal',
  answers: sealed('answers'),
  applicant: sealed('applicant'),
  identity: 'matched',
  facts: { junior: true, old: false },
  attachments: [{ requirement: 'photo', fileId: 'file-1', sha256: 'a' }],
  villageCode: '90.01.01.1001',
  officeId: 'club',
  promise: { dueAt: '2026-11-25T10:00:00.000Z', calendarVersion: 'v1' },
};

/** Minutes after noon. */
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 12, minutes)).toISOString();

function take(action: string, more: Partial<ActionBody & { type: 'taken' }> = {}): ActionBody {
  const definition = clubService.flow.actions[action]!;
  return { type: 'taken', action, from: definition.from[0]!, to: definition.to, ...more };
}

function record(...steps: readonly (readonly [Actor, ActionBody, number?])[]): CaseAction[] {
  return steps.map(([actor, body, minutes], index) => ({
    regionId: '9001',
    caseId: 'case',
    seq: index + 1,
    id: `action-${index + 1}`,
    at: at(minutes ?? index),
    actor,
    body,
    previousHash: index === 0 ? noHash : `hash-${index}`,
    hash: `hash-${index + 1}`,
  }));
}

const run = (...steps: readonly (readonly [Actor, ActionBody, number?])[]) =>
  replay(record([citizen, filed], ...steps), clubService);

describe('replay', () => {
  test('a case that was filed', () => {
    expect(run()).toMatchObject({
      state: 'checking',
      turn: 'office',
      role: 'checker',
      officeId: 'club',
      dueAt: '2026-11-25T10:00:00.000Z',
      lastSeq: 1,
      end: null,
      products: { card: { released: false }, letter: { released: false } },
    });
  });

  test('returned, corrected, and the faults are gone; a new photo takes the place of the old', () => {
    const faults = [{ at: 'requirement.photo', words: sealed('fault') }];
    const returned = run([officer('checker'), take('return', { faults }), 10]);
    expect(returned).toMatchObject({
      state: 'returned',
      turn: 'applicant',
      faults,
      dueAt: null,
      assigneeId: null,
    });
    const corrected = run(
      [officer('checker'), take('return', { faults }), 10],
      [
        citizen,
        take('correct', {
          answers: sealed('again'),
          attachments: [{ requirement: 'photo', fileId: 'file-2', sha256: 'b' }],
          promise: { dueAt: '2026-11-26T10:00:00.000Z', calendarVersion: 'v1' },
        }),
        70,
      ],
    );
    expect(corrected).toMatchObject({
      state: 'checking',
      faults: [],
      answers: { entryId: 'again' },
      dueAt: '2026-11-26T10:00:00.000Z',
      attachments: [{ fileId: 'file-2', seq: 3 }],
    });
    expect(corrected.segments).toEqual([
      { from: at(0), until: at(10), turn: 'office' },
      { from: at(10), until: at(70), turn: 'applicant' },
      { from: at(70), until: null, turn: 'office' },
    ]);
    expect(clockSegments(corrected).map(({ owner }) => owner)).toEqual(['ours', 'citizen', 'ours']);
    expect(elapsedByTurn(corrected, at(100))).toMatchObject({ office: 40 * 60_000, applicant: 60 * 60_000 });
  });

  test('to the end: the register’s result, then release, and no open stretch of time', () => {
    const state = run(
      [officer('checker'), take('accept', { checklist: ['photo.face'] })],
      [
        officer('coach'),
        take('played', {
          results: [{ product: 'card', number: sealed('number'), fileId: 'card-file', sha256: 'c' }],
        }),
      ],
      [officer('board'), take('admit')],
      [
        { kind: 'system', name: 'documents' },
        { type: 'document-made', product: 'letter', fileId: 'letter-file', sha256: 'd', signed: false },
      ],
      [citizen, { type: 'rated', stars: 5 }],
    );
    expect(state).toMatchObject({
      state: 'member',
      end: 'finished',
      endedAt: at(3),
      rating: 5,
      checklist: ['photo.face'],
      products: {
        card: { released: true, fileId: 'card-file' },
        letter: { released: true, fileId: 'letter-file', signed: false },
      },
    });
    expect(state.segments.every(({ until }) => until !== null)).toBe(true);
  });

  test('a document that was handed out is withdrawn once, and one made anew counts again', () => {
    const letter = { product: 'letter', fileId: 'letter-file' };
    const withdrawn = (more: object = {}): readonly [Actor, ActionBody] => [
      officer('board'),
      { type: 'document-withdrawn', ...letter, reason: sealed('reason'), ...more } satisfies ActionBody,
    ];
    const made = (fileId: string): readonly [Actor, ActionBody] => [
      { kind: 'system', name: 'documents' },
      { type: 'document-made', product: 'letter', fileId, sha256: 'd', signed: true },
    ];
    const handedOut: readonly (readonly [Actor, ActionBody])[] = [
      [officer('checker'), take('accept')],
      [officer('coach'), take('played')],
      [officer('board'), take('admit')],
      made('letter-file'),
    ];
    const standing = (...said: readonly (readonly [Actor, ActionBody])[]) =>
      run(...handedOut, ...said).products.letter?.standing;
    expect(standing([officer('board'), { type: 'document-printed', ...letter }])).toBeUndefined();
    expect(standing(withdrawn())).toBe('withdrawn');
    expect(standing(withdrawn({ replacedBy: { caseId: 'other', product: 'letter' } }))).toBe('replaced');
    expect(standing(withdrawn(), made('letter-file-2'))).toBeUndefined();
    expect(() => standing(withdrawn(), withdrawn())).toThrow('wrong-state');
    expect(() => standing(withdrawn({ fileId: 'another-file' }))).toThrow('wrong-state');
    expect(() => run(withdrawn())).toThrow('wrong-state');
  });

  test('opened again: what was handed over waits for another decision', () => {
    const state = run(
      [officer('checker'), take('accept')],
      [
        officer('coach'),
        take('played', {
          results: [{ product: 'card', number: sealed('number'), fileId: 'card-file', sha256: 'c' }],
        }),
      ],
      [officer('board'), take('admit')],
      [officer('board'), take('reopen')],
    );
    expect(state).toMatchObject({
      end: null,
      products: { card: { released: false, fileId: 'card-file' }, letter: { released: false } },
    });
  });

  test('confirmed long after the end, a case ended when it was finished', () => {
    const { states, actions } = clubService.flow;
    const service = {
      ...clubService,
      flow: {
        ...clubService.flow,
        states: { ...states, content: states.member! },
        actions: {
          ...actions,
          confirm: { ...actions.reopen!, from: ['member'], to: 'content', by: ['applicant'], needs: [] },
        },
      },
    };
    const steps = record(
      [citizen, filed],
      [officer('checker'), take('accept')],
      [officer('coach'), take('played')],
      [officer('board'), take('admit'), 3],
      [citizen, { type: 'taken', action: 'confirm', from: 'member', to: 'content' }, 9000],
    );
    expect(replay(steps, service)).toMatchObject({ state: 'content', end: 'finished', endedAt: at(3) });
    const refused = run([officer('checker'), take('refuse'), 5]);
    expect(refused).toMatchObject({ end: 'refused', endedAt: at(5) });
  });

  test('undone: back to before, and what happened since stands', () => {
    const state = run(
      [officer('checker'), { type: 'assigned', to: 'checker' }],
      [
        officer('checker'),
        take('return', { faults: [{ at: 'form.kind', words: sealed('f') }], undoUntil: at(7) }),
        2,
      ],
      [{ kind: 'system', name: 'register' }, { type: 'identity-checked', identity: 'mismatched' }, 3],
      [officer('checker'), { type: 'undone', seq: 3 }, 4],
    );
    expect(state).toMatchObject({
      state: 'checking',
      assigneeId: 'checker',
      faults: [],
      identity: 'mismatched',
      undoable: null,
      lastSeq: 5,
      lastHash: 'hash-5',
      dueAt: '2026-11-25T10:00:00.000Z',
    });
    expect(state.segments).toEqual([{ from: at(0), until: null, turn: 'office' }]);
  });

  test('erased is accepted, and more may follow', () => {
    const state = run(
      [{ kind: 'system', name: 'retention' }, { type: 'erased' }],
      [
        { kind: 'system', name: 'x' },
        { type: 'linked', caseId: 'other', relation: 'related' },
      ],
    );
    expect(state).toMatchObject({ erased: true, links: [{ caseId: 'other' }] });
  });

  test('a warning is forgotten with a new due time; a broken promise is not', () => {
    const amended: ActionBody = {
      type: 'promise-amended',
      cause: 'calendar',
      promise: { dueAt: '2026-11-27T10:00:00.000Z', calendarVersion: 'v2' },
    };
    const system: Actor = { kind: 'system', name: 'sweeper' };
    expect(
      run([system, { type: 'escalated', level: 'holder', dueAt: 'd' }], [system, amended]).escalation,
    ).toBeNull();
    expect(
      run([system, { type: 'escalated', level: 'broken', dueAt: 'd' }], [system, amended]).escalation,
    ).toBe('broken');
  });

  test('moving to another office lets the holder go', () => {
    expect(
      run(
        [officer('checker'), { type: 'assigned', to: 'checker' }],
        [officer('checker'), { type: 'moved-office', officeId: 'north', reason: sealed('r') }],
      ),
    ).toMatchObject({ officeId: 'north', assigneeId: null });
  });
});

describe('a record that cannot be', () => {
  const good = record(
    [citizen, filed],
    [officer('checker'), take('accept')],
    [officer('coach'), take('played')],
  );
  const changed = (index: number, change: Partial<CaseAction>) =>
    good.map((action, position) => (position === index ? { ...action, ...change } : action));
  test.each<[string, CaseAction[], string]>([
    ['nothing at all', [], 'not-filed'],
    ['a gap', [good[0]!, good[2]!], 'gap'],
    ['a beginning that is missing', [good[1]!], 'not-filed'],
    ['a first action with another number', [{ ...good[0]!, seq: 2 }], 'gap'],
    ['a first action that follows from another', changed(0, { previousHash: 'x' }), 'wrong-chain'],
    ['another case’s action', changed(1, { caseId: 'other' }), 'wrong-case'],
    ['another region’s action', changed(1, { regionId: '9002' }), 'wrong-case'],
    ['an action that follows from another', changed(1, { previousHash: 'x' }), 'wrong-chain'],
    ['filed twice', changed(1, { body: filed }), 'filed-twice'],
    [
      'an action that the flow has not',
      changed(1, { body: { type: 'taken', action: 'dance', from: 'checking', to: 'member' } }),
      'unknown-action',
    ],
    ['an action from another state', changed(1, { body: take('played') }), 'wrong-state'],
    [
      'an action to another state',
      changed(1, { body: { ...take('accept'), to: 'member' } as ActionBody }),
      'wrong-state',
    ],
    ['undoing what cannot be undone', changed(1, { body: { type: 'undone', seq: 1 } }), 'not-undoable'],
  ])('%s throws', (_, actions, code) => {
    expect(() => replay(actions, clubService)).toThrow(expect.objectContaining({ code }));
  });

  test('undoing too late throws', () => {
    const actions = record(
      [citizen, filed],
      [officer('checker'), take('accept', { undoUntil: at(5) }), 1],
      [officer('checker'), { type: 'undone', seq: 2 }, 6],
    );
    expect(() => replay(actions, clubService)).toThrow(expect.objectContaining({ code: 'not-undoable' }));
  });
});

describe('any sequence of allowed actions', () => {
  /** Each number picks one of what is possible now. */
  function play(choices: readonly number[]): CaseAction[] {
    const actions = record([citizen, filed]);
    let state = replay(actions, clubService);
    for (const choice of choices) {
      const bodies: [Actor, ActionBody][] = [
        [citizen, { type: 'commented', audience: 'applicant', words: sealed('w'), attachments: [] }],
        [officer('checker'), { type: 'assigned', to: choice % 2 === 0 ? 'checker' : null }],
        ...Object.entries(clubService.flow.actions)
          .filter(([, definition]) => definition.from.includes(state.state))
          .map(([code, definition]): [Actor, ActionBody] => [
            definition.by[0] === 'applicant' ? citizen : officer(definition.by[0]!),
            {
              type: 'taken',
              action: code,
              from: state.state,
              to: definition.to,
              ...(definition.undoMinutes > 0 && { undoUntil: at(actions.length + definition.undoMinutes) }),
            },
          ]),
        ...(state.undoable && state.undoable.until >= at(actions.length)
          ? [[citizen, { type: 'undone', seq: state.undoable.seq }] as [Actor, ActionBody]]
          : []),
      ];
      const [actor, body] = bodies[choice % bodies.length]!;
      const next = {
        ...record([actor, body])[0]!,
        seq: actions.length + 1,
        at: at(actions.length),
        previousHash: state.lastHash,
        hash: `hash-${actions.length + 1}`,
      };
      actions.push(next);
      state = applyAction(state, next, clubService);
    }
    return actions;
  }

  const choices = fc.array(fc.nat(50), { maxLength: 40 });

  test('gives the same state at once and step by step', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const actions = play(picked);
        const stepwise = actions.reduce<CaseState | null>(
          (state, action) => applyAction(state, action, clubService),
          null,
        );
        expect(stepwise).toEqual(replay(actions, clubService));
      }),
    );
  });

  test('leaves one open stretch of time while it goes on and none after the end, without gaps or overlaps', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const state = replay(play(picked), clubService);
        expect(state.segments.filter(({ until }) => until === null)).toHaveLength(state.end ? 0 : 1);
        for (const [index, segment] of state.segments.entries()) {
          const previous = state.segments[index - 1];
          if (previous) expect(previous.until! <= segment.from).toBe(true);
        }
      }),
    );
  });

  test('with one action taken out of the middle is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 2, maxLength: 20 }), fc.nat(), (picked, missing) => {
        const actions = play(picked);
        const index = missing % (actions.length - 1);
        expect(() =>
          replay(
            actions.filter((_, position) => position !== index),
            clubService,
          ),
        ).toThrow();
      }),
    );
  });
});

describe('what may be done now', () => {
  const context = { today: '2026-11-21' };
  const codes = (state: CaseState, viewer: Viewer) =>
    Object.fromEntries(
      availableActions(clubService, state, viewer, context).map(({ action, possible, reasonCode }) => [
        action,
        possible ? 'yes' : reasonCode,
      ]),
    );
  const deciding = (identity: 'matched' | 'pending', withCard: boolean) =>
    run(
      [
        { kind: 'system', name: 'register' },
        { type: 'identity-checked', identity: identity === 'matched' ? 'matched' : 'mismatched' },
      ],
      [officer('checker'), take('accept')],
      [
        officer('coach'),
        take(
          'played',
          withCard ? { results: [{ product: 'card', number: sealed('n'), fileId: 'f', sha256: 's' }] } : {},
        ),
      ],
    );

  test.each<[string, CaseState, Viewer, Record<string, string>]>([
    ['a checker, a new case', run(), checker, { accept: 'yes', return: 'yes', refuse: 'yes' }],
    [
      'the board, a new case',
      run(),
      board,
      {
        accept: 'not-your-role',
        return: 'not-your-role',
        refuse: 'yes',
        admit: 'wrong-state',
        reopen: 'wrong-state',
      },
    ],
    ['the applicant, a new case', run(), applicant, { correct: 'wrong-state', cancel: 'yes' }],
    [
      'a checker, a colleague’s case',
      run([officer('checker', 'colleague'), { type: 'assigned', to: 'colleague' }]),
      checker,
      { accept: 'assigned-to-other', return: 'assigned-to-other', refuse: 'assigned-to-other' },
    ],
    [
      'a checker, an own case',
      run([officer('checker'), { type: 'assigned', to: 'checker' }]),
      checker,
      { accept: 'yes', return: 'yes', refuse: 'yes' },
    ],
    [
      'the applicant, a case that someone holds',
      run([officer('checker'), { type: 'assigned', to: 'checker' }]),
      applicant,
      { correct: 'wrong-state', cancel: 'yes' },
    ],
    [
      'the board, all there',
      deciding('matched', true),
      board,
      { refuse: 'yes', admit: 'yes', reopen: 'wrong-state' },
    ],
    [
      'the board, identity not proved',
      deciding('pending', true),
      board,
      { refuse: 'yes', admit: 'guard', reopen: 'wrong-state' },
    ],
    [
      'the board, card not in',
      deciding('matched', false),
      board,
      { refuse: 'yes', admit: 'products-missing', reopen: 'wrong-state' },
    ],
    [
      'the board, erased',
      run([{ kind: 'system', name: 'r' }, { type: 'erased' }]),
      board,
      { accept: 'erased', return: 'erased', refuse: 'erased', admit: 'erased', reopen: 'erased' },
    ],
    [
      'the applicant, after the end',
      run([citizen, take('cancel')]),
      applicant,
      { correct: 'wrong-state', cancel: 'wrong-state' },
    ],
  ])('%s', (_, state, viewer, expected) => {
    expect(codes(state, viewer)).toEqual(expected);
  });

  test('each obstacle has its reason in both languages', () => {
    for (const viewer of [checker, board, applicant]) {
      for (const { possible, reason } of availableActions(clubService, run(), viewer, context)) {
        expect(possible || (reason!.id !== '' && reason!.en !== '' && reason!.id !== reason!.en)).toBe(true);
      }
    }
  });

  test.each<[string, Viewer, string, boolean]>([
    ['who took it, in time', checker, at(6), true],
    ['who took it, at the last moment', checker, at(7), true],
    ['who took it, too late', checker, at(8), false],
    ['someone else', board, at(6), false],
    ['the system', { kind: 'system' }, at(6), false],
  ])('undo by %s', (_, viewer, now, possible) => {
    const state = run([officer('checker'), take('accept', { undoUntil: at(7) }), 2]);
    expect(availableUndo(state, viewer, now).possible).toBe(possible);
  });
});

describe('checking what is given with an action', () => {
  const context = { answers: juniorAnswers, form: clubContext };
  const paths = (
    state: CaseState,
    viewer: Viewer,
    action: string,
    inputs: Parameters<typeof checkAction>[4],
  ) => {
    const checked = checkAction(clubService, state, viewer, action, inputs, context);
    return checked.ok
      ? checked.value.inputs
      : (checked.error.fields?.map(({ path, code }) => `${path}: ${code}`) ?? checked.error.code);
  };
  const returned = run([
    officer('checker'),
    take('return', { faults: [{ at: 'requirement.photo', words: sealed('f') }] }),
  ]);
  const playing = run([officer('checker'), take('accept')]);
  const coach: Viewer = { kind: 'officer', accountId: 'coach', roles: ['coach'] };
  const whole = ['photo.face', 'consent.signed'];

  test.each<[string, CaseState, Viewer, string, Parameters<typeof checkAction>[4], unknown]>([
    ['an action that is not there', run(), checker, 'dance', {}, 'action-unknown'],
    ['a name that every object has', run(), checker, 'constructor', {}, 'action-unknown'],
    ['an action of another role', run(), checker, 'cancel', {}, 'action-not-possible'],
    [
      'every check ticked',
      run(),
      checker,
      'accept',
      { checklist: whole, note: ' Baik ' },
      { checklist: whole, note: 'Baik' },
    ],
    [
      'a check left open',
      run(),
      checker,
      'accept',
      { checklist: ['photo.face'] },
      ['checklist.consent.signed: not-ticked'],
    ],
    ['no reason', run(), checker, 'refuse', { reason: '  ' }, ['reason: missing']],
    ['too long a reason', run(), checker, 'refuse', { reason: 'x'.repeat(501) }, ['reason: too-long']],
    ['no faults', run(), checker, 'return', {}, ['faults: missing']],
    [
      'faults without words',
      run(),
      checker,
      'return',
      { faults: [{ at: 'form.kind', words: ' ' }] },
      ['form.kind: missing'],
    ],
    [
      'a fault at what is not asked',
      run(),
      checker,
      'return',
      { faults: [{ at: 'form.sponsors[0].name', words: 'x' }] },
      ['form.sponsors[0].name: unknown-place'],
    ],
    [
      'a fault inside an address',
      run(),
      checker,
      'return',
      { faults: [{ at: 'form.home.street', words: ' Kurang nomor ' }] },
      { faults: [{ at: 'form.home.street', words: 'Kurang nomor' }] },
    ],
    [
      'nothing corrected',
      returned,
      applicant,
      'correct',
      { answers: juniorAnswers },
      ['correction: nothing-changed'],
    ],
    [
      'a correction that breaks something else',
      returned,
      applicant,
      'correct',
      { answers: { ...juniorAnswers, clubName: 'B2' } },
      ['form.clubName: too-few-words', 'form.clubName: has-digits'],
    ],
    [
      'no number and no file',
      playing,
      coach,
      'played',
      {},
      ['results.card.number: missing', 'results.card.file: missing'],
    ],
    [
      'a product that is not the register’s',
      playing,
      coach,
      'played',
      {
        results: [
          { product: 'card', number: '1', fileId: 'f', sha256: 's' },
          { product: 'letter', number: '1', fileId: 'f', sha256: 's' },
        ],
      },
      ['results.letter: unknown-product'],
    ],
  ])('%s', (_, state, viewer, action, inputs, expected) => {
    expect(paths(state, viewer, action, inputs)).toEqual(expected);
  });

  test('a correction with another photo goes through', () => {
    const checked = checkAction(
      clubService,
      returned,
      applicant,
      'correct',
      { attachments: [{ requirement: 'photo', fileId: 'file-9', sha256: 'e' }] },
      context,
    );
    expect(checked).toMatchObject({ ok: true, value: { from: 'returned', to: 'checking' } });
  });
});

describe('the story', () => {
  const actions = record(
    [citizen, filed],
    [officer('checker'), take('return', { faults: [], undoUntil: at(6) }), 1],
    [officer('checker'), { type: 'undone', seq: 2 }, 2],
    [officer('checker'), { type: 'commented', audience: 'inside', words: sealed('w'), attachments: [] }],
    [
      { kind: 'system', name: 'sweeper' },
      { type: 'escalated', level: 'holder', dueAt: 'd' },
    ],
    [officer('checker'), take('accept')],
  );
  const read = (viewer: 'applicant' | 'officer' | 'public') =>
    timeline(actions, clubService, {
      viewer,
      accountId: 'citizen',
      officeName: () => ({ id: 'Klub Raket', en: 'Racket Club' }),
    });

  test('the applicant reads what concerns the applicant', () => {
    expect(read('applicant').map(({ story, by, own }) => [story.id, by, own])).toEqual([
      ['Permohonan terkirim ke Klub Raket.', 'applicant', true],
      ['Lolos pemeriksaan di Klub Raket.', 'office', false],
    ]);
    expect(read('public').map(({ seq }) => seq)).toEqual([1, 6]);
  });

  test('an officer reads everything, with what was undone', () => {
    expect(read('officer').map(({ seq, undone, role }) => [seq, undone, role])).toEqual([
      [1, false, undefined],
      [2, true, 'checker'],
      [3, false, 'checker'],
      [4, false, 'checker'],
      [5, false, undefined],
      [6, false, 'checker'],
    ]);
  });
});
