import { expect, test } from 'vitest';
import { isDirect, missingChecks, possibleActions } from './checks.ts';

const letter = {
  requirement: 'letter',
  isCompared: true,
  checks: [
    { code: 'name', ticked: false },
    { code: 'signed', ticked: true },
  ],
};
const leftOut = { ...letter, requirement: 'extra', isCompared: false };

test.each`
  what                              | ticks                                              | missing
  ${'what the record has'}          | ${{}}                                              | ${['letter.name']}
  ${'ticked here'}                  | ${{ 'letter.name': true }}                         | ${[]}
  ${'unticked here'}                | ${{ 'letter.name': true, 'letter.signed': false }} | ${['letter.signed']}
  ${'a document that was left out'} | ${{ 'letter.name': true, 'extra.name': false }}    | ${[]}
`('$what: $missing is missing', ({ ticks, missing }) => {
  expect(missingChecks([letter, leftOut], ticks)).toEqual(missing);
});

test.each`
  needs                    | undoMinutes | direct
  ${[]}                    | ${5}        | ${true}
  ${['checklist', 'note']} | ${5}        | ${true}
  ${['note']}              | ${0}        | ${false}
  ${['reason']}            | ${5}        | ${false}
  ${['faults', 'note']}    | ${5}        | ${false}
  ${['register-result']}   | ${5}        | ${false}
`(
  'needs $needs, undone within $undoMinutes minutes: at one key $direct',
  ({ needs, undoMinutes, direct }) => {
    expect(isDirect({ needs, undoMinutes })).toBe(direct);
  },
);

test('a step that asks a question is not taken by one key', () => {
  const asks = [{ code: 'resi', type: 'text' as const, label: { id: 'Nomor resi', en: 'Tracking number' } }];
  expect(isDirect({ needs: [], undoMinutes: 5, asks })).toBe(false);
});

test('the usual action stands first, what ends a case last, and only what is possible', () => {
  const actions = [
    { action: 'refuse', tone: 'danger', possible: true },
    { action: 'wait', tone: 'other', possible: true },
    { action: 'decide', tone: 'main', possible: false },
    { action: 'accept', tone: 'main', possible: true },
    { action: 'note', tone: 'other', possible: true },
  ] as const;
  expect(possibleActions(actions).map(({ action }) => action)).toEqual(['accept', 'wait', 'note', 'refuse']);
});
