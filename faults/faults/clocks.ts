import { type Fault, pause } from '../fault.ts';

const minute = 60_000;

export const clocks: Fault = {
  name: 'clocks',
  tells: 'the clock runs over a midnight and the end of a year, and jumps ahead under load',
  async run({ arena, random, until, did, signIn }) {
    const { clock, places } = arena;
    const zone = places.regions()[0]?.zone ?? 'UTC';
    const to = async (what: string, at: Date): Promise<void> => {
      const minutes = (at.getTime() - clock.now().getTime()) / minute;
      if (minutes <= 0) return;
      clock.advance(minutes);
      did(what);
      // Every process has to have seen it before anyone signs in by it.
      await pause(600);
      await signIn();
      await pause(random.between(1500, 3000));
    };
    const secondsBefore = random.between(1, 3) * 1000;
    await to('a midnight', new Date(midnightAfter(clock.now(), zone).getTime() - secondsBefore));
    await to('the end of a year', new Date(yearEndAfter(clock.now(), zone).getTime() - secondsBefore));
    while (Date.now() < until) {
      clock.advance(random.between(1, 3 * 60));
      did('jump ahead');
      await pause(random.between(200, 1200));
    }
    await signIn();
  },
};

const localDate = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** The first moment of a date in a zone without changes of its clock, as Indonesia's are. */
function startOf(date: string, zone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const shown = new Date(utc).toLocaleString('sv', { timeZone: zone });
  return new Date(utc - (Date.parse(`${shown.replace(' ', 'T')}Z`) - utc));
}

function midnightAfter(at: Date, zone: string): Date {
  const next = new Date(Date.parse(`${localDate(at, zone)}T00:00:00Z`) + 24 * 60 * minute);
  return startOf(next.toISOString().slice(0, 10), zone);
}

const yearOf = (at: Date, zone: string): number => Number(localDate(at, zone).slice(0, 4));

const yearEndAfter = (at: Date, zone: string): Date => startOf(`${yearOf(at, zone) + 1}-01-01`, zone);
