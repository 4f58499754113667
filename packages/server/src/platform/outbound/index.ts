export {
  type OutboundFailure,
  type OutboundSettings,
  type OutboundStatus,
  outboundService,
} from './outbound-service.ts';
