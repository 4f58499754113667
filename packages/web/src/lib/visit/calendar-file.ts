/** A visit as a file that calendars take in (RFC 5545). */

/** Lines end in CRLF; commas, semicolons and backslashes within a text are escaped (3.3.11). */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n');

/** `20261124T010000Z`. */
const moment = (at: string): string => at.replace(/[-:]|\.\d{3}/g, '');

/** A line longer than 75 octets goes on in the next, which begins with a space (3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

export function calendarFile(visit: {
  /** The same visit moved replaces itself in the calendar. */
  readonly id: string;
  /** Counts up with each change of the case. */
  readonly sequence: number;
  readonly now: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string;
  readonly place: string;
  readonly point?: { readonly latitude: number; readonly longitude: number };
  readonly description: string;
  readonly url: string;
}): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Satuloket//ID',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${visit.id}`,
    `SEQUENCE:${visit.sequence}`,
    `DTSTAMP:${moment(visit.now)}`,
    `DTSTART:${moment(visit.startsAt)}`,
    `DTEND:${moment(visit.endsAt)}`,
    `SUMMARY:${escaped(visit.title)}`,
    `LOCATION:${escaped(visit.place)}`,
    ...(visit.point ? [`GEO:${visit.point.latitude};${visit.point.longitude}`] : []),
    `DESCRIPTION:${escaped(visit.description)}`,
    `URL:${visit.url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(visit.title)}`,
    'TRIGGER:-PT2H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
