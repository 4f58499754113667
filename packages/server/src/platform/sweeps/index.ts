export { type Sweep, startSweeps } from './sweeps.ts';
