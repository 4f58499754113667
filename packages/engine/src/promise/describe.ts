import type { Text } from '../result.ts';
import type { Promised, PromiseUnit } from './types.ts';

const unitNames: Record<PromiseUnit, { id: string; one: string; many: string }> = {
  'working-hours': { id: 'jam kerja', one: 'working hour', many: 'working hours' },
  'working-days': { id: 'hari kerja', one: 'working day', many: 'working days' },
  'calendar-days': { id: 'hari', one: 'day', many: 'days' },
  hours: { id: 'jam', one: 'hour', many: 'hours' },
};

/** The promise in words, `3 hari kerja`, or `hari yang sama bila diajukan sebelum pukul 11.00`. */
export function describePromise({ amount, unit, cutOff }: Promised): Text {
  if (cutOff !== undefined && amount === 0) {
    return {
      id: `hari yang sama bila diajukan sebelum pukul ${cutOff.replace(':', '.')}`,
      en: `the same day when asked by ${cutOff}`,
    };
  }
  const names = unitNames[unit];
  return {
    id: `${String(amount).replace('.', ',')} ${names.id}`,
    en: `${amount} ${amount === 1 ? names.one : names.many}`,
  };
}
