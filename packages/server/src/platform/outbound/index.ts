export { CircuitBreaker, type CircuitState } from './circuit-breaker.ts';
export type { Answer, CallFailure } from './json-call.ts';
export {
  type OutboundFailure,
  type OutboundService,
  type OutboundSettings,
  type OutboundStatus,
  outboundService,
} from './outbound-service.ts';
