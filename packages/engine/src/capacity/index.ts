export { isInLine, lineOrder, shortCode } from './line.ts';
export {
  formatRange,
  mostSerials,
  plainSerial,
  readSerial,
  readSerials,
  type SerialFault,
  type SerialNumber,
  type SerialRange,
  serialRanges,
  serialsIn,
  serialText,
} from './serials.ts';
export {
  bookableDates,
  bookableDays,
  bookableSlot,
  readSlotId,
  type SlotObstacle,
  slotsOn,
} from './slots.ts';
export { daysLeft, isLow } from './stock.ts';
export type { KeptStock, Slot, VisitSchedule } from './types.ts';
export { awaitsVisit, visitHeld } from './visit.ts';
