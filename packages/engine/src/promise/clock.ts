import type { Instant, OfficeCalendar } from '../calendar/index.ts';
import { epochMillisecondsOf, instantOf } from '../calendar/moment.ts';
import { addWorkingMilliseconds, workingMillisecondsBetween } from '../calendar/working-time.ts';
import { readDays } from './day-clock.ts';
import { elapsedByOwner, type OwnedSpan, type Span, spansUntil } from './spans.ts';
import {
  type CalendarAmendment,
  type ClockInput,
  type ClockState,
  type PromiseClock,
  type Promised,
  usualAtRiskFraction,
} from './types.ts';

const hour = 3_600_000;

/**
 * Reads the clock of a promise at `now`. A promise that ran out stays late or broken even while the case is with
 * somebody else. What is done at the very instant it was due is kept.
 *
 * A calendar amended later (a holiday declared, a closure) moves the due time only later, never earlier than what
 * was told; and it does not mend a promise that had already run out, or whose work was done, when it was known.
 */
export function readClock(input: ClockInput): PromiseClock {
  return toClock(input, readingInForce(input));
}

/**
 * When so much of the promise will have been used, so that its holder, and later the head, can be told before it
 * breaks. An instant in the past when that has happened. Null while the clock does not run.
 */
export function warnAt(input: ClockInput, fraction: number): Instant | null {
  if (!(fraction > 0 && fraction <= 1)) throw new RangeError(`Not a part of a promise: ${fraction}`);
  const reading = readingInForce(input);
  if (input.stoppedAt != null || reading.waitingFor !== null) return null;
  const at = usedUpAt(input, reading, fraction);
  return at === null ? null : instantOf(at);
}

type Reading = {
  readonly calendar: OfficeCalendar;
  readonly at: number;
  readonly stopped: boolean;
  readonly spans: readonly OwnedSpan[];
  readonly startedAt: number | null;
  readonly dueAt: number | null;
  readonly used: number;
  readonly left: number | null;
  readonly usedDays: number | null;
  readonly waitingFor: PromiseClock['waitingFor'];
};

function readingInForce(input: ClockInput): Reading {
  let reading = read(input, input.calendar, input.now);
  for (const amendment of inOrderOfKnowledge(input)) {
    const then = read(input, reading.calendar, amendment.knownAt);
    if (then.stopped || (then.dueAt !== null && then.at > then.dueAt)) continue;
    const amended = read(input, amendment.calendar, input.now);
    if (isLater(amended.dueAt, reading.dueAt)) reading = amended;
  }
  return reading;
}

function inOrderOfKnowledge({ amendments = [], now }: ClockInput): CalendarAmendment[] {
  const at = epochMillisecondsOf(now);
  return amendments
    .filter((amendment) => epochMillisecondsOf(amendment.knownAt) <= at)
    .sort((first, second) => epochMillisecondsOf(first.knownAt) - epochMillisecondsOf(second.knownAt));
}

/** A calendar that ends makes a promise due never, which is later than any time. */
function isLater(amended: number | null, told: number | null): boolean {
  return (amended ?? Number.POSITIVE_INFINITY) >= (told ?? Number.POSITIVE_INFINITY);
}

function read(input: ClockInput, calendar: OfficeCalendar, now: Instant): Reading {
  const nowMilliseconds = epochMillisecondsOf(now);
  const stoppedAt = input.stoppedAt == null ? Number.POSITIVE_INFINITY : epochMillisecondsOf(input.stoppedAt);
  const at = Math.min(nowMilliseconds, stoppedAt);
  const stopped = stoppedAt <= nowMilliseconds;
  const spans = spansUntil(input.segments, at);
  const current = spans.at(-1)?.owner ?? 'nobody';
  const waitingFor = stopped || current === 'ours' ? null : current;
  const startedAt = spans.find((span) => span.owner === 'ours')?.from ?? null;
  const situation = { calendar, at, stopped, spans, waitingFor, startedAt };
  if (startedAt === null) return { ...situation, dueAt: null, used: 0, left: null, usedDays: null };

  const ours = spans.filter((span) => span.owner === 'ours');
  const meter = meterOf(input.promise, calendar);
  const used = ours.reduce((sum, span) => sum + meter.between(span.from, span.to), 0);
  if (input.promise.unit === 'working-days' || input.promise.unit === 'calendar-days') {
    const { dueAt, usedDays } = readDays({ promise: input.promise, calendar, startedAt, ours, at });
    return {
      ...situation,
      dueAt,
      used,
      usedDays,
      left: dueAt === null ? null : leftUntil(dueAt, ours, at, meter),
    };
  }
  const dueAt = whenUsed(ours, at, input.promise.amount * hour, meter);
  return {
    ...situation,
    dueAt,
    used,
    usedDays: null,
    left: dueAt === null ? null : input.promise.amount * hour - used,
  };
}

/** How time is counted: only while the office is open, or always. */
type Meter = {
  readonly between: (from: number, to: number) => number;
  readonly add: (from: number, amount: number) => number | null;
};

function meterOf(promise: Promised, calendar: OfficeCalendar): Meter {
  if (promise.unit === 'hours' || promise.unit === 'calendar-days') {
    return { between: (from, to) => to - from, add: (from, amount) => from + amount };
  }
  return {
    between: (from, to) => workingMillisecondsBetween(calendar, from, to),
    add: (from, amount) => addWorkingMilliseconds(calendar, from, amount),
  };
}

/** What is left, or, below zero, how long it was with us after it ran out: others' time does not add to our delay. */
function leftUntil(dueAt: number, ours: readonly Span[], at: number, meter: Meter): number {
  if (at <= dueAt) return meter.between(at, dueAt);
  return ours
    .filter((span) => span.to > dueAt)
    .reduce((left, span) => left - meter.between(Math.max(span.from, dueAt), span.to), 0);
}

/** The instant at which `amount` was used in the spans, or will be if the clock runs from `at` on. */
function whenUsed(ours: readonly Span[], at: number, amount: number, meter: Meter): number | null {
  let left = amount;
  for (const span of ours) {
    const inSpan = meter.between(span.from, span.to);
    if (inSpan >= left) return meter.add(span.from, left);
    left -= inSpan;
  }
  return meter.add(at, left);
}

function usedUpAt(input: ClockInput, reading: Reading, fraction: number): number | null {
  if (reading.left === null) return null;
  const ours = reading.spans.filter((span) => span.owner === 'ours');
  const allowance = reading.used + reading.left;
  return whenUsed(ours, reading.at, allowance * fraction, meterOf(input.promise, reading.calendar));
}

function toClock(input: ClockInput, reading: Reading): PromiseClock {
  const { startedAt, dueAt, waitingFor, usedDays } = reading;
  const isLate = dueAt !== null && reading.at > dueAt;
  return {
    startedAt: startedAt === null ? null : instantOf(startedAt),
    dueAt: dueAt === null ? null : instantOf(dueAt),
    usedMilliseconds: reading.used,
    leftMilliseconds: reading.left,
    leftDays: usedDays === null || dueAt === null ? null : input.promise.amount - usedDays,
    paused: startedAt !== null && waitingFor !== null,
    waitingFor,
    state: stateOf(input, reading, isLate),
    waits: elapsedByOwner(reading.spans),
    calendarVersion: reading.calendar.version,
  };
}

function stateOf(input: ClockInput, reading: Reading, isLate: boolean): ClockState {
  if (reading.startedAt === null) return 'not-started';
  if (reading.stopped) return isLate ? 'broken' : 'kept';
  if (isLate) return 'late';
  if (reading.waitingFor !== null) return 'paused';
  const riskyAt = usedUpAt(input, reading, input.atRiskFraction ?? usualAtRiskFraction);
  return riskyAt !== null && riskyAt <= reading.at ? 'at-risk' : 'on-time';
}
