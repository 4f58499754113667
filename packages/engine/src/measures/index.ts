export { promiseRecord } from './promise-record.ts';
export { hiddenGroups, smallestPublished } from './small-numbers.ts';
export type { CaseOutcome, PromiseBreak, PromiseRecord } from './types.ts';
