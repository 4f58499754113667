export { createMetrics, type Metrics, type QueueLength } from './metrics.ts';
export { observedServices } from './observed-services.ts';
export { type OperationsPort, openOperationsPort } from './operations-port.ts';
export { createReadinessProbe, type Readiness, type ReadinessProbe } from './readiness.ts';
