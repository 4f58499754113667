import type { DayHours } from '../calendar/index.ts';
import type { VisitSchedule } from './types.ts';

/** Visits of no real place for tests: weekdays 08:00–09:00 and 13:00–14:00, Saturdays 11:00–13:00, 20 minutes each. */
export function inventedSchedule(changes: Partial<VisitSchedule> = {}): VisitSchedule {
  const weekday: DayHours = [
    ['13:00', '14:00'],
    ['08:00', '09:00'],
  ];
  return {
    id: 'portraits',
    services: ['club-membership'],
    offices: ['club'],
    week: {
      monday: weekday,
      tuesday: weekday,
      wednesday: weekday,
      thursday: weekday,
      friday: weekday,
      saturday: [['11:00', '13:00']],
      sunday: [['08:00', '12:00']],
    },
    minutes: 20,
    places: 2,
    opens: { daysAhead: 7, at: '09:00' },
    ...changes,
  };
}
