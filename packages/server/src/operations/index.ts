export { keysOpen } from './keys-open.ts';
export { createOperations } from './operations-service.ts';
export { openOutages, queueLengths } from './queues.ts';
export { operationsRoutes } from './routes.ts';
export { lateAfter, watchSweeps } from './sweep-runs.ts';
