import { atLocalHour } from '@satuloket/engine';

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/;

/** What a field for date and hour posts, `2026-11-22T09:30`, as an instant; empty where it is neither. */
export function localInstant(posted: string, zone: string): string {
  const [, date, hour, minute] = shape.exec(posted) ?? [];
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59) return '';
  if (Number.isNaN(Date.parse(date))) return '';
  const at = Date.parse(atLocalHour(date, Number(hour), zone)) + Number(minute) * 60_000;
  return new Date(at).toISOString();
}
