import { expect, test } from 'vitest';
import { newestFirst } from './newest-first.ts';

test.each([
  { told: ['08:00 filed', '09:00 taken', '10:00 returned'], read: ['returned', 'taken', 'filed'] },
  { told: ['10:00 returned', '08:00 filed', '09:00 taken'], read: ['returned', 'taken', 'filed'] },
  { told: ['08:00 filed', '08:00 taken'], read: ['taken', 'filed'] },
  { told: [], read: [] },
])('$told reads $read', ({ told, read }) => {
  const entries = told.map((entry) => {
    const [time = '', story = ''] = entry.split(' ');
    return { at: `2026-11-20T${time}:00Z`, story };
  });
  expect(newestFirst(entries).map(({ story }) => story)).toEqual(read);
});
