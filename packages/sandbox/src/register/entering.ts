import type { KnobSet } from '../knobs.ts';
import type { RegisterTime } from './events/event.ts';
import type { Journal } from './journal.ts';
import type { CentrePace } from './recordings.ts';
import type { EventOutcome, Register } from './register.ts';

export type RegisterRoutesOptions = {
  readonly register: Register;
  readonly journal: Journal;
  readonly knobs: KnobSet;
  readonly apiKey: string;
  readonly now: () => Date;
  /** Seals what the register issues, as SIAK's documents are. */
  readonly seal: (pdf: Uint8Array) => Promise<Uint8Array>;
  /** How long the centre takes just now. */
  readonly pace: () => CentrePace;
};

/** Registers, and writes the journal before anyone is told the number. */
export function enter(
  options: RegisterRoutesOptions,
  kind: string,
  entry: {
    readonly reference: string;
    readonly typed: Readonly<Record<string, unknown>>;
    readonly instant: Date;
  },
): EventOutcome {
  const outcome = options.register.enter(kind, entry.reference, entry.typed, registerTime(entry.instant));
  if (outcome.kind === 'registered') options.journal.append({ event: outcome.event });
  return outcome;
}

export function fileUrl(fileName: string): string {
  return `/register/files/${fileName}.pdf`;
}

/** The register counts its days in Western Indonesia Time; Swedish dates are written as ISO writes them. */
export function registerTime(instant: Date): RegisterTime {
  return {
    instant: instant.toISOString(),
    day: instant.toLocaleDateString('sv-SE', { timeZone: 'Asia/Jakarta' }),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
