export { atLocalHour, type Instant, type IsoDate } from './moment.ts';
export { calendarProblems } from './problems.ts';
export type {
  CalendarException,
  DayHours,
  HoursPeriod,
  OfficeCalendar,
  Weekday,
} from './types.ts';
export {
  addCalendarDays,
  addWorkingDays,
  administrativeDayCounting,
  type DayCounting,
  workingDaysBetween,
} from './working-days.ts';
export {
  addWorkingTime,
  hoursOn,
  isOpen,
  isWorkingDay,
  localDate,
  nextOpening,
  workingTimeBetween,
} from './working-time.ts';
