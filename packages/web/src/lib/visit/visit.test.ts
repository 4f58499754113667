import { describe, expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';
import { chooserAddress, dayWords, mapAddress, shortDayWords } from './days.ts';

test('a day is the same day whatever the zone of the server', () => {
  expect(dayWords('2026-11-24', 'id')).toBe('Selasa, 24 November 2026');
  expect(shortDayWords('2026-11-24', 'en')).toEqual({ weekday: 'Tuesday', date: '24 Nov' });
});

test('the choice so far is an address', () => {
  expect(chooserAddress({ action: 'book', office: 'timur', date: null })).toBe('?langkah=book&kantor=timur');
  expect(chooserAddress({ action: 'book', office: 'timur', date: '2026-11-24' })).toBe(
    '?langkah=book&kantor=timur&hari=2026-11-24',
  );
  expect(mapAddress({ latitude: -6.2, longitude: 107 })).toContain('mlat=-6.2&mlon=107');
});

describe('the calendar file', () => {
  const file = calendarFile({
    id: 'KB-1@example',
    sequence: 4,
    now: '2026-11-20T02:00:00.000Z',
    startsAt: '2026-11-24T01:00:00.000Z',
    endsAt: '2026-11-24T01:15:00.000Z',
    title: 'Kunjungan',
    place: 'Kantor, lantai 1; sebelah kiri',
    point: { latitude: -6.2, longitude: 107 },
    description: `Bawa:\n${'Kartu Keluarga, di kertas atau di ponsel '.repeat(4)}é`,
    url: 'https://example/berkas/KB-1',
  });

  test('tells times in UTC and escapes what has a meaning of its own', () => {
    expect(file).toContain('DTSTART:20261124T010000Z\r\n');
    expect(file).toContain('LOCATION:Kantor\\, lantai 1\\; sebelah kiri\r\n');
    expect(file).toContain('DESCRIPTION:Bawa:\\nKartu');
  });

  test('has no line of more than 75 octets, and unfolded it is whole', () => {
    const lengths = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain('di ponsel é\r\n');
  });
});
