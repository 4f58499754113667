import { type Fault, pause } from '../fault.ts';

const minuteMilliseconds = 60_000;
const dayMinutes = 24 * 60;

/**
 * Accounts that nobody used for ninety days are closed, by rule: the year's end, a leap day and what lies around them are
 * so near to each other here that everybody signs in before that.
 */
const longestAwayDays = 30;

export const clocks: Fault = {
  name: 'clocks',
  tells:
    'the clock runs over a midnight, the end of a year, both ends of a leap day, jumps ahead and is set back, all under load',
  arena: async () => ({ beginsAt: yearEndBeforeLeapDay(new Date()) }),
  async run({ arena, random, until, did, signIn }) {
    const { clock, places } = arena;
    const zone = places.regions()[0]?.zone ?? 'UTC';
    const ahead = async (minutes: number): Promise<void> => {
      clock.advance(minutes);
      // Every process has to have seen it before anyone signs in by it.
      await pause(600);
      await signIn();
    };
    const over = async (what: string, date: string): Promise<void> => {
      const before = startOf(date, zone) - random.between(1, 3) * 1000;
      for (;;) {
        const minutes = (before - clock.now().getTime()) / minuteMilliseconds;
        if (minutes <= 0) break;
        await ahead(Math.min(minutes, longestAwayDays * dayMinutes));
        // Signing in took its time: what is left of the way is gone in one more jump, onto the moment itself.
      }
      did(what);
      await pause(random.between(3500, 5000));
    };
    const newYear = Number(localDate(clock.now(), zone).slice(0, 4)) + 1;
    await over('a midnight', `${newYear - 1}-12-31`);
    await over('the end of a year', `${newYear}-01-01`);
    await over('the beginning of a leap day', `${newYear}-02-29`);
    await over('the end of a leap day', `${newYear}-03-01`);
    do {
      clock.advance(random.between(1, 3 * 60));
      did('jump ahead');
      await pause(random.between(600, 1200));
      arena.setClockBack(random.between(1, 30));
      did('set back');
      await pause(random.between(600, 1200));
    } while (Date.now() < until);
    await ahead(1);
  },
};

/** Two days before the end of the year before the next leap year. */
function yearEndBeforeLeapDay(now: Date): Date {
  for (let year = now.getUTCFullYear(); ; year += 1) {
    const before = new Date(Date.UTC(year, 11, 30, 3));
    if (before > now && new Date(Date.UTC(year + 1, 1, 29)).getUTCDate() === 29) return before;
  }
}

const localDate = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** The first moment of a date, in milliseconds, in a zone without changes of its clock, as Indonesia's are. */
function startOf(date: string, zone: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const shown = new Date(utc).toLocaleString('sv', { timeZone: zone });
  return utc - (Date.parse(`${shown.replace(' ', 'T')}Z`) - utc);
}
