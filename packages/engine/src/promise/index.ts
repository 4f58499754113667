export { readClock, warnAt } from './clock.ts';
export { describePromise } from './describe.ts';
export {
  type CalendarAmendment,
  type ClockInput,
  type ClockOwner,
  type ClockSegment,
  type ClockState,
  type PromiseClock,
  type Promised,
  type PromiseUnit,
  usualAtRiskFraction,
} from './types.ts';
