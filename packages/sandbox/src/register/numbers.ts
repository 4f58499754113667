import type { Sex } from './types.ts';

/**
 * The first serial that the sandbox gives on a day. No district has ever issued seven thousand numbers on one
 * day, so an invented number never is a real person's.
 */
const firstSerial = 7001;
const lastSerial = 9999;

/** `32.75.01.1002` → `327501`. */
export function districtPrefix(villageCode: string): string {
  return villageCode.replaceAll('.', '').slice(0, 6);
}

/** `32.75.01.1002` → `3275`. */
export function regionPrefix(villageCode: string): string {
  return villageCode.replaceAll('.', '').slice(0, 4);
}

/** DDMMYY of an ISO date. */
function shortDate(date: string): string {
  return `${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(2, 4)}`;
}

/** The first twelve digits of a NIK: district of first issue, DDMMYY, with 40 added to a woman's day. */
export function nikStem(prefix: string, birthDate: string, sex: Sex): string {
  const day = Number(birthDate.slice(8, 10)) + (sex === 'female' ? 40 : 0);
  return `${prefix}${String(day).padStart(2, '0')}${shortDate(birthDate).slice(2)}`;
}

/** The first twelve digits of a KK number: district and date of registration. */
export function kkStem(prefix: string, registeredOn: string): string {
  return `${prefix}${shortDate(registeredOn)}`;
}

/** Issues numbers stem by stem; a KK number and a man's NIK of one stem share a row of serials, harmlessly. */
export class NumberIssuer {
  readonly #serials: Map<string, number>;

  constructor(used: ReadonlyMap<string, number> = new Map()) {
    this.#serials = new Map(used);
  }

  issue(stem: string): string {
    const serial = (this.#serials.get(stem) ?? firstSerial - 1) + 1;
    if (serial > lastSerial) throw new Error(`no serials left for ${stem}`);
    this.#serials.set(stem, serial);
    return `${stem}${serial}`;
  }

  /** Notes a number that was fixed by hand, so that it is not issued again. */
  reserve(number: string): void {
    const stem = number.slice(0, 12);
    this.#serials.set(stem, Math.max(this.#serials.get(stem) ?? 0, Number(number.slice(12))));
  }

  get used(): ReadonlyMap<string, number> {
    return new Map(this.#serials);
  }
}
