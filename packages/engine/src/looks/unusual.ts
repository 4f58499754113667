import { isOpen } from '../calendar/index.ts';
import type { OfficeCalendar } from '../calendar/types.ts';
import type { Text } from '../result.ts';
import type { LookLimits } from './limits.ts';
import type { LookPurpose } from './purposes.ts';

/** What auditors read of a flag: the rule that raised it. */
export const flagRules = {
  'own-case': { id: 'Melihat data sendiri sebagai petugas', en: 'Looked at the own data as an officer' },
  'own-family': { id: 'Melihat data keluarga sendiri', en: 'Looked at the own family' },
  neighbour: { id: 'Melihat data tetangga (RT yang sama)', en: 'Looked at a neighbour (same RT)' },
  protected: { id: 'Melihat data orang yang dilindungi', en: 'Looked at a protected person' },
  'outside-hours': { id: 'Melihat di luar jam kantor', en: 'Looked outside office hours' },
  'many-in-an-hour': { id: 'Melihat jauh lebih banyak dari biasanya', en: 'Looked far more than is usual' },
} as const satisfies Record<string, Text>;

export type LookRule = keyof typeof flagRules;

/** A look, and what is known of the officer and the person; who is not known is not compared. */
export type LookSeen = {
  readonly at: string;
  readonly purpose: LookPurpose;
  readonly isOwn: boolean;
  readonly isOwnFamily: boolean;
  readonly isNeighbour: boolean;
  readonly isProtected: boolean;
  /** Absent for an office without hours. */
  readonly calendar?: OfficeCalendar;
  /** How many people this officer saw in the hour until then, this one included. */
  readonly inTheHour: number;
  /** How many people nine of ten officer-hours of the office saw at most; null where there is no habit yet. */
  readonly habitPerHour: number | null;
};

/** Whoever reads the record for a living looks at many; that they did stands in the record like every other look. */
const ofAuditors: LookPurpose = 'audit';

/** A round is many addresses at once, and goes on when the counters have closed. */
const ofCouriers: LookPurpose = 'delivery';

const minuteMilliseconds = 60_000;

/** Every rule that this look breaks; all may hold at once. A helper files for neighbours and family by its nature. */
export function unusualIn(look: LookSeen, limits: LookLimits): readonly LookRule[] {
  const rules: Readonly<Record<LookRule, boolean>> = {
    'own-case': look.isOwn,
    'own-family': look.isOwnFamily && !look.isOwn,
    neighbour: look.isNeighbour && !look.isOwn && !look.isOwnFamily && look.purpose !== 'helping',
    protected: look.isProtected && !look.isOwn && look.purpose !== ofAuditors,
    'outside-hours':
      look.purpose !== ofCouriers &&
      look.calendar !== undefined &&
      isOutside(look.calendar, look.at, limits.graceMinutes),
    'many-in-an-hour': ![ofAuditors, ofCouriers].includes(look.purpose) && isMany(look, limits),
  };
  return (Object.keys(rules) as LookRule[]).filter((rule) => rules[rule]);
}

function isMany({ inTheHour, habitPerHour }: LookSeen, limits: LookLimits): boolean {
  const habit = habitPerHour === null ? 0 : Math.ceil(habitPerHour * limits.timesHabit);
  return inTheHour > Math.max(limits.manyPerHour, habit);
}

/** Work begins before the door opens and ends after it closes: the office counts as open a little around its hours. */
function isOutside(calendar: OfficeCalendar, at: string, graceMinutes: number): boolean {
  const moment = Date.parse(at);
  const grace = graceMinutes * minuteMilliseconds;
  return ![moment, moment - grace, moment + grace].some((each) =>
    isOpen(calendar, new Date(each).toISOString()),
  );
}
