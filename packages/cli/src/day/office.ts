import {
  addWorkingTime,
  calendarOf,
  type OfficeCalendar,
  type Pack,
  postsFor,
  type Region,
  type Service,
} from '@satuloket/engine';

const minute = 60_000;

/** Between these hours people eat, whatever the counter's calendar says. */
const lunch = { from: 12, until: 13 };

/** Who of the demo's accounts may act in a role of the pack on a case there; undefined where nobody does. */
export function officerFor(
  region: Region,
  at: {
    readonly pack: Pack;
    readonly service: Service;
    readonly role: string;
    readonly officeId: string;
    readonly villageCode: string;
  },
): string | undefined {
  const { role, officeId, villageCode } = at;
  const posts = postsFor(region, {
    pack: at.pack.manifest.name,
    service: at.service.code,
    role,
    officeId,
    villageCode,
  });
  return region.accounts.find(({ post }) => posts.some(({ id }) => id === post))?.username;
}

/** The moment after so much work of an office, lunch left out; undefined when its calendar ends before. */
export function afterWork(
  region: Region,
  officeId: string,
  from: number,
  minutes: number,
): number | undefined {
  const calendar = calendarOf(region, officeId);
  const at = add(calendar, from, minutes);
  if (at === undefined) return undefined;
  const hour = hourOf(region.zone, at);
  return hour >= lunch.from && hour < lunch.until ? add(calendar, at, (lunch.until - lunch.from) * 60) : at;
}

function add(calendar: OfficeCalendar, from: number, minutes: number): number | undefined {
  const at = addWorkingTime(calendar, new Date(from).toISOString(), Math.max(1, minutes) * minute);
  return at === null ? undefined : Date.parse(at);
}

function hourOf(zone: string, at: number): number {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  return Number(shown.format(at));
}
