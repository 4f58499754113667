export { createGuardedPost, type GuardedPost } from './guarded-post.ts';
export {
  type OutboundFailure,
  type OutboundService,
  type OutboundSettings,
  type OutboundStatus,
  outboundService,
} from './outbound-service.ts';
