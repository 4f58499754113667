import {
  calendarOf,
  type DayHours,
  hoursOn,
  isOpen,
  localDate,
  type Office,
  type Region,
  type Text,
  type Weekday,
} from '@satuloket/engine';
import type { OfficeSummary } from '../types.ts';

const dayMilliseconds = 86_400_000;

const dayNames: Readonly<Record<Weekday, Text>> = {
  monday: { id: 'Senin', en: 'Monday' },
  tuesday: { id: 'Selasa', en: 'Tuesday' },
  wednesday: { id: 'Rabu', en: 'Wednesday' },
  thursday: { id: 'Kamis', en: 'Thursday' },
  friday: { id: 'Jumat', en: 'Friday' },
  saturday: { id: 'Sabtu', en: 'Saturday' },
  sunday: { id: 'Minggu', en: 'Sunday' },
};
const weekdays = Object.keys(dayNames) as Weekday[];

/** An office as people ask for it: where it is, whether it is open now, and its hours of this week. */
export function officeSummary(region: Region, office: Office, now: Date): OfficeSummary {
  const calendar = calendarOf(region, office.id);
  const at = now.toISOString();
  const today = localDate(calendar, at);
  return {
    id: office.id,
    name: office.name,
    address: office.address.id,
    openNow: isOpen(calendar, at),
    hoursToday: hoursWords(hoursOn(calendar, today)),
    weekHours: weekOf(today).map((date, index) => ({
      day: dayNames[weekdays[index] as Weekday],
      hours: hoursWords(hoursOn(calendar, date)),
    })),
    point: { latitude: office.location.latitude, longitude: office.location.longitude },
  };
}

/** Monday to Sunday of the week in which the date lies. */
function weekOf(date: string): readonly string[] {
  const noon = new Date(`${date}T12:00:00Z`);
  const sinceMonday = (noon.getUTCDay() + 6) % 7;
  return weekdays.map((_, index) =>
    new Date(noon.getTime() + (index - sinceMonday) * dayMilliseconds).toISOString().slice(0, 10),
  );
}

function hoursWords(hours: DayHours): Text {
  if (hours.length === 0) return { id: 'Tutup', en: 'Closed' };
  return {
    id: hours.map(([from, to]) => `${from.replace(':', '.')}–${to.replace(':', '.')}`).join(', '),
    en: hours.map(([from, to]) => `${from}–${to}`).join(', '),
  };
}
