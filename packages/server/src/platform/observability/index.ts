export { createMetrics, type QueueLength } from './metrics.ts';
export { observedServices } from './observed-services.ts';
export { openOperationsPort } from './operations-port.ts';
export { createReadinessProbe, type ReadinessProbe } from './readiness.ts';
