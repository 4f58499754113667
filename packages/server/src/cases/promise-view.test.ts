import type { CaseState, Service } from '@satuloket/engine';
import { describe, expect, test } from 'vitest';
import { promiseView } from './promise-view.ts';
import { gardenRegion } from './testing/invented-region.ts';
import { durationWords, momentWords } from './wording.ts';

const region = gardenRegion();
const calendar = region.calendars['north-office']!;
const service = { promise: { amount: 3, unit: 'working-days' } } as unknown as Service;
const filedAt = '2026-11-16T02:00:00.000Z';
const dueAt = '2026-11-19T09:00:00.000Z';

function stateWith(changes: Partial<CaseState>): CaseState {
  return {
    turn: 'office',
    officeId: 'north-office',
    filedAt,
    stateSince: filedAt,
    endedAt: null,
    end: null,
    dueAt,
    segments: [{ from: filedAt, until: null, turn: 'office' }],
    ...changes,
  } as CaseState;
}
const view = (changes: Partial<CaseState>, now: string) =>
  promiseView({ region, service, state: stateWith(changes), calendar }, new Date(now));
const ended = (end: CaseState['end'], endedAt: string): Partial<CaseState> => ({
  end,
  endedAt,
  turn: 'nobody',
  segments: [{ from: filedAt, until: endedAt, turn: 'office' }],
});

describe('the promise as people read it', () => {
  test.each([
    [
      'running',
      {},
      '2026-11-16T03:00:00.000Z',
      'on-time',
      'Selesai paling lambat Kamis, 19 November, pukul 16.00.',
    ],
    [
      'nearly used up',
      {},
      '2026-11-19T07:00:00.000Z',
      'at-risk',
      'Selesai paling lambat Kamis, 19 November, pukul 16.00.',
    ],
    [
      'past',
      {},
      '2026-11-20T03:00:00.000Z',
      'late',
      'Seharusnya selesai Kamis, 19 November, pukul 16.00; sudah lewat 2 jam waktu layanan.',
    ],
    [
      'finished in time',
      ended('finished', '2026-11-17T03:00:00.000Z'),
      '2026-12-01T03:00:00.000Z',
      'kept',
      'Selesai Selasa, 17 November, pukul 10.00, sesuai janji.',
    ],
    [
      'finished late',
      ended('finished', '2026-11-20T03:00:00.000Z'),
      '2026-12-01T03:00:00.000Z',
      'broken',
      'Selesai Jumat, 20 November, pukul 10.00, lewat dari waktu yang dijanjikan.',
    ],
    [
      'refused',
      ended('refused', '2026-11-17T03:00:00.000Z'),
      '2026-12-01T03:00:00.000Z',
      'kept',
      'Diputuskan Selasa, 17 November, pukul 10.00, sesuai janji.',
    ],
    [
      'cancelled',
      ended('cancelled', '2026-11-17T03:00:00.000Z'),
      '2026-12-01T03:00:00.000Z',
      'kept',
      'Dibatalkan Selasa, 17 November, pukul 10.00.',
    ],
  ] as const)('%s', (_name, changes, now, state, sentence) => {
    const promise = view(changes, now);
    expect(promise.state).toBe(state);
    expect(promise.sentence.id).toBe(sentence);
  });

  test('while others have the turn it stands still, and their time is told apart', () => {
    const segments = [
      { from: filedAt, until: '2026-11-16T04:00:00.000Z', turn: 'office' },
      { from: '2026-11-16T04:00:00.000Z', until: null, turn: 'applicant' },
    ] as const;
    const promise = view({ turn: 'applicant', dueAt: null, segments }, '2026-11-18T05:00:00.000Z');
    expect(promise).toMatchObject({ state: 'paused', dueAt: null });
    expect(promise.waits).toEqual([
      { turn: 'office', spoken: { id: '2 jam', en: '2 hours' } },
      { turn: 'applicant', spoken: { id: '2 hari 1 jam', en: '2 days 1 hour' } },
    ]);
  });
});

const minute = 60_000;
test.each([
  [30_000, '1 menit', '1 minute'],
  [90 * minute, '1 jam 30 menit', '1 hour 30 minutes'],
  [7 * 60 * minute + minute, '7 jam', '7 hours'],
  [49 * 60 * minute, '2 hari 1 jam', '2 days 1 hour'],
  [48 * 60 * minute, '2 hari', '2 days'],
])('%i milliseconds are said as %s', (milliseconds, id, en) => {
  expect(durationWords(milliseconds)).toEqual({ id, en });
});

test('a moment is told in the region’s zone', () => {
  expect(momentWords(region, '2026-11-19T09:00:00.000Z')).toEqual({
    id: 'Kamis, 19 November, pukul 16.00',
    en: 'Thursday 19 November, 16:00',
  });
});
