export { type Sweep, startSweeps } from './sweeps.ts';
export { aTurnEach, moreIsDue } from './turns.ts';
