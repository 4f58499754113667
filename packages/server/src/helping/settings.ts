import type { Region } from '@satuloket/engine';

export type HelpingSettings = {
  readonly mandateDays: number;
  readonly counterHours: number;
  readonly adultAge: number;
  readonly lookUpsPerDay: { readonly counter: number; readonly village: number };
  readonly startCodeAttemptsPerDay: number;
  readonly strangers: {
    readonly days: number;
    readonly phone: number;
    readonly village: number;
    readonly counter: number;
  };
};

/** What holds in a region whose `region.yaml` says nothing else. */
const usual: HelpingSettings = {
  mandateDays: 365,
  counterHours: 8,
  // The age from which one has a card and a say of one's own: UU 23/2006 art. 63.
  adultAge: 17,
  lookUpsPerDay: { counter: 300, village: 120 },
  startCodeAttemptsPerDay: 10,
  strangers: { days: 30, phone: 10, village: 100, counter: 900 },
};

export const helpingSettings = (region: Region): HelpingSettings => ({ ...usual, ...region.helping });

/** The last moment of a date in the region: Indonesia's zones keep the same offset all year. */
export function endOfDay(region: Pick<Region, 'zone'>, date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00${offsets[region.zone]}`) + dayMilliseconds);
}

export const dayMilliseconds = 86_400_000;

const offsets: Readonly<Record<Region['zone'], string>> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
};
