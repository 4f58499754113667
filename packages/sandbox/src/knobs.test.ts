import { describe, expect, it } from 'vitest';
import { KnobSet, readKnobChange } from './knobs.ts';

async function meetings(knobs: KnobSet, count: number): Promise<string[]> {
  const met: string[] = [];
  for (let index = 0; index < count; index += 1) met.push(await knobs.meet());
  return met;
}

describe('the knobs', () => {
  it.each([
    ['well', {}, ['none', 'none', 'none', 'none']],
    ['down', { down: true }, ['down', 'down', 'down', 'down']],
    ['every second call fails', { failRate: 0.5 }, ['none', 'failing', 'none', 'failing']],
    ['every third call fails', { failRate: 1 / 3 }, ['none', 'none', 'failing', 'none']],
    ['every call fails', { failRate: 1 }, ['failing', 'failing', 'failing', 'failing']],
  ])('%s', async (_state, change, expected) => {
    const knobs = new KnobSet(() => new Date(0));
    knobs.set(change);
    expect(await meetings(knobs, 4)).toEqual(expected);
  });

  it('fall back by themselves when their time is over', async () => {
    let now = new Date('2026-11-21T10:00:00Z');
    const knobs = new KnobSet(() => now);
    knobs.set({ down: true, until: '2026-11-21T10:05:00Z' });
    expect(await knobs.meet()).toBe('down');
    now = new Date('2026-11-21T10:05:00Z');
    expect(await knobs.meet()).toBe('none');
    expect(knobs.state).toEqual({ down: false, slowMilliseconds: 0, failRate: 0 });
  });

  it('keep what a later change does not name', () => {
    const knobs = new KnobSet(() => new Date(0));
    knobs.set({ slowMilliseconds: 300 });
    expect(knobs.set({ down: true })).toEqual({ down: true, slowMilliseconds: 300, failRate: 0 });
  });
});

describe('a change as it is posted', () => {
  it.each([
    ['JSON', { down: true, failRate: 0.2 }, { target: 'register', change: { down: true, failRate: 0.2 } }],
    [
      'a form',
      { target: 'sms', down: 'false', slowMilliseconds: '250', failRate: '', until: '' },
      { target: 'sms', change: { down: false, slowMilliseconds: 250 } },
    ],
    [
      'minutes from now',
      { down: true, minutes: '120' },
      { target: 'register', change: { down: true, until: '2026-11-21T05:00:00.000Z' } },
    ],
    ['minutes that are none', { minutes: 0 }, { fault: expect.stringContaining('minutes') }],
    ['an unknown service', { target: 'post' }, { fault: expect.stringContaining('target') }],
    ['a rate above one', { failRate: 2 }, { fault: expect.stringContaining('failRate') }],
    ['a negative delay', { slowMilliseconds: -1 }, { fault: expect.stringContaining('slowMilliseconds') }],
    ['a time that is none', { until: 'besok' }, { fault: expect.stringContaining('until') }],
  ])('%s', (_what, body, expected) => {
    expect(readKnobChange(body, new Date('2026-11-21T03:00:00Z'))).toEqual(expected);
  });
});
