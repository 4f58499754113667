export { type RunningSweeps, type Sweep, startSweeps } from './sweeps.ts';
